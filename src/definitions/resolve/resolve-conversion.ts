import type { Duration } from "../duration.ts";
import type { Expression } from "../expression.ts";
import type { ConversionKind, EventSide } from "../tracking.ts";
import type { ConversionMetricShape } from "../shape/tracking-shape.ts";
import { multiplyUnits, share, type Unit } from "../typing/unit.ts";
import { countedIn, unitNamed } from "./counted-unit.ts";
import type { Shaped } from "./entry.ts";
import { type Joined, joinByColumns, joinByDataset, type Sides } from "./join-sides.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { type FoundSide, readSide, usesOfSide } from "./read-side.ts";
import { readWindow } from "./read-window.ts";
import { say } from "./resolving.ts";

type ConversionEntry = Shaped<ConversionMetricShape>;

/** How often events of one kind are followed by events of another. */
export function resolveConversion(context: MetricContext, entry: ConversionEntry): Meaning | undefined {
  const { shape } = entry;
  const { count = "cycle", attribution = "first" } = shape;
  const base = readSide(context, entry, { key: "base", shape: shape.base });
  const converted = readSide(context, entry, { key: "converted", shape: shape.converted });
  const joined = base && converted && joinedSides(context, entry, [base, converted]);
  if (!joined) return undefined;
  const { entity, constant, times } = joined;
  const units = unitsOf(context, entry, { count, attribution, base, converted });
  const meaning: ConversionKind = {
    kind: "conversion",
    base: sideOf(base, entity[0]),
    converted: sideOf(converted, entity[1]),
    constant,
    count,
    ...times,
    attribution,
    datedBy: shape.dated_by ?? "base",
    filter: shape.filter ?? "after",
    give: shape.give ?? "rate",
    units,
  };
  const uses = [
    ...usesOfSide(context, base, entity[0], ...constant.map((pair) => pair.base)),
    ...usesOfSide(context, converted, entity[1], ...constant.map((pair) => pair.converted)),
  ];
  return { meaning, unit: unitOf(meaning), uses: [...uses, ...ownDataset(context, shape.entity)] };
}

interface JoinedSides {
  readonly entity: Joined;
  readonly constant: ConversionKind["constant"];
  readonly times: Times;
}

function joinedSides(context: MetricContext, entry: ConversionEntry, sides: Sides): JoinedSides | undefined {
  const times = readTimes(context, entry, sides);
  if (!times) return undefined;
  const entity = entityOf(context, entry, sides);
  const constant = constantOf(context, entry, sides);
  return entity && constant && { entity, constant, times };
}

function ownDataset({ resolving }: MetricContext, entity: ConversionMetricShape["entity"]) {
  return typeof entity === "string" && resolving.kinds.get(entity) === "dataset" ? [entity] : [];
}

function sideOf({ source, where, time, isDaily }: FoundSide, entity: Expression): EventSide {
  return { source, ...(where && { where }), time, isDaily, entity };
}

interface Times {
  readonly within?: Duration;
  readonly horizon?: Duration;
}

function readTimes(
  { resolving }: MetricContext,
  entry: ConversionEntry,
  sides: readonly [FoundSide, FoundSide],
): Times | undefined {
  const isDaily = sides.some((side) => side.isDaily);
  const { within: window, horizon: waiting } = entry.shape;
  if (window !== undefined && waiting !== undefined)
    return say(resolving, "horizon-and-within", {}, { entry, path: ["horizon"] });
  const within = readWindow(resolving, { entry, path: ["within"], text: window, isDaily });
  const horizon = readWindow(resolving, { entry, path: ["horizon"], text: waiting, isDaily });
  if (within === "none" || horizon === "none") return undefined;
  return { ...(within && { within }), ...(horizon && { horizon }) };
}

function entityOf({ resolving }: MetricContext, entry: ConversionEntry, sides: Sides): Joined | undefined {
  const { entity } = entry.shape;
  const at = { entry, path: ["entity"] };
  return typeof entity === "string"
    ? joinByDataset(resolving, sides, { ...at, dataset: entity })
    : joinByColumns(resolving, sides, { ...at, texts: [entity.base, entity.converted] });
}

function constantOf(
  { resolving }: MetricContext,
  entry: ConversionEntry,
  sides: Sides,
): ConversionKind["constant"] | undefined {
  const written = entry.shape.constant ?? [];
  const read = written.map(({ base, converted }, index) =>
    joinByColumns(resolving, sides, { entry, path: ["constant", index], texts: [base, converted] }),
  );
  const pairs = read.flatMap((pair) => (pair ? [{ base: pair[0], converted: pair[1] }] : []));
  return pairs.length === written.length ? pairs : undefined;
}

interface Counted extends Pick<ConversionKind, "count" | "attribution"> {
  readonly base: FoundSide;
  readonly converted: FoundSide;
}

function unitsOf(
  { resolving }: MetricContext,
  { shape: { entity } }: ConversionEntry,
  { count, attribution, base, converted }: Counted,
): ConversionKind["units"] {
  const isOfRows = count === "event" || (count === "cycle" && resolving.objects.has(base.source));
  const entities = typeof entity === "string" ? countedIn(resolving, entity) : "entities";
  const counted = isOfRows ? countedIn(resolving, base.source) : entities;
  const isByConversion = count === "event" && attribution !== "all";
  return { base: counted, converted: isByConversion ? countedIn(resolving, converted.source) : counted };
}

/** A rate of what each side counts alike is a share. */
function unitOf({ give, units, count, attribution }: ConversionKind): Unit {
  if (give !== "rate") return unitNamed(units[give]);
  if (count !== "event" || attribution === "all") return share;
  return multiplyUnits(unitNamed(units.converted), unitNamed(units.base), -1);
}
