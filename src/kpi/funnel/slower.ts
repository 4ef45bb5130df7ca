import { z95 } from "../../stats/index.ts";
import { effectOf } from "./effect-of-break.ts";
import { type Cohorts, never } from "./cohorts.ts";
import type { Estimate, Slower } from "./finding.ts";
import type { FunnelStep } from "./funnel-table.ts";
import type { Judged } from "./judge-cells.ts";
import type { Searched } from "./search-breaks.ts";
import { daysCube } from "./step-cube.ts";

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
    medianDays(step, (row) => isIn(step.cohorts.week[row]!) && isMember(step.cohorts, own, row));
  return {
    medianBefore: median((week) => week < own.at),
    medianAfter: median((week) => week >= own.at && week < own.until),
    days,
    daysInAll: times(days, conversions),
  };
}

function isMember({ places }: Cohorts, { cell }: Judged, row: number): boolean {
  return cell.members.every(({ dimension, value }) => places[dimension]![row] === value);
}

/** The day by which one half of the conversions had come. */
function medianDays({ cohorts }: FunnelStep, isIn: (row: number) => boolean): number {
  const counts = new Map<number, number>();
  for (let row = 0; row < cohorts.rows; row++) {
    const days = cohorts.days[row]!;
    if (days !== never && isIn(row)) counts.set(days, (counts.get(days) ?? 0) + cohorts.people[row]!);
  }
  const half = [...counts.values()].reduce((sum, count) => sum + count, 0) / 2;
  let passed = 0;
  for (const [days, count] of [...counts].sort(([one], [other]) => one - other)) {
    passed += count;
    if (passed >= half) return days;
  }
  return 0;
}

function times({ value, low, high }: Estimate, factor: number): Estimate {
  return { value: value * factor, low: low * factor, high: high * factor };
}
