import { chiSquaredTail } from "../distributions/tails.ts";
import { solveSymmetric } from "../linear/solve-symmetric.ts";
import { sum } from "../sum.ts";
import { type LifeTable, withRisk } from "./life-table.ts";

export interface LogRank {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** For each group, events seen, and events expected if all groups were alike. */
  readonly groups: readonly { readonly observed: number; readonly expected: number }[];
}

interface AtUnit {
  readonly events: number[];
  readonly atRisk: number[];
}

/**
 * Whether the event comes equally fast in two or more groups (Mantel 1966; Peto and Peto 1972): competing exits
 * count as censored, so it compares hazards. Undefined when no event tells: nothing happened, or only one group was
 * ever at risk. Throws a RangeError for fewer than two groups or a broken table.
 */
export function logRank(tables: readonly LifeTable[]): LogRank | undefined {
  if (tables.length < 2) throw new RangeError("The log-rank test compares two groups or more.");
  const observed = tables.map(() => 0);
  const expected = tables.map(() => 0);
  const variance = tables.map(() => tables.map(() => 0));
  for (const { events, atRisk } of eventUnits(tables)) {
    const [d, n] = [sum(events), sum(atRisk)];
    const scale = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (const [i, inGroup] of atRisk.entries()) {
      observed[i]! += events[i]!;
      expected[i]! += (d * inGroup) / n;
      for (const [j, inOther] of atRisk.entries())
        variance[i]![j]! += scale * (inGroup / n) * ((i === j ? 1 : 0) - inOther / n);
    }
  }
  const tested = tables.map((_, i) => i).filter((i) => variance[i]![i]! > 0);
  const kept = tested.slice(1);
  const apart = kept.map((i) => observed[i]! - expected[i]!);
  const solved = solveSymmetric(
    kept.map((i) => kept.map((j) => variance[i]![j]!)),
    apart,
  );
  if (kept.length === 0 || !solved) return undefined;
  const chiSquared = sum(solved.map((value, i) => value * apart[i]!));
  return {
    chiSquared,
    degreesOfFreedom: kept.length,
    p: chiSquaredTail(chiSquared, kept.length),
    groups: observed.map((count, i) => ({ observed: count, expected: expected[i]! })),
  };
}

/** Events and those at risk in each group, for each unit in which any group has an event. */
function eventUnits(tables: readonly LifeTable[]): Iterable<AtUnit> {
  const grouped = tables.map(withRisk);
  const times = new Set(
    grouped.flatMap((rows) => rows.filter(({ events }) => events > 0).map(({ elapsed }) => elapsed)),
  );
  const places = tables.map(() => 0);
  return [...times]
    .sort((a, b) => a - b)
    .map((time) => {
      const here = grouped.map((rows, group) => {
        while ((rows[places[group]!]?.elapsed ?? Number.POSITIVE_INFINITY) < time) places[group]!++;
        return rows[places[group]!];
      });
      return {
        events: here.map((row) => (row?.elapsed === time ? row.events : 0)),
        atRisk: here.map((row) => row?.atRisk ?? 0),
      };
    });
}
