import { memberTable } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf } from "../model/map-columns.ts";
import { planJoins } from "../plan/join-plan.ts";
import { type Asked, conditionOf, expressionsOf } from "../plan/plan-scan.ts";
import type { ScanColumn, ScanStep, TimeColumn } from "../plan/plan.ts";
import type { AgedStep } from "../plan/track-plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { carryLeaf, columnOf } from "./carrier.ts";
import { isKnown } from "./conditions.ts";
import type { Tracked } from "./plan-conversion.ts";
import { relationLeaf } from "./relation-leaf.ts";
import type { AgedTrack } from "./track.ts";

/** Cohorts by the day of their rows. */
const time: TimeColumn = { column: "day", day: "day", type: "date" };

interface Aging {
  readonly leaves: readonly BoundLeaf[];
  readonly track: AgedTrack;
  readonly asked: Asked;
  readonly number: number;
}

/** The rows of one leaf, each at the ages that its cohort has come to, and the leaf over that. */
export function planAged(compiled: CompiledModel, { leaves, track, asked, number }: Aging): Tracked {
  const [leaf] = leaves;
  const dated = leaf?.dated;
  if (!leaf || !dated) throw new Error("What has no date is in no cohort.");
  const { source, measure } = leaf.leaf;
  const columns: ScanColumn[] = [
    ...keysOf(compiled, leaf),
    { name: "day", value: { kind: "expression", expression: columnOf(dated.day, "date") } },
    ...(measure.of
      ? [{ name: "brought", value: { kind: "expression", expression: measure.of } } as const]
      : []),
  ];
  const { conditions: told, ...bare } = leaf;
  const { keys, conditions } = carryLeaf(
    columns,
    { ...bare, conditions: [], leaf: { ...leaf.leaf, conditions: [] } },
    asked.keys,
  );
  const scan: ScanStep = {
    kind: "scan",
    name: `dated_${number}`,
    from: source.kind === "concept" ? memberTable(source.name) : source.name,
    joins: planJoins(expressionsOf(leaf).flatMap(columnsOf), dated),
    columns,
    where: [...told, isKnown(columnOf(dated.day, "date"))].map(conditionOf),
  };
  const { every, upTo } = track;
  const aged: AgedStep = {
    kind: "aged",
    name: `aged_${number}`,
    input: scan.name,
    columns: columns.map(({ name }) => name),
    every,
    ...(upTo !== undefined && { upTo }),
    asOf: asked.asOf,
  };
  const over = relationLeaf(leaf, { relation: aged.name, time, keys });
  return { steps: [scan, aged], leaves: [{ ...withValue(over), conditions }] };
}

function keysOf({ findSource }: CompiledModel, { leaf: { source } }: BoundLeaf): readonly ScanColumn[] {
  const names = [source.key, ...(source.isCyclic ? ["cycle"] : [])];
  return names.map((name, index) => {
    const type = findSource(source.name)?.columns.get(name)?.type ?? "text";
    return {
      name: index === 0 ? "row_key" : "row_cycle",
      value: { kind: "expression", expression: columnOf(name, type) },
    };
  });
}

/** What a row brings is a column of the relation. */
function withValue(leaf: BoundLeaf): BoundLeaf {
  const { of } = leaf.leaf.measure;
  if (!of) return leaf;
  const measure = { ...leaf.leaf.measure, of: columnOf("brought", of.type) };
  return { ...leaf, leaf: { ...leaf.leaf, measure } };
}
