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

/** Whether periods of a grain cannot be told apart by times that are kept at a granularity; custom ones are made of days. */
export function isTooFine(grain: string, kept: string): boolean {
  const own = isGranularity(grain) ? grain : "day";
  return isGranularity(kept) && compareGranularity(own, kept) < 0;
}

/** What a date part is read from. */
const partGrains: { readonly [part: string]: Granularity } = {
  year: "year",
  quarter: "quarter",
  month: "month",
  day: "day",
  dow: "day",
  doy: "day",
};

/** The grain that is asked, where it is finer than what times are kept at. */
export function tooFine(
  { grain, datePart }: { readonly grain: string; readonly datePart?: string | undefined },
  kept: string,
): { readonly grain: string; readonly kept: string } | undefined {
  const wanted = datePart === undefined ? grain : (partGrains[datePart] ?? "day");
  return isTooFine(wanted, kept) ? { grain: wanted, kept } : undefined;
}
