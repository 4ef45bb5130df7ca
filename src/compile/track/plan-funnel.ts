import { type Expression, type FunnelKind, memberTable } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { hasSeveralCycles } from "../model/has-several-cycles.ts";
import type { ScanColumn, TimeColumn } from "../plan/plan.ts";
import type { Entries, WaysStep } from "../plan/track-plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { carryLeaf, columnOf } from "./carrier.ts";
import { not } from "./conditions.ts";
import { curveDays } from "./funnel-leaves.ts";
import type { Tracked, Tracking } from "./plan-conversion.ts";
import { relationLeaf } from "./relation-leaf.ts";
import { scanSide, type SideScan } from "./scan-side.ts";
import type { FunnelTrack } from "./track.ts";

/** The entries into each concept, the ways made of them, and the leaves over those. */
export function planFunnel(compiled: CompiledModel, tracking: Tracking<FunnelKind>): Tracked {
  const { leaves, meaning, asked, number } = tracking;
  const carried: ScanColumn[] = [];
  const read = leaves.map((leaf) => carryLeaf(carried, leaf, asked.keys));
  const first = scanSide(compiled, {
    side: sideOf(compiled, meaning),
    name: `first_${number}`,
    prefix: "first",
    columns: carried,
    where: [],
    isWhole: false,
  });
  const ways = waysOf(compiled, tracking, { first, carried });
  const time: TimeColumn = meaning.isDaily
    ? { column: "day", day: "day", type: "date" }
    : { column: "at", day: "day", type: "instant" };
  return {
    steps: [first.scan, ways],
    leaves: leaves.map((leaf, index) => {
      const { keys, conditions } = read[index]!;
      const own = relationLeaf(leaf, { relation: ways.name, time, keys });
      return { ...own, conditions: [...conditionsOf[partOf(leaf)], ...conditions] };
    }),
  };
}

function sideOf(compiled: CompiledModel, { steps, isDaily }: FunnelKind) {
  const source = compiled.source(steps[0]!.concept);
  const type = source.columns.get(source.key)?.type ?? "text";
  return { source: source.name, time: "entered_at", isDaily, entity: columnOf(source.key, type) };
}

interface Parts {
  readonly first: SideScan;
  readonly carried: readonly ScanColumn[];
}

function waysOf(
  compiled: CompiledModel,
  { meaning, asked, number }: Tracking<FunnelKind>,
  { first, carried }: Parts,
): WaysStep {
  const { steps, exits, order, within, horizon, isDaily, counting } = meaning;
  return {
    kind: "ways",
    name: `ways_${number}`,
    first: first.name,
    firstKeys: first.keys,
    steps: steps.slice(1).map(({ concept, within: own }) => ({
      ...entriesOf(compiled, concept),
      ...(own && { within: own }),
    })),
    exits: exits.map((concept) => entriesOf(compiled, concept)),
    order,
    isDaily,
    ...(within && { within }),
    ...(horizon && { horizon }),
    asOf: asked.asOf,
    carried: carried.map(({ name }) => name),
    days: counting?.upToDays ?? Math.max(...curveDays),
    ...(counting && { isLastAlone: true }),
    isOpened: false,
  };
}

function entriesOf({ source, model }: CompiledModel, concept: string): Entries {
  const { key } = source(concept);
  return { concept, members: memberTable(concept), key, isCyclic: hasSeveralCycles(model, concept) };
}

function partOf({ leaf: { track } }: BoundLeaf): FunnelTrack["part"] {
  if (track?.kind !== "funnel") throw new Error("Ways are made for funnels alone.");
  return track.part;
}

const before = columnOf("is_before", "boolean");
const mature = columnOf("is_mature", "boolean");
const reached = columnOf("is_reached", "boolean");
const firstMature = columnOf("is_first_mature", "boolean");

/** Which rows of the ways a part counts. */
const conditionsOf: { readonly [Part in FunnelTrack["part"]]: readonly Expression[] } = {
  reached: [reached],
  known_before: [before],
  known_taken: [before, reached],
  first_entered: [firstMature],
  first_converted: [firstMature, reached],
  entered: [before, mature],
  converted: [before, mature, reached],
  quartile: [before, mature, reached],
  exited: [before, mature, columnOf("is_exited", "boolean")],
  immature: [before, not(mature)],
  curve_events: [before, columnOf("is_event", "boolean")],
  curve_competing: [before, columnOf("is_competing", "boolean")],
  curve_censored: [before, columnOf("is_censored", "boolean")],
};
