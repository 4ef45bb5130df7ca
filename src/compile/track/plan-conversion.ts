import type { ConversionKind, Duration, Expression } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { mapColumns } from "../model/map-columns.ts";
import { conditionOf, periodCondition } from "../plan/plan-scan.ts";
import type { Asked } from "../plan/plan-scan.ts";
import type { Condition, ScanColumn, Step, TimeColumn } from "../plan/plan.ts";
import type { MatchStep } from "../plan/track-plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { periodOfRow } from "../query/period-of-row.ts";
import { carryLeaf, columnOf, type Read } from "./carrier.ts";
import { isKnown, isNull, not } from "./conditions.ts";
import { countsEntities, hasMaturity } from "./conversion-leaves.ts";
import { relationLeaf } from "./relation-leaf.ts";
import { scanSide, type SideScan } from "./scan-side.ts";
import { shareScan } from "./share-scan.ts";
import type { ConversionTrack } from "./track.ts";

export interface Tracked {
  readonly steps: readonly Step[];
  /** The leaves, over the relation that the steps make. */
  readonly leaves: readonly BoundLeaf[];
}

/** Of leaves that share their matches. */
export interface Tracking<Kind> {
  readonly leaves: readonly BoundLeaf[];
  readonly meaning: Kind;
  readonly asked: Asked;
  readonly number: number;
}

/** The base events and those that follow them, in two scans; and the leaves over what is matched. */
export function planConversion(compiled: CompiledModel, tracking: Tracking<ConversionKind>): Tracked {
  const { leaves, meaning, asked, number } = tracking;
  const carried: ScanColumn[] = [];
  const isBefore = meaning.filter === "before";
  const read = leaves.map((leaf) => carryLeaf(carried, isBefore ? unfiltered(leaf) : leaf, asked.keys));
  const base = scanSide(compiled, {
    side: meaning.base,
    name: `base_${number}`,
    prefix: "base",
    columns: [...constantsOf(meaning, "base"), ...carried],
    where: isBefore ? filtersBefore(meaning, leaves[0]!, asked) : [],
    isWhole: false,
  });
  const converted = scanSide(compiled, {
    side: meaning.converted,
    name: `converted_${number}`,
    prefix: "converted",
    columns: constantsOf(meaning, "converted"),
    where: [],
    isWhole: true,
  });
  const match = matchOf(compiled, { tracking, base, converted, carried });
  const time = datedBy(meaning, base.time, converted.time);
  return {
    steps: [...scansOf(compiled, meaning, { base, converted, number }), match],
    leaves: leaves.map((leaf, index) => leafOf(match, time, { leaf, read: read[index]! })),
  };
}

/** Two, or where both stand in one dataset one that they share. */
function scansOf(
  compiled: CompiledModel,
  meaning: ConversionKind,
  {
    base,
    converted,
    number,
  }: { readonly base: SideScan; readonly converted: SideScan; readonly number: number },
): readonly Step[] {
  const isOne = meaning.base.source === meaning.converted.source;
  return isOne && compiled.source(meaning.base.source).kind !== "concept"
    ? shareScan(base.scan, converted.scan, `events_${number}`)
    : [base.scan, converted.scan];
}

function unfiltered(leaf: BoundLeaf): BoundLeaf {
  return { ...leaf, conditions: leaf.leaf.conditions, ofPeriod: [] };
}

/** What chooses base events before they are matched: the query's filters, and the period where they date a cohort. */
function filtersBefore(meaning: ConversionKind, leaf: BoundLeaf, asked: Asked): readonly Condition[] {
  const { dated } = leaf;
  const own = leaf.conditions.slice(leaf.leaf.conditions.length);
  const ofPeriod = leaf.ofPeriod.map((condition) =>
    mapColumns(condition, (column) =>
      column.hops.length === 0 && column.column === periodOfRow && dated
        ? { ...column, column: dated.day }
        : column,
    ),
  );
  const period = meaning.datedBy === "base" ? periodCondition(dated, asked.period) : [];
  return [...[...own, ...ofPeriod].map(conditionOf), ...period];
}

function constantsOf({ constant }: ConversionKind, side: "base" | "converted"): readonly ScanColumn[] {
  return constant.map((pair, index) => ({
    name: constantName(index),
    value: { kind: "expression", expression: pair[side] },
  }));
}

function constantName(index: number): string {
  return `constant_${index + 1}`;
}

interface Matching {
  readonly tracking: Tracking<ConversionKind>;
  readonly base: SideScan;
  readonly converted: SideScan;
  readonly carried: readonly ScanColumn[];
}

function matchOf(compiled: CompiledModel, { tracking, base, converted, carried }: Matching): MatchStep {
  const { meaning, asked, number } = tracking;
  const { within, horizon, attribution, datedBy: dating } = meaning;
  const patience: Duration | undefined = within ?? horizon;
  const unit = countsEntities(compiled, meaning) ? "entity" : meaning.count === "cycle" ? "cycle" : "event";
  const isCyclic = unit === "cycle" && base.keys.length > 1;
  const [from, to] = [meaning.base, meaning.converted];
  return {
    kind: "match",
    name: `matched_${number}`,
    base: base.name,
    converted: converted.name,
    unit,
    attribution,
    datedBy: dating,
    isDaily: from.isDaily || to.isDaily,
    ...(within && { within }),
    ...(patience && hasMaturity(meaning) && { patience }),
    asOf: asked.asOf,
    baseKeys: base.keys,
    convertedKeys: converted.keys,
    ...(isCyclic && { object: base.keys[0]! }),
    constants: meaning.constant.map((_, index) => constantName(index)),
    carried: carried.map(({ name }) => name),
    ...tiesOf(meaning, carried),
  };
}

/** How base events at one moment are told apart, if at all. */
function tiesOf(
  { base, converted, constant }: ConversionKind,
  carried: readonly ScanColumn[],
): Pick<MatchStep, "isSelf" | "areAlike"> {
  const isSelf = base.source === converted.source && base.time === converted.time;
  return { isSelf, areAlike: carried.length === 0 && constant.length === 0 && !isSelf };
}

/** What dates the rows of the relation. */
function datedBy({ datedBy: side }: ConversionKind, base: TimeColumn, converted: TimeColumn): TimeColumn {
  const isMoment = base.type === "instant" && (side === "base" || converted.type === "instant");
  return isMoment
    ? { column: "at", day: "day", type: "instant" }
    : { column: "day", day: "day", type: "date" };
}

function leafOf(
  match: MatchStep,
  time: TimeColumn,
  { leaf, read }: { readonly leaf: BoundLeaf; readonly read: Read },
): BoundLeaf {
  const { measure } = leaf.leaf;
  const own = relationLeaf(leaf, { relation: match.name, time, keys: read.keys });
  return {
    ...own,
    leaf: {
      ...own.leaf,
      measure: measure.of ? { ...measure, of: columnOf("entity", measure.of.type) } : measure,
    },
    conditions: [...conditionsOf(partOf(leaf), match), ...read.conditions],
  };
}

function partOf({ leaf: { track } }: BoundLeaf): ConversionTrack["part"] {
  if (track?.kind !== "conversion")
    throw new Error("A leaf of another kind stands among those of a conversion.");
  return track.part;
}

const isConversion = columnOf("is_conversion", "boolean");
const isMature = columnOf("is_mature", "boolean");

/** Which rows of the relation a part counts. */
function conditionsOf(part: ConversionTrack["part"], { unit }: MatchStep): readonly Expression[] {
  const entity = columnOf("entity", "text");
  const somebody = unit === "entity" ? [isKnown(entity)] : [];
  switch (part) {
    case "base":
      return [not(isConversion), isMature, ...somebody];
    case "converted":
      return [isConversion, isMature];
    case "immature":
      return [not(isConversion), not(isMature), ...somebody];
    case "known_base":
      return [not(isConversion), ...somebody];
    case "known_converted":
      return [isConversion];
    default:
      return [not(isConversion), isNull(entity)];
  }
}
