import { z } from "zod";
import type { MetricFlowQuestion } from "../../../src/interchange/index.ts";

const cell = z.union([z.null(), z.boolean(), z.number(), z.string()]);
const text = z.union([z.string(), z.array(z.string())]);

const caseShape = z.looseObject({
  name: z.string(),
  model: z.string(),
  metrics: z.array(z.string()).default([]),
  group_bys: z.array(z.string()).default([]),
  group_by_objs: z
    .array(z.object({ name: z.string(), grain: z.string().optional(), date_part: z.string().optional() }))
    .default([]),
  where_filter: text.nullish(),
  time_constraint: z.tuple([z.string(), z.string()]).nullish(),
  order_bys: z.array(z.string()).default([]),
  limit: z.int().nullish(),
  check_order: z.boolean().default(false),
  min_max_only: z.boolean().default(false),
  apply_group_by: z.boolean().default(true),
  expected: z.object({ columns: z.array(z.string()), rows: z.array(z.array(cell)) }),
});

export type Case = z.infer<typeof caseShape>;

export function readCases(json: string): readonly Case[] {
  return z.array(caseShape).parse(JSON.parse(json));
}

export function questionOf(one: Case): MetricFlowQuestion {
  const { where_filter: where, time_constraint: timeConstraint, limit } = one;
  const objects = one.group_by_objs.map(({ name, grain, date_part: datePart }) => ({
    name,
    grain,
    datePart,
  }));
  return {
    metrics: one.metrics,
    groupBy: [...one.group_bys, ...objects],
    where: where == null ? [] : [where].flat(),
    orderBy: one.order_bys,
    ...(timeConstraint && { timeConstraint }),
    ...(limit != null && { limit }),
  };
}

const folders: { readonly [model: string]: string } = {
  SIMPLE_MODEL: "simple_manifest",
  EXTENDED_DATE_MODEL: "extended_date_manifest",
  SCD_MODEL: "scd_manifest",
  UNPARTITIONED_MULTI_HOP_JOIN_MODEL: "multi_hop_join_manifest",
  PARTITIONED_MULTI_HOP_JOIN_MODEL: "partitioned_multi_hop_join_manifest",
  NON_SM: "non_sm_manifest",
  NON_DS_MODEL: "non_sm_manifest",
};

export function folderOf(model: string): string {
  return folders[model] ?? `${model.toLowerCase().replace(/_model$/u, "")}_manifest`;
}
