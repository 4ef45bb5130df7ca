import type { MetricQuery } from "../../contract/index.ts";
import type { Expression } from "../../definitions/index.ts";
import type { ExclusionStep } from "../plan/plan-exclusions.ts";
import type { AskedPeriod, MetricPlan, Plan } from "../plan/plan.ts";
import type { AskedKey } from "./asked-keys.ts";
import type { BoundLeaf } from "./bound-leaf.ts";

/** A query and the meaning of its names. */
export interface AskedQuery {
  readonly query: MetricQuery;
  readonly asOf: string;
  readonly keys: readonly AskedKey[];
  readonly where: Expression | undefined;
  /** Besides all keys together, each dimension alone: what the totals say does not count then. */
  readonly isEachAlone?: boolean;
}

/** A query whose every name is resolved, with the plan of its answer and of what it is compared with. */
export interface PlannedQuery {
  readonly query: MetricQuery;
  readonly asOf: string;
  readonly keys: readonly AskedKey[];
  readonly leaves: readonly BoundLeaf[];
  readonly metrics: readonly MetricPlan[];
  readonly plan: Plan;
  readonly exclusions: readonly ExclusionStep[];
  readonly earlier?: { readonly plan: Plan; readonly period: AskedPeriod };
}
