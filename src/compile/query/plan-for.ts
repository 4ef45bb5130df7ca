import { dayIn, type Problem } from "../../core/index.ts";
import { type MetricQuery, metricQuery } from "../../contract/index.ts";
import { type Dimension, metricTable } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import type { JoinPlan } from "../plan/join-plan.ts";
import { planSteps } from "../plan/plan-steps.ts";
import type { AskedPeriod, Level, MetricTableStep, Plan, Step } from "../plan/plan.ts";
import { askedKeys } from "./asked-keys.ts";
import { bindMetrics, type BoundMetrics } from "./bind-metrics.ts";
import type { AskedQuery } from "./planned-query.ts";

export type BoundQuery = AskedQuery & BoundMetrics;

export function periodOf({ from, to }: MetricQuery): AskedPeriod {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

export function planFor(
  compiled: CompiledModel,
  { query, keys, metrics, leaves, asOf }: BoundQuery,
  period: AskedPeriod,
  problems: Problem[],
): Plan {
  const names = keys.map(({ column }) => column);
  const levels = levelsOf(names, query);
  const asOfDay = dayIn(compiled.settings.timezone, asOf);
  const steps = planSteps(leaves, { period, keys: names, levels, asOfDay });
  const tables = metricTables(compiled, joinsIn(steps.steps), asOf, problems);
  return { ...steps, steps: [...tables, ...steps.steps], keys: names, levels, metrics };
}

/** Detail first, then the totals: each prefix of the dimensions, with and without the period. */
function levelsOf(keys: readonly string[], { grain, by, totals }: MetricQuery): readonly Level[] {
  const time = grain ? keys.slice(0, 1) : [];
  const dimensions = keys.slice(time.length);
  const prefixes = totals ? by.map((_, index) => index).reverse() : [];
  const kept = [
    keys,
    ...prefixes.map((length) => [...time, ...dimensions.slice(0, length)]),
    ...(totals && grain ? [by.length, ...prefixes].map((length) => dimensions.slice(0, length)) : []),
  ];
  return kept.map((names) => ({ mask: maskOf(keys, names), keys: names }));
}

function maskOf(keys: readonly string[], kept: readonly string[]): number {
  return keys.reduce((mask, key) => mask * 2 + (kept.includes(key) ? 0 : 1), 0);
}

/** The values of metrics that are joined as if they were a table: each once, before the steps that read them. */
export function metricTables(
  compiled: CompiledModel,
  joins: readonly JoinPlan[],
  asOf: string,
  problems: Problem[],
): readonly MetricTableStep[] {
  const joined = new Set(joins.map(({ dataset }) => dataset));
  const { dimensions } = compiled.model;
  return [...dimensions.values()]
    .filter(({ id, metric }) => metric !== undefined && joined.has(metricTable(id)))
    .flatMap((dimension) => tableOf(compiled, dimension, asOf, problems));
}

export function joinsIn(steps: readonly Step[]): readonly JoinPlan[] {
  return steps.flatMap((step) => (step.kind === "scan" ? step.joins : []));
}

function tableOf(
  compiled: CompiledModel,
  { id, metric, on }: Dimension,
  asOf: string,
  problems: Problem[],
): readonly MetricTableStep[] {
  const [dataset = ""] = Object.keys(on);
  const { key } = compiled.source(dataset);
  const query = metricQuery.parse({ metrics: [metric], by: [`${dataset}.${key}`], totals: false });
  const asked = { query, asOf, keys: askedKeys(compiled, query), where: undefined };
  const own: Problem[] = [];
  const bound = bindMetrics(compiled, asked, own);
  problems.push(...own);
  if (own.length > 0) return [];
  const plan = planFor(compiled, { ...asked, ...bound }, {}, problems);
  return [
    { kind: "metric-table", name: metricTable(id), plan, dataset, key, finish: plan.metrics[0]!.finish },
  ];
}
