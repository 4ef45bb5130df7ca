import type { Measure, Metric, RetentionKind } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { conjuncts } from "../model/map-columns.ts";
import type { Finish, MetricPart, MetricPlan } from "../plan/plan.ts";
import { addLeaf, type LeafList } from "../query/leaf.ts";
import type { Side } from "../query/side.ts";
import { columnOf } from "./carrier.ts";
import { partWords } from "./part-words.ts";
import type { RetentionTrack } from "./track.ts";

interface Tracking {
  readonly compiled: CompiledModel;
  readonly list: LeafList;
}

interface Retention {
  readonly metric: Metric;
  readonly meaning: RetentionKind;
  readonly side: Side;
}

type Part = RetentionTrack["part"];

/** Who is active of a cohort, or what it brings, over its size or over what it first brought. */
export function retentionPlan(tracking: Tracking, retention: Retention): MetricPlan {
  const { metric, meaning } = retention;
  const leaf = (part: Part) => leafOf(tracking, retention, part);
  const above = meaning.value ? "value" : "active";
  const below = meaning.relativeTo === "first" ? "first" : "size";
  const share = { count: leaf(above), total: leaf(below) };
  const finish: Finish = {
    kind: "operation",
    operator: "/",
    left: { kind: "leaf", leaf: share.count },
    right: { kind: "leaf", leaf: share.total },
  };
  const names: readonly Part[] = [
    above,
    ...(below === "first" ? ["first" as const] : []),
    "size",
    "immature",
  ];
  return {
    id: metric.id,
    finish,
    share: meaning.value ? null : share,
    parts: names.map((part) => partOf(meaning, part, leaf(part))),
  };
}

function partOf({ units, value }: RetentionKind, name: Part, leaf: number): MetricPart {
  const isValue = name === "value" || name === "first";
  return {
    kind: "number",
    name,
    label: partWords[name],
    type: isValue ? valueType(value?.type) : "integer",
    unit: isValue ? units.value : units.members,
    finish: { kind: "leaf", leaf },
  };
}

function valueType(type: string | undefined): "integer" | "decimal" | "money" {
  return type === "integer" || type === "money" ? type : "decimal";
}

function leafOf({ compiled, list }: Tracking, { metric, meaning, side }: Retention, part: Part): number {
  const { cohort } = meaning;
  return addLeaf(list, {
    measure: measureOf(metric, meaning, part),
    source: compiled.source(cohort.source),
    conditions: cohort.where ? conjuncts(cohort.where) : [],
    filters: side.filters.flatMap(conjuncts),
    across: [],
    timing: { kind: "own" },
    empty: "0",
    isFilled: false,
    track: { kind: "retention", metric: metric.id, meaning, part },
  });
}

function measureOf(metric: Metric, { cohort, value, units }: RetentionKind, part: Part): Measure {
  const { place, origin, label, hash, uses, reads } = metric;
  const isValue = part === "value" || part === "first";
  return {
    place,
    origin,
    label,
    hash,
    uses,
    reads,
    kind: "measure",
    id: `${metric.id}.${part}`,
    dataset: cohort.source,
    aggregation: "sum",
    of: isValue ? columnOf(part, value?.type ?? "decimal") : columnOf(memberColumn(part), "integer"),
    time: cohort.time,
    unit: isValue ? units.value : units.members,
  };
}

/** Members that are too recent are members too. */
function memberColumn(part: Part): string {
  return part === "active" ? "active" : "size";
}
