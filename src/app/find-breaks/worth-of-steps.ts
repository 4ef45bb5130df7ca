import { fail, isDecimal, ok, type Problem, type Result } from "../../core/index.ts";
import { type FunnelStep, shareToTheEnd } from "../../kpi/index.ts";
import { type Measured, productOf } from "../../stats/index.ts";
import { queryMetric } from "../query-metric.ts";
import type { QuerySession } from "../query-session.ts";
import type { Asked, SearchedStep } from "./count-step.ts";
import { errorOfValue } from "./error-of-value.ts";
import { problem } from "./problems.ts";

/** What conversions are worth. */
export interface Worth {
  readonly metric: string;
  readonly value: number;
  /** The standard error of the value; absent where its metric is neither a ratio nor a mean. */
  readonly error?: number;
  readonly currency: string;
  /** Of one conversion more of each step: as many as usually go on through the later ones; with its standard error. */
  readonly ofStep: readonly Measured[];
}

interface Valuing {
  readonly steps: readonly FunnelStep[];
  readonly last: SearchedStep;
  readonly asked: Asked;
  readonly value: string | undefined;
}

const usualValue = "average_won_amount";
const customer = "customer";

/** By the metric asked, else by the average won amount where the last step ends with a customer, else not at all. */
export async function worthOfSteps(
  session: QuerySession,
  { steps, last, asked: { asOf }, value }: Valuing,
): Promise<Result<Worth | undefined, readonly Problem[]>> {
  const metric = value ?? usualValueOf(session, last);
  if (metric === undefined) return ok(undefined);
  const answer = await queryMetric(session, { metrics: [metric], totals: false, ...(asOf && { asOf }) });
  if (!answer.ok) return answer;
  const { currency } = session.compiled.settings;
  const column = answer.value.columns.findIndex(({ name }) => name === metric);
  const { type, unit = "" } = answer.value.columns[column]!;
  if (type !== "money" && !unit.startsWith(currency))
    return fail([problem("value-not-money", { metric, unit })]);
  const [cell] = answer.value.rows.map((row) => row[column]);
  if (cell === null || cell === undefined) return ok(undefined);
  const each = isDecimal(cell) ? Number(cell.toFixed()) : Number(cell);
  const relative = await errorOfValue(session, metric, asOf);
  const error = relative === undefined ? {} : { error: Math.abs(each) * relative };
  return ok({
    metric,
    value: each,
    ...error,
    currency,
    ofStep: ofSteps(steps, { error: 0, ...error, value: each }),
  });
}

function ofSteps(steps: readonly FunnelStep[], value: Measured): readonly Measured[] {
  return steps.map((_, place) => productOf([value, shareToTheEnd(steps.slice(place + 1))]));
}

function usualValueOf({ compiled }: QuerySession, { to }: SearchedStep): string | undefined {
  return to.id === customer && compiled.model.metrics.has(usualValue) ? usualValue : undefined;
}
