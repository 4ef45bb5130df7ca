import type { Expression, ValueType } from "../../definitions/index.ts";
import { mapColumns } from "../model/map-columns.ts";
import { conditionOf } from "../plan/plan-scan.ts";
import type { ScanColumn } from "../plan/plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { periodOfRow } from "../query/period-of-row.ts";

/** What is read of the relation that a track makes, for one leaf: its keys, and the conditions of its filters. */
export interface Read {
  readonly keys: BoundLeaf["keys"];
  readonly conditions: readonly Expression[];
}

/** Columns for the keys and filters of a leaf, added to those that a scan of events takes along. */
export function carryLeaf(columns: ScanColumn[], leaf: BoundLeaf, keyNames: readonly string[]): Read {
  const own = leaf.conditions.slice(leaf.leaf.conditions.length);
  const ofPeriod = leaf.leaf.timing.kind === "own" ? leaf.ofPeriod : [];
  const flags = own.length === 0 ? [] : [columnOf(carryFlag(columns, own), "boolean")];
  return {
    keys: leaf.keys.map((key, position) => {
      if (key?.kind === "own") return { kind: "expression", expression: columnOf(key.column, key.type) };
      if (key?.kind !== "expression") return key;
      const { expression } = key;
      return {
        kind: "expression",
        expression: columnOf(carry(columns, expression, keyNames[position]), expression.type),
      };
    }),
    conditions: [...flags, ...ofPeriod.map((condition) => carryPeriod(columns, condition))],
  };
}

/** A column of a relation that a track makes. */
export function columnOf(column: string, type: ValueType): Expression {
  return { kind: "column", hops: [], column, type, span: { start: 0, end: 0 } };
}

function carry(columns: ScanColumn[], expression: Expression, name?: string): string {
  return place(columns, name ?? `read_${columns.length + 1}`, { kind: "expression", expression });
}

function carryFlag(columns: ScanColumn[], conditions: readonly Expression[]): string {
  const of = conditions.map(conditionOf);
  const condition = of.length === 1 ? of[0]! : ({ kind: "all", of } as const);
  return place(columns, `kept_${columns.length + 1}`, { kind: "condition", condition });
}

/** A condition over the period is read of the relation, whose rows are dated there; what else it names is carried. */
function carryPeriod(columns: ScanColumn[], condition: Expression): Expression {
  return mapColumns(condition, (column) =>
    column.hops.length === 0 && column.column === periodOfRow
      ? columnOf("day", "date")
      : columnOf(carry(columns, column), column.type),
  );
}

/** The name of the column that holds a value, added when no other holds the same. */
function place(columns: ScanColumn[], name: string, value: ScanColumn["value"]): string {
  const wanted = keyOf(value);
  const known = columns.find((column) => keyOf(column.value) === wanted);
  if (known) return known.name;
  columns.push({ name, value });
  return name;
}

function keyOf(value: ScanColumn["value"]): string {
  return JSON.stringify(value, (name, part: unknown) => (name === "span" ? undefined : part));
}
