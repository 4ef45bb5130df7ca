/** The two ends of an interval in floating point, where no exact decimals are needed. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution. */
export const z95 = 1.959963984540054;
