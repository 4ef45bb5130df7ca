import type { CellSeries } from "./cells.ts";

/** Weeks in which a break is on: from `at`, up to and without `until`, which past the last week means to this day. */
export interface Span {
  readonly at: number;
  readonly until: number;
}

/** A break over a span: how large on the linear scale, and the standard error of that. */
export interface SpanTest extends Span {
  readonly effect: number;
  readonly error: number;
}

/** The largest of its kind, and among how many it was chosen. */
export interface Largest extends SpanTest {
  readonly tries: number;
}

/** There is a before to compare with, and a change lasts some weeks. */
const fewestBefore = 8;
const fewestOn = 3;
/** What is over again after fewer weeks is not told from the memory that weeks have of one another. */
const fewestUntilOver = 7;
const fewestOver = 3;

interface Prefix {
  /** Weeks with anyone in them, what they leave, and the information in them, before each week. */
  readonly filled: Int32Array;
  readonly rest: Float64Array;
  readonly weight: Float64Array;
}

function prefixOf({ rest, weight }: CellSeries): Prefix {
  const sums = {
    filled: new Int32Array(rest.length + 1),
    rest: new Float64Array(rest.length + 1),
    weight: new Float64Array(rest.length + 1),
  };
  for (let week = 0; week < rest.length; week++) {
    sums.filled[week + 1] = sums.filled[week]! + (weight[week]! > 0 ? 1 : 0);
    sums.rest[week + 1] = sums.rest[week]! + rest[week]!;
    sums.weight[week + 1] = sums.weight[week]! + weight[week]!;
  }
  return sums;
}

/** Every span to this day: enough weeks with anyone in them lie before it and in it. */
export function openSpans(series: CellSeries): readonly Span[] {
  const { filled } = prefixOf(series);
  const last = filled.length - 1;
  return Array.from({ length: last }, (_, at) => ({ at, until: last })).filter(
    ({ at }) => filled[at]! >= fewestBefore && filled[last]! - filled[at]! >= fewestOn,
  );
}

/** The largest break beside the cell's level alone, of those to this day and of those that are over. */
export function largestBreaks(series: CellSeries): readonly Largest[] {
  const prefix = prefixOf(series);
  const last = prefix.filled.length - 1;
  const { filled } = prefix;
  const open = largestOf(prefix, (at) =>
    filled[at]! >= fewestBefore && filled[last]! - filled[at]! >= fewestOn ? [last, last] : undefined,
  );
  const over = largestOf(prefix, (at) => {
    if (filled[at]! < fewestBefore) return undefined;
    let [from, to] = [at, last];
    while (from <= last && filled[from]! - filled[at]! < fewestUntilOver) from++;
    while (to >= from && filled[last]! - filled[to]! < fewestOver) to--;
    return to >= from ? [from, to] : undefined;
  });
  return [open, over].filter((one) => one !== undefined);
}

function largestOf(
  { filled, rest, weight }: Prefix,
  endsOf: (at: number) => readonly [from: number, to: number] | undefined,
): Largest | undefined {
  const last = filled.length - 1;
  const [allRest, allWeight] = [rest[last]!, weight[last]!];
  let [tries, most, start, end] = [0, 0, -1, -1];
  for (let at = 0; at < last; at++) {
    const ends = endsOf(at);
    if (!ends) continue;
    for (let until = ends[0]; until <= ends[1]; until++) {
      tries++;
      const share = (weight[until]! - weight[at]!) / allWeight;
      const information = allWeight * share * (1 - share);
      const score = rest[until]! - rest[at]! - share * allRest;
      if (information > 0 && score ** 2 / information > most) {
        most = score ** 2 / information;
        [start, end] = [at, until];
      }
    }
  }
  if (start < 0) return undefined;
  const share = (weight[end]! - weight[start]!) / allWeight;
  const information = allWeight * share * (1 - share);
  const effect = (rest[end]! - rest[start]! - share * allRest) / information;
  return { at: start, until: end, effect, error: 1 / Math.sqrt(information), tries };
}
