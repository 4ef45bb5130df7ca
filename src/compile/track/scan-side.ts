import { type EventSide, type Expression, memberTable } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf, conjuncts } from "../model/map-columns.ts";
import { hasSeveralCycles } from "../model/has-several-cycles.ts";
import type { Source } from "../model/source.ts";
import { timeColumnOf } from "../model/time-column.ts";
import { planJoins } from "../plan/join-plan.ts";
import { conditionOf } from "../plan/plan-scan.ts";
import type { Condition, ScanColumn, ScanStep, TimeColumn } from "../plan/plan.ts";
import { eventColumns } from "../plan/track-plan.ts";
import { isKnown } from "./conditions.ts";

export interface SideScan {
  readonly scan: ScanStep;
  readonly name: string;
  /** What tells its rows apart: the columns `<prefix>_key`, and `<prefix>_cycle` of a concept entered several times. */
  readonly keys: readonly string[];
  readonly time: TimeColumn;
}

export interface ScanningSide {
  readonly side: EventSide;
  readonly name: string;
  readonly prefix: string;
  /** Columns beside the entity, the keys and the time. */
  readonly columns: readonly ScanColumn[];
  /** Beside the side's own. */
  readonly where: readonly Condition[];
  /** Only rows that can be matched: with an entity, and a date. */
  readonly isWhole: boolean;
}

/** The events of a side in one scan. */
export function scanSide(
  compiled: Pick<CompiledModel, "model" | "source">,
  { side, name, prefix, columns, where, isWhole }: ScanningSide,
): SideScan {
  const source = compiled.source(side.source);
  const time = timeColumnOf(source, side.time);
  const keys = keysOf(compiled, source).map((column, index) => ({
    name: `${prefix}_${index === 0 ? "key" : "cycle"}`,
    value: read(source, column),
  }));
  const all: readonly ScanColumn[] = [
    { name: eventColumns.entity, value: { kind: "expression", expression: side.entity } },
    ...keys,
    { name: eventColumns.at, value: read(source, time.column) },
    { name: eventColumns.day, value: read(source, time.day) },
    ...columns,
  ];
  const conditions: readonly Condition[] = [
    ...(side.where ? conjuncts(side.where).map(conditionOf) : []),
    ...(isWhole ? [conditionOf(isKnown(side.entity)), { kind: "dated", time } as const] : []),
    ...where,
  ];
  const scanned = [...all.flatMap(({ value }) => expressionsIn(value)), ...conditions.flatMap(expressionsOf)];
  return {
    name,
    keys: keys.map((key) => key.name),
    time,
    scan: {
      kind: "scan",
      name,
      from: source.kind === "concept" ? memberTable(source.name) : source.name,
      joins: planJoins(scanned.flatMap(columnsOf), time),
      columns: all,
      where: conditions,
    },
  };
}

/** The key of a source's rows: of a concept that is entered several times, the object and the cycle. */
function keysOf(
  { model }: Pick<CompiledModel, "model">,
  { kind, name, key, columns }: Source,
): readonly string[] {
  const isCyclic = kind === "concept" && columns.has("cycle") && hasSeveralCycles(model, name);
  return isCyclic ? [key, "cycle"] : [key];
}

function read({ columns }: Source, column: string): ScanColumn["value"] {
  const type = columns.get(column)?.type ?? "text";
  return { kind: "expression", expression: { kind: "column", hops: [], column, type, span: nowhere } };
}

const nowhere = { start: 0, end: 0 };

function expressionsIn(value: ScanColumn["value"]): readonly Expression[] {
  if (value.kind === "expression") return [value.expression];
  return value.kind === "condition" ? expressionsOf(value.condition) : [];
}

function expressionsOf(condition: Condition): readonly Expression[] {
  switch (condition.kind) {
    case "expression":
      return [condition.expression];
    case "all":
    case "any":
      return condition.of.flatMap(expressionsOf);
    default:
      return [];
  }
}
