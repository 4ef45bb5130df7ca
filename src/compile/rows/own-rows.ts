import type { Expression } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf } from "../model/map-columns.ts";
import { type JoinPlan, planJoins } from "../plan/join-plan.ts";
import {
  conditionOf,
  expressionsOf,
  membersName,
  periodCondition,
  sourceTable,
  valueOfKey,
} from "../plan/plan-scan.ts";
import type { AskedPeriod, Condition, ScanColumn, Step } from "../plan/plan.ts";
import type { BoundKey, BoundLeaf } from "../query/bound-leaf.ts";
import { metricTablesJoined } from "../query/plan-for.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import type { EntryEvents } from "./entry-events.ts";

/** What is asked of the rows of one input. */
export interface RowsAsked {
  readonly planned: PlannedQuery;
  readonly bound: BoundLeaf;
  readonly period: AskedPeriod;
  /** What is shown of each. */
  readonly columns: readonly ScanColumn[];
  readonly given: readonly GivenKey[];
  readonly entries?: EntryEvents;
}

/** A key of the answer's groups with the value that a cell gives it. */
export interface GivenKey {
  readonly position: number;
  readonly key: BoundKey;
  readonly as: string | number | boolean | null;
}

/** Where rows are read, once the steps before them are. */
export interface ReadRows {
  readonly steps: readonly Step[];
  readonly from: string;
  readonly joins: readonly JoinPlan[];
  readonly columns: readonly ScanColumn[];
  readonly where: readonly Condition[];
}

/** Rows that stand in the periods of their own dates. */
export function ownRows(compiled: CompiledModel, asked: RowsAsked): ReadRows {
  const { bound, period, columns, given } = asked;
  const joins = joinsOf(asked);
  return {
    steps: stepsBefore(compiled, asked, joins),
    from: sourceTable(bound),
    joins,
    columns,
    where: [
      ...periodCondition(bound.time, period),
      ...bound.conditions.map(conditionOf),
      ...given.map(({ key, as }) => ({ kind: "same", key: valueOfKey(key, bound.time), as }) as const),
    ],
  };
}

/** The joins that bring what is read and what is shown within reach. */
export function joinsOf({ bound, columns, entries }: RowsAsked): readonly JoinPlan[] {
  const read = [...expressionsOf(bound), ...columns.flatMap(expressionIn)];
  return [...planJoins(read.flatMap(columnsOf), bound.dated), ...(entries ? [entries.join] : [])];
}

function expressionIn({ value }: ScanColumn): readonly Expression[] {
  return value.kind === "expression" ? [value.expression] : [];
}

/** Metrics that are read as dimensions, and the members of the concept that is read. */
export function stepsBefore(
  compiled: CompiledModel,
  { planned, bound }: RowsAsked,
  joins: readonly JoinPlan[],
): readonly Step[] {
  const { name, kind } = bound.leaf.source;
  return [
    ...metricTablesJoined(compiled, joins, planned.asOf, []),
    ...(kind === "concept" ? [{ kind: "members", name: membersName(name), concept: name } as const] : []),
  ];
}
