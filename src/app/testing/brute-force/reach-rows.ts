import type { Base } from "./base.ts";
import type { CountedRow } from "./counted-rows.ts";
import { back, startOf, type Timeline } from "./timeline.ts";
import type { World } from "./world.ts";

export interface TimedRow extends CountedRow {
  /** When it is, or from when it holds. */
  readonly point: number;
  /** When it ends. */
  readonly until?: number;
}

export interface Reaching {
  readonly timeline: Timeline;
  /** The moments of a period, in order. */
  readonly points: readonly number[];
  readonly rows: readonly TimedRow[];
  readonly shift: (point: number) => number | undefined;
}

/** The rows that a period takes in: one set, or one for each moment from whose values one is drawn. */
export function reachRows(world: World, base: Base, reaching: Reaching): readonly (readonly TimedRow[])[] {
  const { meaning, shifts } = base;
  const { points, rows, timeline } = reaching;
  const at = (point: number) => takenAt(world, base, reaching, reaching.shift(point));
  if (meaning?.kind === "cumulative" || meaning?.kind === "balance") {
    const isDrawn =
      meaning.kind === "cumulative"
        ? !["start", "end"].includes(meaning.periodValue)
        : !["first", "last"].includes(meaning.take);
    if (isDrawn) return points.map(at);
    const isFirst =
      meaning.kind === "cumulative" ? meaning.periodValue === "start" : meaning.take === "first";
    return [at(isFirst ? points[0]! : points.at(-1)!)];
  }
  if (shifts.some(({ kind }) => kind === "start")) return [at(points[0]!)];
  const stretches = stretchesOf(reaching);
  const { step } = timeline;
  return [
    rows.filter(({ point }) =>
      stretches.some(([first, last]) => {
        const beyond = Math.max(reaching.shift(last + step) ?? -Infinity, reaching.shift(last)! + step);
        return point >= reaching.shift(first)! && point < beyond;
      }),
    ),
  ];
}

/** The unbroken runs of moments that have an image. */
function stretchesOf({ points, timeline, shift }: Reaching): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (const point of points) {
    if (shift(point) === undefined) continue;
    const last = stretches.at(-1);
    if (last?.[1] === point - timeline.step) last[1] = point;
    else stretches.push([point, point]);
  }
  return stretches;
}

/** The rows that count at one moment. */
function takenAt(
  world: World,
  { meaning }: Base,
  { rows, timeline }: Reaching,
  at: number | undefined,
): readonly TimedRow[] {
  if (at === undefined) return [];
  const isHeld = meaning?.kind === "balance" && meaning.holds !== undefined;
  if (isHeld) return rows.filter(({ point, until }) => point <= at && (until === undefined || until > at));
  if (meaning?.kind !== "cumulative") return rows.filter(({ point }) => point === at);
  const { window, toDate } = meaning;
  const past = rows.filter(({ point }) => point <= at);
  if (window) {
    const before = back(world, timeline, window, at);
    return before === undefined ? [] : past.filter(({ point }) => point > before);
  }
  if (toDate === undefined) return past;
  const start = startOf(world, timeline, toDate, at);
  return start === undefined ? [] : past.filter(({ point }) => point >= start);
}
