import { fail, ok, type Problem, type Result } from "../core/index.ts";
import { type Finding, type FunnelStep, reachedIn, type StepChange, searchFunnel } from "../kpi/index.ts";
import { askedSteps } from "./find-breaks/asked-steps.ts";
import { type Asked, countStep, type SearchedStep } from "./find-breaks/count-step.ts";
import { horizonOf } from "./find-breaks/horizon-of.ts";
import { problem } from "./find-breaks/problems.ts";
import { rowsOf, type RowsOfFinding } from "./find-breaks/rows-of.ts";
import {
  type LeftOut,
  type Searchable,
  type SearchedDimension,
  searchedDimensions,
} from "./find-breaks/searched-dimensions.ts";
import { withStepMetrics } from "./find-breaks/variant-session.ts";
import { weeksOfSteps } from "./find-breaks/weeks-of-steps.ts";
import { type VisibleLoss, visibleLoss } from "./find-breaks/visible-loss.ts";
import { type Worth, worthOfSteps } from "./find-breaks/worth-of-steps.ts";
import type { QuerySession } from "./query-session.ts";

/** Where a conversion or a funnel broke, and what was searched for it. */
export interface Breaks {
  readonly snapshot: string;
  readonly asOf: string;
  readonly timezone: string;
  readonly findings: readonly FoundBreak[];
  /** Steps, measures, values and pairs of values that were searched, and the false discovery rate over them all. */
  readonly places: number;
  readonly level: number;
  readonly dimensions: readonly SearchedDimension[];
  readonly leftOut: readonly LeftOut[];
  readonly steps: readonly StepSearched[];
  /** How the conversion of each step changed in the last quarter: by who entered, and by how those alike convert. */
  readonly changes: readonly StepChange[];
  readonly worth?: Worth;
}

export type FoundBreak = Finding & RowsOfFinding;

export interface StepSearched {
  readonly from: FunnelStep["from"];
  readonly to: FunnelStep["to"];
  readonly metric: string;
  readonly horizonDays: number;
  readonly weeks: number;
  readonly firstWeek?: string;
  readonly lastWeek?: string;
  readonly entered: number;
  readonly converted: number;
  /** What would have been seen, had it happened. */
  readonly visible?: VisibleLoss;
}

export interface FindOptions {
  /** Dimensions to search; default: all of few values. */
  readonly by?: readonly string[];
  readonly where?: string;
  readonly asOf?: string;
  /** A metric in money: what one conversion of the last step is worth. */
  readonly value?: string;
}

const fewestWeeks = 26;

/** Searches the steps of conversions, or of a funnel, for lost conversion and lost speed. */
export async function findBreaks(
  session: QuerySession,
  names: readonly string[],
  { by = [], where, asOf, value }: FindOptions = {},
): Promise<Result<Breaks, readonly Problem[]>> {
  const found = askedSteps(session.compiled, names);
  if (!found.ok) return found;
  const steps = found.value.map((step): SearchedStep => ({ ...step, horizonDays: horizonOf(step) }));
  const asked = { ...(where !== undefined && { where }), ...(asOf !== undefined && { asOf }) };
  const counted = await countSteps(withStepMetrics(session, steps), steps, { by, asked });
  if (!counted.ok) return counted;
  const worth = await worthOfSteps(session, {
    steps: counted.value.steps,
    last: steps.at(-1)!,
    asked,
    value,
  });
  if (!worth.ok) return worth;
  return ok(searched(session, steps, { counted: counted.value, worth: worth.value, asked }));
}

interface Counted extends Searchable {
  readonly steps: readonly FunnelStep[];
}

async function countSteps(
  session: QuerySession,
  steps: readonly SearchedStep[],
  { by, asked }: { readonly by: readonly string[]; readonly asked: Asked },
): Promise<Result<Counted, readonly Problem[]>> {
  const searchable = await searchedDimensions(session, steps, { by, asked });
  if (!searchable.ok) return searchable;
  const { dimensions } = searchable.value;
  const found = await weeksOfSteps(session, steps, asked);
  if (!found.ok) return found;
  const counted: FunnelStep[] = [];
  for (const [place, step] of steps.entries()) {
    const weeks = found.value[place]!;
    const cohorts = await countStep(session, { step, dimensions, asked, weeks });
    if (!cohorts.ok) return cohorts;
    const { from, to, horizonDays } = step;
    counted.push({ from, to, horizonDays, weeks, cohorts: cohorts.value });
  }
  const isOld = counted.some(({ weeks }) => weeks.length >= fewestWeeks);
  return isOld ? ok({ ...searchable.value, steps: counted }) : fail([tooYoung(steps)]);
}

interface Gathered {
  readonly counted: Counted;
  readonly worth: Worth | undefined;
  readonly asked: Asked;
}

function searched(
  { compiled: { settings }, snapshot }: QuerySession,
  steps: readonly SearchedStep[],
  { counted, worth, asked }: Gathered,
): Breaks {
  const { dimensions, leftOut } = counted;
  const search = searchFunnel({
    dimensions,
    steps: counted.steps.map((step, place) => (worth ? { ...step, worth: worth.ofStep[place]! } : step)),
    currency: settings.currency,
  });
  const findings = search.findings.map((one) => ({
    ...one,
    ...rowsOf(one, { step: stepNamed(steps, one), dimensions, asked }),
  }));
  return {
    snapshot: snapshot.id,
    asOf: asked.asOf ?? snapshot.loadedAt,
    timezone: settings.timezone,
    findings,
    places: search.places,
    level: search.level,
    dimensions,
    leftOut,
    steps: steps.map((step, place) => searchedStep(step, counted.steps[place]!, search)),
    changes: search.steps,
    ...(worth && { worth }),
  };
}

function tooYoung(steps: readonly SearchedStep[]): Problem {
  const horizonDays = Math.max(...steps.map((step) => step.horizonDays));
  return problem("steps-too-young", { steps: steps.map(({ metric }) => metric.id), horizonDays });
}

function stepNamed(steps: readonly SearchedStep[], { step }: Finding): SearchedStep {
  return steps.find(({ from, to }) => from.id === step.from.id && to.id === step.to.id)!;
}

function searchedStep(
  { metric, from, to, horizonDays }: SearchedStep,
  { weeks, cohorts }: FunnelStep,
  { places, level }: { readonly places: number; readonly level: number },
): StepSearched {
  const { entered, converted } = reachedIn(cohorts);
  const visible = visibleLoss({ entered, converted, weeks: weeks.length, places, level });
  const [firstWeek, lastWeek] = [weeks[0], weeks.at(-1)];
  return {
    from,
    to,
    metric: metric.id,
    horizonDays,
    weeks: weeks.length,
    ...(firstWeek !== undefined && { firstWeek }),
    ...(lastWeek !== undefined && { lastWeek }),
    entered,
    converted,
    ...(visible && { visible }),
  };
}
