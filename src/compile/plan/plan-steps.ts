import { columnsOf } from "../model/map-columns.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { unitOf } from "../query/moment-unit.ts";
import { bridgesCrossed } from "../query/share-among.ts";
import { ignoredMask, levelsWithout } from "./ignored-keys.ts";
import { aggregatesOf, leafPlan, orderStatistics } from "./plan-leaf.ts";
import { masksWithoutValue, planEmptyPeriods, planReported } from "./plan-reported.ts";
import { type Asked, expressionsOf, type NumberedLeaf, type PlacedLeaf, planScan } from "./plan-scan.ts";
import type { Aggregate, BranchInput, LeafPlan, RollUpStep, ScanStep, Step } from "./plan.ts";

export interface PlannedSteps {
  readonly steps: readonly Step[];
  readonly result: string;
  readonly values: readonly string[];
  readonly leaves: readonly LeafPlan[];
}

/** Scans, each shared by every leaf that can; their groups; and the groups put together. */
export function planSteps(bound: readonly NumberedLeaf[], asked: Asked, prefix = ""): PlannedSteps {
  const branches: Branches = { prefix, steps: [], detailed: [], levelled: [], added: [] };
  for (const [position, leaves] of sharedScans(bound).entries())
    planLeaves(branches, leaves, asked, position + 1);
  const result = gather(branches, asked);
  const values = [...branches.detailed, ...branches.levelled].flatMap((input) => input.values);
  return {
    steps: branches.steps,
    result,
    values: [...new Set(values)],
    leaves: bound.map((leaf) => leafPlan(leaf, leaf.index, masksWithoutValue(leaf, asked))),
  };
}

interface Branches {
  /** Of the names of steps. */
  readonly prefix: string;
  readonly steps: Step[];
  /** Groups at the finest level, whose values can be added up. */
  readonly detailed: BranchInput[];
  readonly added: RollUpStep["values"][number][];
  /** Groups that carry their level, whose values cannot. */
  readonly levelled: BranchInput[];
}

/** Leaves over the same rows share a scan, unless rows are chosen or read by other dates than their own. */
function sharedScans(bound: readonly NumberedLeaf[]): readonly (readonly NumberedLeaf[])[] {
  const scans = new Map<string, NumberedLeaf[]>();
  for (const leaf of bound) {
    const { source, timing } = leaf.leaf;
    const isAlone = timing.kind === "edge" || timing.kind === "held";
    const dated = leaf.time?.column ?? "";
    const bridges = bridgesCrossed(leaf).map(({ to }) => to);
    const asOf = readsHistory(leaf) ? (leaf.dated?.column ?? "") : "";
    const alone = isAlone ? leaf.index : "";
    const parts = [source.name, dated, asOf, unitOf(leaf), ignoredMask(leaf), bridges.join(), alone];
    const key = parts.join("\n");
    scans.set(key, [...(scans.get(key) ?? []), leaf]);
  }
  return [...scans.values()];
}

/** A history is read as of what dates the rows, whether the query asks for time or not. */
function readsHistory(leaf: BoundLeaf): boolean {
  const columns = expressionsOf(leaf).flatMap(columnsOf);
  return columns.some(({ hops }) => hops.some(({ valid }) => valid !== undefined));
}

function planLeaves(branches: Branches, leaves: readonly NumberedLeaf[], asked: Asked, number: number): void {
  const { scan, placed } = planScan(leaves, asked, `${branches.prefix}scan_${number}`);
  branches.steps.push(scan);
  const own = placed.filter(({ leaf }) => leaf.timing.kind === "own");
  if (own.length > 0) planOwn(branches, own, asked, { scan, number });
  for (const leaf of placed) {
    const reported = leaf.leaf.timing.kind === "own" ? [] : [planReported(leaf, scan, asked)];
    const shown = leaf.isShown ? [planEmptyPeriods(leaf, scan, asked)] : [];
    for (const { steps, branches: inputs } of [...reported, ...shown]) {
      branches.steps.push(...steps);
      branches.levelled.push(...inputs);
    }
  }
}

/** Leaves whose rows stand in the periods of their own dates. */
function planOwn(
  branches: Branches,
  placed: readonly PlacedLeaf[],
  asked: Asked,
  { scan, number }: { readonly scan: ScanStep; readonly number: number },
): void {
  const { prefix, steps, detailed, levelled, added } = branches;
  const values = placed.flatMap(aggregatesOf);
  const name = `${prefix}groups_${number}`;
  const branch = { step: name, values: values.map((value) => value.name) };
  const aggregate = { kind: "aggregate", name, input: scan.name, keys: asked.keys, values } as const;
  const levels = levelsWithout(asked.levels, asked.keys, placed[0]!);
  const cannotAdd = values.some(({ function: how }) => how === "count-distinct" || how === "quantile");
  if (cannotAdd || ignoredMask(placed[0]!) > 0) {
    steps.push({ ...aggregate, levels });
    levelled.push(branch);
  } else {
    steps.push({ ...aggregate, levels: levels.slice(0, 1) });
    detailed.push(branch);
    added.push(...values.map((value) => ({ name: value.name, function: rollUpOf(value) })));
  }
  for (const step of placed.flatMap((leaf) => orderStatistics(leaf, scan.name, { ...asked, levels }))) {
    steps.push(step);
    levelled.push({ step: step.name, values: [step.below, step.above, step.known] });
  }
}

function rollUpOf(value: Aggregate): "sum" | "min" | "max" {
  return value.function === "min" || value.function === "max" ? value.function : "sum";
}

/** Adds up what can be added, then puts beside it what cannot. One branch alone stays as it is. */
function gather({ prefix, steps, detailed, levelled, added }: Branches, { keys, levels }: Asked): string {
  const whole = [...levelled];
  if (detailed.length > 0) {
    const rolled = detailed.length === 1 && levels.length === 1 ? detailed[0]! : rollUp();
    whole.unshift(rolled);
  }
  if (whole.length === 1) return whole[0]!.step;
  if (whole.length === 0) throw new Error("Nothing is left to answer.");
  const values = [...new Set(whole.flatMap((input) => input.values))];
  const name = `${prefix}together`;
  steps.push({ kind: "merge", name, inputs: whole, keys, values });
  return name;

  function rollUp(): BranchInput {
    const rolled = `${prefix}rolled_up`;
    steps.push({ kind: "roll-up", name: rolled, inputs: detailed, keys, levels, values: added });
    return { step: rolled, values: added.map((value) => value.name) };
  }
}
