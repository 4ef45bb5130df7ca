import { canonicalJson, fail, ok, type Problem, type Result } from "../../core/index.ts";
import type { MetricQuery } from "../../contract/index.ts";
import { type Expression, timeAcross } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import type { FoundDimension } from "../model/find-dimension.ts";
import { columnsOf } from "../model/map-columns.ts";
import { type ExclusionStep, planExclusions } from "../plan/plan-exclusions.ts";
import { planSteps } from "../plan/plan-steps.ts";
import type { AskedPeriod, Level, MetricPlan, Plan } from "../plan/plan.ts";
import { bindLeaf } from "./bind-leaf.ts";
import type { BoundLeaf } from "./bound-leaf.ts";
import { checkQuery, parseWhere } from "./check-query.ts";
import { earlierPeriod } from "./earlier-period.ts";
import { type LeafList, resolveMetric } from "./resolve-metric.ts";

/** A query whose every name is resolved, with the plan of its answer and of what it is compared with. */
export interface PlannedQuery {
  readonly query: MetricQuery;
  readonly asOf: string;
  readonly dimensions: readonly FoundDimension[];
  readonly leaves: readonly BoundLeaf[];
  readonly metrics: readonly MetricPlan[];
  readonly plan: Plan;
  readonly exclusions: readonly ExclusionStep[];
  readonly earlier?: { readonly plan: Plan; readonly period: AskedPeriod };
}

/** Plans a query as of a moment; every problem at once. */
export function planQuery(
  compiled: CompiledModel,
  query: MetricQuery,
  asOf: string,
): Result<PlannedQuery, readonly Problem[]> {
  const problems: Problem[] = [...checkQuery(compiled, query)];
  const where = parseWhere(compiled, query.where);
  if (!where.ok) problems.push(...where.error);
  if (problems.length > 0 || !where.ok) return fail(problems);

  const list: LeafList = { leaves: [], known: new Map(), asked: namesAsked(query, where.value) };
  const askers: string[] = [];
  const metrics = query.metrics.map((id): MetricPlan => {
    const finish = resolveMetric(compiled, id, list);
    while (askers.length < list.leaves.length) askers.push(id);
    return { id, finish };
  });
  const leaves = list.leaves.map((leaf, index) =>
    bindLeaf(compiled, query, { leaf, metric: askers[index]!, where: where.value }, problems),
  );
  if (problems.length > 0) return fail(distinct(problems));
  return ok(planned(compiled, { query, asOf, metrics, leaves }));
}

function namesAsked({ by, grain, compare }: MetricQuery, where: Expression | undefined): ReadonlySet<string> {
  const filtered = where ? columnsOf(where).map(({ column }) => column) : [];
  return new Set([...(grain || compare ? [timeAcross] : []), ...by, ...filtered]);
}

interface Bound {
  readonly query: MetricQuery;
  readonly asOf: string;
  readonly metrics: readonly MetricPlan[];
  readonly leaves: readonly BoundLeaf[];
}

function planned(compiled: CompiledModel, bound: Bound): PlannedQuery {
  const { query, asOf, leaves } = bound;
  const { from, to } = query;
  const period = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const earlier = earlierPeriod(compiled.settings, query, asOf);
  return {
    ...bound,
    leaves,
    dimensions: query.by.map((name) => compiled.dimension(name)!),
    plan: planFor(bound, period),
    exclusions: planExclusions(compiled.model, leaves, period),
    ...(earlier && { earlier: { plan: planFor(bound, earlier), period: earlier } }),
  };
}

function planFor({ query, metrics, leaves }: Bound, period: AskedPeriod): Plan {
  const keys = keyNames(query);
  const levels = levelsOf(keys, query);
  const steps = planSteps(leaves, { period, keys, levels });
  return { ...steps, keys, levels, metrics };
}

function keyNames({ grain, by }: MetricQuery): readonly string[] {
  return [...(grain ? ["period"] : []), ...by.map((_, index) => `key_${index + 1}`)];
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

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const kept = new Map(problems.map((one) => [canonicalJson([one.code, one.facts]), one]));
  return [...kept.values()];
}
