import type { RetentionKind } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { conditionOf } from "../plan/plan-scan.ts";
import type { ScanColumn, TimeColumn } from "../plan/plan.ts";
import type { PresenceStep } from "../plan/track-plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { carryLeaf, columnOf, type Read } from "./carrier.ts";
import { isKnown, not } from "./conditions.ts";
import type { Tracked, Tracking } from "./plan-conversion.ts";
import { relationLeaf } from "./relation-leaf.ts";
import { scanSide } from "./scan-side.ts";

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
    where: [conditionOf(isKnown(members.entity))],
    isWhole: false,
  });
  const active = scanSide(compiled, {
    side: activity,
    name: `activity_${number}`,
    prefix: "activity",
    columns: value ? [{ name: "value", value: { kind: "expression", expression: value } }] : [],
    where: [],
    isWhole: true,
  });
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
    carried: carried.map(({ name }) => name),
  };
  return {
    steps: [...cohort.steps, ...active.steps, presence],
    leaves: leaves.map((leaf, index) => leafOver(presence, leaf, read[index]!)),
  };
}

function leafOver({ name }: PresenceStep, leaf: BoundLeaf, { keys, conditions }: Read): BoundLeaf {
  const { track } = leaf.leaf;
  const isMature = columnOf("is_mature", "boolean");
  const own = track?.part === "immature" ? not(isMature) : isMature;
  return { ...relationLeaf(leaf, { relation: name, time, keys }), conditions: [own, ...conditions] };
}
