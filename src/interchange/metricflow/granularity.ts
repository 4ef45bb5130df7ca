/** The grains that MetricFlow knows, from the finest. */
export const granularities = [
  "nanosecond",
  "microsecond",
  "millisecond",
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "quarter",
  "year",
] as const;
export type Granularity = (typeof granularities)[number];

export function isGranularity(word: string): word is Granularity {
  return granularities.some((one) => one === word);
}

/** Negative when the first is finer. */
export function compareGranularity(left: Granularity, right: Granularity): number {
  return granularities.indexOf(left) - granularities.indexOf(right);
}

export function coarsest(all: readonly Granularity[]): Granularity | undefined {
  return all.toSorted(compareGranularity).at(-1);
}

export function isWithinDay(word: string): boolean {
  return isGranularity(word) && compareGranularity(word, "day") < 0;
}
