import type { MetricQueryInput } from "../../contract/index.ts";
import { fail, isDecimal, ok, type Problem, type Result } from "../../core/index.ts";
import type { FunnelStep } from "../../kpi/index.ts";
import { queryMetric } from "../query-metric.ts";
import type { QuerySession } from "../query-session.ts";
import type { Asked, SearchedStep } from "./count-step.ts";
import { problem } from "./problems.ts";

/** What conversions are worth. */
export interface Worth {
  readonly metric: string;
  readonly value: number;
  readonly currency: string;
  /** Of one conversion more of each step: as many as usually go on through the later ones. */
  readonly ofStep: readonly number[];
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
  { steps, last, asked, value }: Valuing,
): Promise<Result<Worth | undefined, readonly Problem[]>> {
  const { model, settings } = session.compiled;
  const isUsual = value === undefined;
  if (isUsual && (last.to.id !== customer || !model.metrics.has(usualValue))) return ok(undefined);
  const metric = value ?? usualValue;
  const query: MetricQueryInput = {
    metrics: [metric],
    totals: false,
    ...(asked.asOf !== undefined && { asOf: asked.asOf }),
  };
  const answer = await queryMetric(session, query);
  if (!answer.ok) return answer;
  const column = answer.value.columns.findIndex(({ name }) => name === metric);
  const { type, unit = "" } = answer.value.columns[column]!;
  if (!isUsual && type !== "money" && !unit.startsWith(settings.currency))
    return fail([problem("value-not-money", { metric, unit })]);
  const cell = answer.value.rows[0]?.[column];
  if (cell === null || cell === undefined) return ok(undefined);
  const each = isDecimal(cell) ? Number(cell.toFixed()) : Number(cell);
  const ofStep = steps.map((_, place) => each * goOn(steps.slice(place + 1)));
  return ok({ metric, value: each, currency: settings.currency, ofStep });
}

function goOn(later: readonly FunnelStep[]): number {
  return later.reduce((product, { rows }) => {
    const entered = rows.reduce((sum, { people }) => sum + people, 0);
    const converted = rows.reduce((sum, { days, people }) => (days === null ? sum : sum + people), 0);
    return entered === 0 ? product : (product * converted) / entered;
  }, 1);
}
