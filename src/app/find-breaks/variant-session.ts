import { compileModel } from "../../compile/index.ts";
import type { ConversionKind, Metric } from "../../definitions/index.ts";
import type { QuerySession } from "../query-session.ts";
import type { AskedStep } from "./asked-steps.ts";

/** The two counts of a step, as metrics: who entered, by the day they did; who converted, by the day they did. */
export interface StepMetrics {
  readonly entered: string;
  readonly converted: string;
}

export function stepMetrics({ id }: Pick<AskedStep, "id">): StepMetrics {
  return { entered: `${id}:entered`, converted: `${id}:converted` };
}

/** The same session, whose model also knows the two counts of each step. */
export function withStepMetrics(
  session: QuerySession,
  steps: readonly (AskedStep & { readonly horizonDays: number })[],
): QuerySession {
  const { model, settings } = session.compiled;
  const counts = steps.flatMap(({ metric, id, conversion, horizonDays }): Metric[] => {
    const { within: _, horizon: __, ...rest } = conversion;
    const within = { count: horizonDays, unit: "day" };
    const names = stepMetrics({ id });
    return [
      counting(metric, names.entered, { ...rest, give: "base", datedBy: "base" }),
      counting(metric, names.converted, { ...rest, within, give: "converted", datedBy: "converted" }),
    ];
  });
  const metrics = new Map([...model.metrics, ...counts.map((one) => [one.id, one] as const)]);
  return { ...session, compiled: compileModel({ ...model, metrics }, settings) };
}

function counting(metric: Metric, id: string, meaning: ConversionKind): Metric {
  return { ...metric, id, meaning, unit: meaning.units[meaning.give === "base" ? "base" : "converted"] };
}
