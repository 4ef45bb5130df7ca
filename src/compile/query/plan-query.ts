import { canonicalJson, fail, ok, type Problem, type Result } from "../../core/index.ts";
import type { MetricQuery } from "../../contract/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf } from "../model/map-columns.ts";
import { planExclusions } from "../plan/plan-exclusions.ts";
import { expressionsOf } from "../plan/plan-scan.ts";
import type { AskedPeriod } from "../plan/plan.ts";
import { askedKeys } from "./asked-keys.ts";
import type { BoundLeaf } from "./bound-leaf.ts";
import { bindMetrics } from "./bind-metrics.ts";
import { checkQuery, parseWhere } from "./check-query.ts";
import { earlierPeriod } from "./earlier-period.ts";
import { type BoundQuery, periodOf, planFor, tablesFor } from "./plan-for.ts";
import { planGroups } from "./plan-groups.ts";
import type { AskedQuery, PlannedQuery } from "./planned-query.ts";

/** Plans a query as of a moment; every problem at once. `isEachAlone`: grouped by each dimension alone besides. */
// oxlint-disable-next-line max-params -- the last is a choice
export function planQuery(
  compiled: CompiledModel,
  query: MetricQuery,
  asOf: string,
  { isEachAlone = false }: Pick<AskedQuery, "isEachAlone"> = {},
): Result<PlannedQuery, readonly Problem[]> {
  const problems: Problem[] = [...checkQuery(compiled, query)];
  const where = parseWhere(compiled, query.where);
  if (!where.ok) problems.push(...where.error);
  if (problems.length > 0 || !where.ok) return fail(problems);
  const keys = askedKeys(compiled, query);
  const asking = { query, asOf, keys, where: where.value, isEachAlone };
  if (query.metrics.length === 0) return planGroups(compiled, asking);
  const bound = bindMetrics(compiled, asking, problems);
  if (problems.length > 0) {
    tablesFor(compiled, relationsRead(bound.leaves), asOf, problems);
    return fail(distinct(problems));
  }
  const planned = planBound(compiled, { ...asking, ...bound }, problems);
  return problems.length > 0 ? fail(distinct(problems)) : ok(planned);
}

function relationsRead(leaves: readonly BoundLeaf[]): ReadonlySet<string> {
  const columns = leaves.flatMap(expressionsOf).flatMap(columnsOf);
  return new Set(columns.flatMap(({ hops }) => hops.map(({ to }) => to)));
}

function planBound(compiled: CompiledModel, bound: BoundQuery, problems: Problem[]): PlannedQuery {
  const { query, asOf, keys, metrics, leaves } = bound;
  const period = periodOf(query);
  const earlier = earlierPeriod(compiled.settings, query, asOf);
  const plan = (some: AskedPeriod) => planFor(compiled, bound, some, problems);
  return {
    query,
    asOf,
    keys,
    metrics,
    leaves,
    plan: plan(period),
    exclusions: planExclusions(compiled, leaves, { period, asOf, problems }),
    ...(earlier && { earlier: { plan: plan(earlier), period: earlier } }),
  };
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const kept = new Map(problems.map((one) => [canonicalJson([one.code, one.facts]), one]));
  return [...kept.values()];
}
