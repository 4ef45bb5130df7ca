import type { Grain } from "../../core/index.ts";
import { grainNames, isDayGrain } from "../grains.ts";
import type { RetentionKind } from "../tracking.ts";
import type { RetentionMetricShape } from "../shape/tracking-shape.ts";
import { isNumeric, type Typed } from "../typing/typed.ts";
import { multiplyUnits, share, type Unit } from "../typing/unit.ts";
import { countedIn, unitNamed, unitWord } from "./counted-unit.ts";
import type { Shaped } from "./entry.ts";
import { type Joined, joinByColumns, joinByDataset, type Sides } from "./join-sides.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { type FoundSide, readSide, usesOfSide } from "./read-side.ts";
import { near, readValue, say } from "./resolving.ts";

type RetentionEntry = Shaped<RetentionMetricShape>;

/** Who of a cohort is active, or what it brings, period after period. */
export function resolveRetention(context: MetricContext, entry: RetentionEntry): Meaning | undefined {
  const { shape } = entry;
  const { kind_of: counting = "bounded", relative_to: relativeTo = "size", capped: isCapped = false } = shape;
  const read = readParts(context, entry);
  if (!fits(context, entry) || !read) return undefined;
  const { cohort, activity, every, value, joined } = read;
  const meaning: RetentionKind = {
    kind: "retention",
    cohort: sideOf(cohort, joined[0]),
    activity: sideOf(activity, joined[1]),
    every,
    counting,
    ...(value && { value: value.expression }),
    relativeTo,
    isCapped,
    ...(shape.up_to !== undefined && { upTo: shape.up_to }),
    units: { members: membersOf(context, entry, cohort), value: unitWord(value?.unit ?? "plain") },
  };
  const uses = [
    ...usesOfSide(context, cohort, joined[0]),
    ...usesOfSide(context, activity, joined[1], meaning.value),
  ];
  return { meaning, unit: unitOf(meaning, value), uses };
}

interface Parts {
  readonly cohort: FoundSide;
  readonly activity: FoundSide;
  readonly every: Grain;
  readonly value: Typed | undefined;
  readonly joined: Joined;
}

/** Everything at fault is said, whichever of the parts it is in. */
function readParts(context: MetricContext, entry: RetentionEntry): Parts | undefined {
  const { shape } = entry;
  const cohort = readSide(context, entry, { key: "cohort", shape: shape.cohort });
  const activity = readSide(context, entry, { key: "activity", shape: shape.activity });
  const every = everyOf(context, entry);
  const value = activity && readOf(context, entry, activity);
  const joined = cohort && activity && entityOf(context, entry, [cohort, activity]);
  if (!cohort || !every || !joined || value === "none") return undefined;
  return { cohort, activity, every, value, joined };
}

function membersOf({ resolving }: MetricContext, { shape }: RetentionEntry, cohort: FoundSide): string {
  const entity = shape.entity ?? resolving.objects.get(cohort.source);
  return typeof entity === "string" ? countedIn(resolving, entity) : "entities";
}

function sideOf({ source, where, time, isDaily }: FoundSide, entity: Joined[0]): RetentionKind["cohort"] {
  return { source, ...(where && { where }), time, isDaily, entity };
}

function everyOf({ resolving }: MetricContext, entry: RetentionEntry): Grain | undefined {
  const { every } = entry.shape;
  if (isDayGrain(every)) return every;
  const facts = { name: every, ...near(every, grainNames.filter(isDayGrain)) };
  return say(resolving, "every-form", facts, { entry, path: ["every"], suggestion: facts.nearest });
}

function readOf(
  { resolving }: MetricContext,
  entry: RetentionEntry,
  { scope }: FoundSide,
): Typed | undefined | "none" {
  const { value: text } = entry.shape;
  if (text === undefined) return undefined;
  const at = { entry, path: ["value"] };
  const value = readValue(resolving, { ...at, text, scope });
  if (!value) return "none";
  if (isNumeric(value.expression.type)) return value;
  return (
    say(resolving, "aggregation-type", { aggregation: "sum", given: value.expression.type }, at) ?? "none"
  );
}

/** What only makes sense of people, or only of a value. */
function fits({ resolving }: MetricContext, entry: RetentionEntry): boolean {
  const { value, relative_to: relativeTo, capped, kind_of: kindOf } = entry.shape;
  const before = resolving.problems.length;
  if (value === undefined) {
    if (relativeTo !== undefined)
      say(resolving, "of-a-value", { key: "relative_to" }, { entry, path: ["relative_to"] });
    if (capped !== undefined) say(resolving, "of-a-value", { key: "capped" }, { entry, path: ["capped"] });
  } else if (kindOf === "unbounded") say(resolving, "value-unbounded", {}, { entry, path: ["kind_of"] });
  return resolving.problems.length === before;
}

function entityOf({ resolving }: MetricContext, entry: RetentionEntry, sides: Sides): Joined | undefined {
  const { entity } = entry.shape;
  const at = { entry, path: entity === undefined ? ["cohort"] : ["entity"] };
  if (entity !== undefined && typeof entity !== "string")
    return joinByColumns(resolving, sides, { ...at, texts: [entity.cohort, entity.activity] });
  const dataset = entity ?? resolving.objects.get(sides[0].source);
  if (dataset === undefined) return say(resolving, "entity-needed", { dataset: sides[0].source }, at);
  return joinByDataset(resolving, sides, { ...at, dataset });
}

function unitOf({ relativeTo, units }: RetentionKind, value: Typed | undefined): Unit {
  if (!value || relativeTo === "first") return share;
  return multiplyUnits(value.unit, unitNamed(units.members), -1);
}
