import { addDays, addMonths } from "../../core/index.ts";

/** An event in memory: a moment in milliseconds, and its day in the workspace's zone. */
export interface PlainEvent {
  readonly key: string;
  readonly entity: string | null;
  readonly at: number | null;
  readonly day: string | null;
  readonly mark: string | null;
}

export interface PlainConversion {
  readonly count: "entity" | "event";
  readonly attribution: "first" | "last" | "all";
  readonly isDaily: boolean;
  readonly within?: readonly [count: number, unit: "hour" | "day" | "month"];
  /** The mark is the same on both sides. */
  readonly isConstant: boolean;
  readonly isSelf: boolean;
}

/** A base that counts, or a conversion with the base it is given to. */
export interface PlainUnit {
  readonly base: PlainEvent;
  readonly converted?: PlainEvent;
}

type Dated = PlainEvent & { readonly at: number; readonly day: string };

const hour = 3_600_000;

/** What follows what, event by event: a second writing that shares nothing with the compiler. */
export function convertPlainly(
  conversion: PlainConversion,
  bases: readonly PlainEvent[],
  conversions: readonly PlainEvent[],
): readonly PlainUnit[] {
  const { count, attribution } = conversion;
  const pairs = bases.filter(isDated).flatMap((base) =>
    conversions
      .filter(isDated)
      .filter((converted) => follows(conversion, base, converted))
      .map((converted) => ({ base, converted })),
  );
  if (count === "event")
    return attribution === "all"
      ? [...units(bases), ...one(pairs, ({ base }) => base.key, byConversion)]
      : [...units(bases), ...one(pairs, ({ converted }) => converted.key, byBase(attribution))];
  const somebody = bases.filter(({ entity }) => entity !== null);
  if (attribution === "all") return [...units(somebody), ...one(pairs, ({ base }) => base.key, byConversion)];
  const entities = [...new Set(somebody.map(({ entity }) => entity))];
  return entities.flatMap((entity) => {
    const own = somebody.filter((base) => base.entity === entity).toSorted(inTime);
    const dated = own.filter(isDated);
    const theirs = pairs.filter(({ base }) => base.entity === entity);
    if (attribution === "first") {
      const base = dated[0] ?? own[0]!;
      const [best] = theirs.filter((pair) => pair.base.key === base.key).toSorted(byConversion);
      return [{ base }, ...(best ? [best] : [])];
    }
    const [best] = theirs.toSorted((a, b) => byConversion(a, b) || byBase("last")(a, b));
    return best ? [{ base: best.base }, best] : [{ base: dated.at(-1) ?? own.at(-1)! }];
  });
}

function units(bases: readonly PlainEvent[]): readonly PlainUnit[] {
  return bases.map((base) => ({ base }));
}

export function isDated(event: PlainEvent): event is Dated {
  return event.at !== null && event.day !== null;
}

interface Pair {
  readonly base: Dated;
  readonly converted: Dated;
}

function follows(conversion: PlainConversion, base: Dated, converted: Dated): boolean {
  const { isDaily, isConstant, isSelf } = conversion;
  if (base.entity === null || base.entity !== converted.entity) return false;
  if (isConstant && (base.mark === null || base.mark !== converted.mark)) return false;
  if (isSelf && inTime(base, converted) >= 0) return false;
  const [first, then] = isDaily ? [base.day, converted.day] : [base.at, converted.at];
  return then >= first && then < endOf(conversion, base);
}

/** The day, or the moment, at which the window of a base ends. */
export function endOf(
  { isDaily, within }: Pick<PlainConversion, "isDaily" | "within">,
  { at, day }: Dated,
): number | string {
  if (!within) return isDaily ? "9999" : Number.POSITIVE_INFINITY;
  const [count, unit] = within;
  if (unit === "hour") return isDaily ? day : at + count * hour;
  const last = unit === "month" ? addMonths(day, count) : addDays(day, count);
  return isDaily ? last : midnight(last) + (at - midnight(day));
}

/** When a day begins in the zone of the tests, which is an hour ahead, and two from 31 March 2024 on. */
function midnight(day: string): number {
  return Date.parse(day) - (day > "2024-03-31" ? 2 : 1) * hour;
}

function inTime(a: PlainEvent, b: PlainEvent): number {
  return (a.at ?? 0) - (b.at ?? 0) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

function byConversion(a: Pair, b: Pair): number {
  return inTime(a.converted, b.converted);
}

function byBase(attribution: "first" | "last"): (a: Pair, b: Pair) => number {
  return (a, b) => (attribution === "first" ? inTime(a.base, b.base) : inTime(b.base, a.base));
}

/** Of pairs with one key, the first in an order. */
function one(
  pairs: readonly Pair[],
  keyOf: (pair: Pair) => string,
  order: (a: Pair, b: Pair) => number,
): readonly Pair[] {
  const sorted = pairs.toSorted(order);
  return [...new Map(sorted.toReversed().map((pair) => [keyOf(pair), pair])).values()];
}
