import { z95 } from "../../stats/index.ts";
import { effectOf } from "./effect-of-break.ts";
import type { Estimate, Slower } from "./finding.ts";
import type { FunnelStep } from "./funnel-table.ts";
import type { Judged } from "./judge-cells.ts";
import type { Searched } from "./search-breaks.ts";
import { daysCube, type StepCube } from "./step-cube.ts";

/** How much slower a break of speed made the conversions of its cell, in days. */
export function slowerBy(
  step: FunnelStep,
  searched: Searched,
  { breaks, own }: { readonly breaks: readonly Judged[]; readonly own: Judged },
): Slower {
  const cube = daysCube(step);
  const { change, error, mask } = effectOf(searched, breaks, breaks.indexOf(own), cube);
  const days = { value: change, low: change - z95 * error, high: change + z95 * error };
  const conversions = cube.people.reduce((sum, count, row) => (mask[row] === 0 ? sum : sum + count), 0);
  const median = (isIn: (week: number) => boolean): number =>
    medianDays(step, (row) => isIn(row.week) && isMember(searched.cube, own, row.values));
  return {
    medianBefore: median((week) => week < own.at),
    medianAfter: median((week) => week >= own.at && week < own.until),
    days,
    daysInAll: times(days, conversions),
  };
}

function isMember({ values }: StepCube, { cell }: Judged, row: readonly (string | null)[]): boolean {
  return cell.members.every(({ dimension, value }) => values[dimension]![value] === row[dimension]);
}

/** The day by which one half of the conversions had come. */
function medianDays(step: FunnelStep, isIn: (row: FunnelStep["rows"][number]) => boolean): number {
  const counts = new Map<number, number>();
  for (const row of step.rows) {
    if (row.days !== null && isIn(row)) counts.set(row.days, (counts.get(row.days) ?? 0) + row.people);
  }
  const half = [...counts.values()].reduce((sum, count) => sum + count, 0) / 2;
  let passed = 0;
  for (const [days, count] of [...counts].sort(([a], [b]) => a - b)) {
    passed += count;
    if (passed >= half) return days;
  }
  return 0;
}

function times({ value, low, high }: Estimate, factor: number): Estimate {
  return { value: value * factor, low: low * factor, high: high * factor };
}
