import type { Expression, RetentionKind } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { conditionOf } from "../plan/plan-scan.ts";
import type { ScanColumn, TimeColumn } from "../plan/plan.ts";
import type { PresenceStep } from "../plan/track-plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { carryLeaf, columnOf } from "./carrier.ts";
import { not } from "./conditions.ts";
import type { Tracked, Tracking } from "./plan-conversion.ts";
import { relationLeaf } from "./relation-leaf.ts";
import { scanSide } from "./scan-side.ts";
import type { RetentionTrack } from "./track.ts";

/** Cohorts by the day of their members. */
const time: TimeColumn = { column: "day", day: "day", type: "date" };

/** The members, their activity in one scan each, what they are by age, and the leaves over that. */
export function planRetention(
  compiled: CompiledModel,
  { leaves, meaning, asked, number }: Tracking<RetentionKind>,
): Tracked {
  const { cohort: members, activity, value } = meaning;
  const carried: ScanColumn[] = [];
  const read = leaves.map((leaf) => carryLeaf(carried, leaf, asked.keys));
  const cohort = scanSide(compiled, {
    side: members,
    name: `cohort_${number}`,
    prefix: "cohort",
    columns: carried,
    where: [],
    isWhole: true,
  });
  const active = scanSide(compiled, {
    side: activity,
    name: `activity_${number}`,
    prefix: "activity",
    columns: value ? [{ name: "value", value: { kind: "expression", expression: value } }] : [],
    where: [],
    isWhole: true,
  });
  const { keys, conditions } = read[0]!;
  const presence: PresenceStep = {
    kind: "presence",
    name: `presence_${number}`,
    cohort: cohort.name,
    activity: active.name,
    cohortKeys: cohort.keys,
    isByPeriod: !compiled.model.concepts.has(members.source),
    every: meaning.every,
    counting: meaning.counting,
    hasValue: value !== undefined,
    isCapped: meaning.isCapped,
    isDaily: members.isDaily || activity.isDaily,
    ...(meaning.upTo !== undefined && { upTo: meaning.upTo }),
    asOf: asked.asOf,
    keys: carriedKeys(keys),
    where: conditions.map(conditionOf),
    period: asked.period,
  };
  return {
    steps: [...cohort.steps, ...active.steps, presence],
    leaves: leaves.map((leaf, index) => leafOver(presence, leaf, read[index]!.keys)),
  };
}

function leafOver({ name }: PresenceStep, leaf: BoundLeaf, keys: BoundLeaf["keys"]): BoundLeaf {
  const { part } = leaf.leaf.track as RetentionTrack;
  const mature = columnOf("is_mature", "boolean");
  const condition: Expression = part === "immature" ? not(mature) : mature;
  return { ...relationLeaf(leaf, { relation: name, time, keys }), conditions: [condition] };
}

/** The columns of the cohort that are keys of groups; the age is made later. */
function carriedKeys(keys: BoundLeaf["keys"]): readonly string[] {
  const names = keys.flatMap((key) =>
    key?.kind === "expression" && key.expression.kind === "column" ? [key.expression.column] : [],
  );
  return [...new Set(names)].filter((name) => name !== "age");
}
