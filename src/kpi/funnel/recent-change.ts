import type { Reached, RateChange } from "./finding.ts";
import type { FunnelStage, FunnelStep } from "./funnel-table.ts";
import type { Mask } from "./fit-rates.ts";
import { mixAndRate, usualOf } from "./mix-and-rate.ts";
import type { Searched } from "./search-breaks.ts";
import { sumIn } from "./effect-of-break.ts";

/** How a step's conversion changed of late, found anything or not: by who entered, and by how those alike convert. */
export interface StepChange {
  readonly step: { readonly from: FunnelStage; readonly to: FunnelStage };
  /** The first week that counts as late. */
  readonly since: string;
  readonly before: Reached;
  readonly after: Reached;
  readonly change: RateChange;
}

/** A quarter. */
const lateWeeks = 13;

/** Undefined for a step too young to have a before. */
export function recentChange(step: FunnelStep, searched: Searched): StepChange | undefined {
  const { cube } = searched;
  const from = step.weeks.length - lateWeeks;
  const since = step.weeks[from];
  if (from < lateWeeks || since === undefined) return undefined;
  const after: Mask = Uint8Array.from(cube.week, (week) => (week >= from ? 1 : 0));
  const before: Mask = after.map((isLate) => 1 - isLate);
  const reached = (mask: Mask): Reached => {
    const [entered, converted] = [sumIn(cube.people, mask), sumIn(cube.outcome, mask)];
    return { entered, converted, rate: entered === 0 ? 0 : converted / entered };
  };
  return {
    step: { from: step.from, to: step.to },
    since,
    before: reached(before),
    after: reached(after),
    change: mixAndRate(cube, usualOf(searched, []), { before, after }),
  };
}
