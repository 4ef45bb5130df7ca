import type { Expression, RetentionKind } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { conditionOf } from "../plan/plan-scan.ts";
import type { ScanColumn, TimeColumn } from "../plan/plan.ts";
import { ageColumn, type PresenceStep } from "../plan/track-plan.ts";
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
  const upTo = lastAgeOf(leaves, meaning);
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
    ...(upTo !== undefined && { upTo }),
    asOf: asked.asOf,
    carried: carried.map(({ name }) => name),
  };
  return {
    steps: [cohort.scan, active.scan, presence],
    leaves: leaves.map((leaf, index) => leafOver(presence, leaf, read[index]!)),
  };
}

function leafOver({ name }: PresenceStep, leaf: BoundLeaf, { keys, conditions }: Read): BoundLeaf {
  return {
    ...relationLeaf(leaf, { relation: name, time, keys }),
    conditions: [...standing(leaf), ...conditions],
  };
}

/** Which of the members at each age a leaf counts. */
function standing({ leaf: { track } }: BoundLeaf): readonly Expression[] {
  const isMature = columnOf("is_mature", "boolean");
  if (track?.kind !== "retention" || track.age === undefined)
    return [track?.part === "immature" ? not(isMature) : isMature];
  const isAll = track.part === "immature" || track.part === "members";
  return isAll ? [isAge(0)] : [isMature, isAge(track.age)];
}

function isAge(age: number): Expression {
  const nowhere = { start: 0, end: 0 };
  return {
    kind: "binary",
    operator: "=",
    left: columnOf(ageColumn, "integer"),
    right: { kind: "literal", value: String(age), type: "integer", span: nowhere },
    type: "boolean",
    span: nowhere,
  };
}

/** No more ages are made than are read. */
function lastAgeOf(leaves: readonly BoundLeaf[], { upTo }: RetentionKind): number | undefined {
  const ages = leaves.map(({ leaf: { track } }) => (track?.kind === "retention" ? track.age : undefined));
  const known = ages.filter((age) => age !== undefined);
  return known.length === ages.length ? Math.max(...known) : upTo;
}
