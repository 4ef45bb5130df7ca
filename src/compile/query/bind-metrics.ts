import type { Problem } from "../../core/index.ts";
import { timeAcross } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf } from "../model/map-columns.ts";
import type { MetricPlan } from "../plan/plan.ts";
import { plainName } from "./asked-keys.ts";
import { bindLeaf } from "./bind-leaf.ts";
import type { LeafList } from "./leaf.ts";
import type { AskedQuery, PlannedQuery } from "./planned-query.ts";
import { resolveMetric } from "./resolve-metric.ts";

export type BoundMetrics = Pick<PlannedQuery, "metrics" | "leaves">;

/** The metrics over leaves, each over its own columns; what cannot be answered goes to `problems`. */
export function bindMetrics(compiled: CompiledModel, asked: AskedQuery, problems: Problem[]): BoundMetrics {
  const { query, keys, where, asOf } = asked;
  const list: LeafList = { leaves: [], known: new Map(), asked: namesAsked(asked) };
  const askers: string[] = [];
  const metrics = query.metrics.map((id): MetricPlan => {
    const plan = resolveMetric(compiled, id, list);
    while (askers.length < list.leaves.length) askers.push(id);
    return plan;
  });
  const leaves = list.leaves.map((leaf, index) =>
    bindLeaf(compiled, { leaf, metric: askers[index]!, where, query, keys, asOf }, problems),
  );
  return { metrics, leaves };
}

function namesAsked({ query, keys, where }: AskedQuery): ReadonlySet<string> {
  const filtered = where ? columnsOf(where).map(({ column }) => column) : [];
  const isTimed = query.compare !== undefined || keys.some(({ kind }) => kind === "period");
  return new Set([...(isTimed ? [timeAcross] : []), ...[...query.by, ...filtered].map(plainName)]);
}
