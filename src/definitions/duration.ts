/** So many of a grain. */
export interface Duration {
  readonly count: number;
  /** A grain of the language, or the id of a calendar. */
  readonly unit: string;
}
