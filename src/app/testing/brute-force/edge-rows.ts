import type { Asked } from "./asked.ts";
import { holdsMoment } from "./asked-period.ts";
import { type Base, conditionsKept, keysKept, namesPeriod } from "./base.ts";
import { type CountedRow, holdsFor, rowsKept, withValues } from "./counted-rows.ts";
import type { periodsBy } from "./taken-rows.ts";
import { periodValue } from "./periods.ts";
import { shifted, timelineOf } from "./timeline.ts";
import { keyText, type Value } from "./value.ts";
import { cell, type World } from "./world.ts";

interface Placed extends CountedRow {
  readonly point: number;
}

interface EdgeTaken {
  readonly times: readonly Value[];
  readonly sets: readonly (readonly CountedRow[])[];
}

/** The rows on the last (first) moment that there is in each period, for each value of some columns. */
export function edgeRows(
  world: World,
  base: Base,
  asked: Asked,
  periods: typeof periodsBy,
): (kept: readonly number[]) => readonly EdgeTaken[] {
  const keys = keysKept(base, asked);
  const timeline = timelineOf(world, base, keys);
  const isAfter = base.meaning?.kind === "balance" && base.meaning.filter === "after";
  const isShifted = base.shifts.length > 0;
  const query = conditionsKept(base, asked);
  const isLate = (condition: (typeof query)[number]) => isAfter && !namesPeriod(condition);
  const early = [...base.filters, ...query.filter((one) => !isLate(one))].filter(
    (one) => !isShifted || !namesPeriod(one),
  );
  const late = query.filter(isLate);
  const rows = rowsKept(world, base)
    .filter((one) => early.every((condition) => holdsFor(world, one, condition)))
    .flatMap((one): readonly Placed[] => {
      if (!one.moment) return [];
      return [{ ...withValues(world, one, base, keys), point: timeline.pointOf(one.moment) }];
    });
  const lastOf = (some: readonly Placed[]) => chosen(base, some);
  const kept = (some: readonly Placed[]) =>
    some.filter((one) => late.every((condition) => holdsFor(world, one, condition)));
  if (isShifted) {
    const earliest = rows.length === 0 ? undefined : Math.min(...rows.map(({ point }) => point));
    const by = periods(world, base, asked, { timeline, keys, earliest });
    return (positions) =>
      by(positions).map(({ times, points }) => {
        const seen = points.flatMap((point) => {
          const at = shifted(world, timeline, base.shifts, point);
          return rows.filter((row) => row.point === at).map((row) => ({ ...row, point }));
        });
        return { times, sets: [kept(lastOf(seen))] };
      });
  }
  const inside = rows.filter(({ moment }) => holdsMoment(world, asked.period, moment));
  return (positions) => {
    const byTimes = new Map<string, { times: readonly Value[]; rows: Placed[] }>();
    for (const row of inside) {
      const times = keys.map((key, at) =>
        key?.kind === "period" && positions.includes(at) ? periodValue(world, key.grain, row.moment!) : null,
      );
      const key = keyText(times);
      const known = byTimes.get(key) ?? { times, rows: [] };
      known.rows.push(row);
      byTimes.set(key, known);
    }
    return [...byTimes.values()].map(({ times, rows: some }) => ({ times, sets: [kept(lastOf(some))] }));
  };
}

/** Those on the last (first) moment of each value of the columns that have one of their own. */
function chosen({ meaning }: Base, rows: readonly Placed[]): readonly Placed[] {
  if (meaning?.kind !== "balance") throw new Error("Only a balance has a last moment.");
  const { per, take } = meaning;
  const edges = new Map<string, number>();
  const partOf = ({ row }: Placed) => keyText(per.map((column) => cell(row, column)));
  for (const one of rows) {
    const known = edges.get(partOf(one));
    const isBeyond = known === undefined || (take === "first" ? one.point < known : one.point > known);
    if (isBeyond) edges.set(partOf(one), one.point);
  }
  return rows.filter((one) => one.point === edges.get(partOf(one)));
}
