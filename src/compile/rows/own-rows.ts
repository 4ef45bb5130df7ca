import type { Expression } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf } from "../model/map-columns.ts";
import { type JoinPlan, planJoins } from "../plan/join-plan.ts";
import { conditionOf, expressionsOf, periodCondition, sourceTable, valueOfKey } from "../plan/plan-scan.ts";
import type { ScanColumn, Step } from "../plan/plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { relationsIn, tablesFor } from "../query/plan-for.ts";
import { entryEventsOf } from "./entry-events.ts";
import type { ReadRows, RowsAsked, Shown } from "./read-rows.ts";
import { keysOf, rowColumns, weightColumn } from "./row-columns.ts";

/** Rows of the source that an input counts, in the periods of their own dates. */
export function ownRows(compiled: CompiledModel, asked: RowsAsked): ReadRows {
  return standingRows(compiled, asked, { shown: shownOf(compiled, asked), made: [] });
}

interface Standing {
  readonly shown: Shown;
  /** The steps that make what the rows are read from. */
  readonly made: readonly Step[];
}

/** Rows as they stand where they are read, those that meet the conditions of an input. */
export function standingRows(
  compiled: CompiledModel,
  { planned, bound, period, given }: RowsAsked,
  { shown, made }: Standing,
): ReadRows {
  const reading = { from: sourceTable(bound), joins: joinsOf(bound, shown) };
  return {
    ...shown,
    ...reading,
    steps: [...tablesFor(compiled, relationsIn([...made, reading]), planned.asOf, []), ...made],
    where: [
      ...periodCondition(bound.time, period),
      ...bound.conditions.map(conditionOf),
      ...given.map(({ key, as }) => ({ kind: "same", key: valueOfKey(key, bound.time), as }) as const),
    ],
  };
}

/** Each row's own columns, those of the event by which a member entered, and what it brings to the number. */
export function shownOf(compiled: CompiledModel, { planned, bound }: RowsAsked): Shown {
  const own = rowColumns(compiled, bound);
  const isTold = own.some(({ name }) => name === "_source");
  const entries = isTold ? undefined : entryEventsOf(compiled, bound.leaf.source, planned.asOf);
  return {
    columns: [...own, ...(entries?.columns ?? []), weightColumn(bound)],
    order: keysOf(bound.leaf.source),
    ...(entries && { entries }),
  };
}

/** The joins that bring what is read and what is shown within reach. */
export function joinsOf(bound: BoundLeaf, { columns, entries }: Shown): readonly JoinPlan[] {
  const read = [...expressionsOf(bound), ...columns.flatMap(expressionIn)];
  return [...planJoins(read.flatMap(columnsOf), bound.dated), ...(entries ? [entries.join] : [])];
}

function expressionIn({ value }: ScanColumn): readonly Expression[] {
  return value.kind === "expression" ? [value.expression] : [];
}
