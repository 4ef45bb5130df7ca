import type { Measure, Metric, RetentionKind } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { conjuncts } from "../model/map-columns.ts";
import type { Finish, MetricPart, MetricPlan } from "../plan/plan.ts";
import { addLeaf, type Leaf, type LeafList } from "../query/leaf.ts";
import { restrictedTo, type Side } from "../query/side.ts";
import { columnOf } from "./carrier.ts";
import { partWords } from "./part-words.ts";
import type { RetentionTrack } from "./track.ts";

export interface Tracking {
  readonly compiled: CompiledModel;
  readonly list: LeafList;
}

export interface Retention {
  readonly metric: Metric;
  readonly meaning: RetentionKind;
  readonly side: Side;
}

type Part = RetentionTrack["part"];

/** At one age, or at each. */
export type At =
  | { readonly age: number; readonly isByAge?: never }
  | { readonly isByAge: true; readonly age?: never };

/** A retention's value at an age, over the cohorts that have come to it. */
export function retentionAt(tracking: Tracking, retention: Retention, at: At): Finish {
  const { above, below } = partsOf(retention.meaning);
  const leaf = (part: Part): Finish => ({ kind: "leaf", leaf: leafOf(tracking, retention, part, at) });
  return { kind: "operation", operator: "/", left: leaf(above), right: leaf(below) };
}

/** How many members stand behind an age; of `members`, all; `immature`, those whose cohort has not come to what is asked. */
export function membersAt(
  tracking: Tracking,
  retention: Retention,
  { part, ...at }: At & { readonly part: "size" | "members" | "immature" },
): Finish {
  return { kind: "leaf", leaf: leafOf(tracking, retention, part, at) };
}

function restrictedAt(
  { mature, ...side }: Side,
  part: Part,
  { isByAge }: At,
): Pick<Leaf, "mature" | "isByAge"> {
  if (part === "immature") return { mature: { ages: mature, isNegated: true } };
  const { mature: restricted } = restrictedTo({ ...side, mature });
  return { ...(restricted && { mature: restricted }), ...(isByAge && { isByAge }) };
}

function partsOf({ value, relativeTo }: RetentionKind) {
  return {
    above: value ? ("value" as const) : ("active" as const),
    below: relativeTo === "first" ? ("first" as const) : ("size" as const),
  };
}

/** Who is active of a cohort, or what it brings, over its size or over what it first brought. */
export function retentionPlan(tracking: Tracking, retention: Retention): MetricPlan {
  const { metric, meaning } = retention;
  const leaf = (part: Part) => leafOf(tracking, retention, part);
  const { above, below } = partsOf(meaning);
  const share = { count: leaf(above), total: leaf(below) };
  const finish: Finish = {
    kind: "operation",
    operator: "/",
    left: { kind: "leaf", leaf: share.count },
    right: { kind: "leaf", leaf: share.total },
  };
  const names: readonly Exclude<Part, "members">[] = [
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

function partOf({ units, value }: RetentionKind, name: Exclude<Part, "members">, leaf: number): MetricPart {
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

function leafOf(
  { compiled, list }: Tracking,
  { metric, meaning, side }: Retention,
  part: Part,
  at?: At,
): number {
  const { cohort } = meaning;
  return addLeaf(list, {
    measure: measureOf(metric, meaning, { part, age: at?.age }),
    source: compiled.source(cohort.source),
    conditions: cohort.where ? conjuncts(cohort.where) : [],
    filters: side.filters.flatMap(conjuncts),
    across: side.across,
    timing: { kind: "own" },
    empty: "0",
    isFilled: false,
    track: {
      kind: "retention",
      metric: metric.id,
      meaning,
      part,
      ...(at?.age !== undefined && { age: at.age }),
    },
    ...(at && restrictedAt(side, part, at)),
  });
}

function measureOf(
  metric: Metric,
  { cohort, value, units }: RetentionKind,
  { part, age }: { readonly part: Part; readonly age: number | undefined },
): Measure {
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
    id: [metric.id, ...(age === undefined ? [] : [`age_${age}`]), part].join("."),
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
