import { compileModel } from "../../compile/index.ts";
import type { FunnelKind, Metric } from "../../definitions/index.ts";
import type { QuerySession } from "../query-session.ts";
import type { AskedStep } from "./asked-steps.ts";

/** The counts of a step, as metrics: who entered, by the day they did; who converted, by the day they did. */
export interface StepMetrics {
  readonly entered: string;
  readonly converted: string;
  /** Of a funnel's step: who converted, by the day they entered and the days they took. */
  readonly took: string;
}

export function stepMetrics({ id }: Pick<AskedStep, "id">): StepMetrics {
  return { entered: `${id}:entered`, converted: `${id}:converted`, took: `${id}:took` };
}

type Step = AskedStep & { readonly horizonDays: number };

/** The same session, whose model also knows the counts of each step. */
export function withStepMetrics(session: QuerySession, steps: readonly Step[]): QuerySession {
  const { model, settings } = session.compiled;
  const counts = steps.flatMap((step) => (step.way ? countsOfWay(step, step.way) : countsOf(step)));
  const metrics = new Map([...model.metrics, ...counts.map((one) => [one.id, one] as const)]);
  return { ...session, compiled: compileModel({ ...model, metrics }, settings) };
}

function countsOf(step: Step): readonly Metric[] {
  const { metric, conversion, horizonDays } = step;
  const { horizon: _, within = { count: horizonDays, unit: "day" }, ...rest } = conversion;
  const { entered, converted } = stepMetrics(step);
  const { units } = conversion;
  return [
    counting(metric, entered, units.base, { ...rest, give: "base", datedBy: "base" }),
    counting(metric, converted, units.converted, {
      ...rest,
      within,
      give: "converted",
      datedBy: "converted",
    }),
  ];
}

/** A step without a window is waited for so long and no longer. */
function countsOfWay(step: Step, way: FunnelKind): readonly Metric[] {
  const { metric, horizonDays } = step;
  const window = { count: horizonDays, unit: "day" };
  const last = way.steps.length - 1;
  const steps = way.within
    ? way.steps
    : way.steps.map((one, place) => (place === last ? { within: window, ...one } : one));
  const { entered, converted, took } = stepMetrics(step);
  const own = (id: string, how: NonNullable<FunnelKind["counting"]>): Metric =>
    counting(metric, id, metric.unit, { ...way, steps, counting: how });
  return [
    own(entered, { give: "before" }),
    own(converted, { give: "taken" }),
    own(took, { give: "taken", upToDays: horizonDays + 1 }),
  ];
}

// oxlint-disable-next-line max-params -- the four together are one metric
function counting(metric: Metric, id: string, unit: string, meaning: Metric["meaning"]): Metric {
  return { ...metric, id, meaning, unit };
}
