import type { CellQuery } from "../../contract/index.ts";
import { fail, nearest, ok, type Problem, type Result } from "../../core/index.ts";
import type { Aggregation, Expression } from "../../definitions/index.ts";
import { leavesOf } from "../finish/leaves-of.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf } from "../model/map-columns.ts";
import { planJoins, type JoinPlan } from "../plan/join-plan.ts";
import { fractionOf } from "../plan/plan-leaf.ts";
import {
  conditionOf,
  expressionsOf,
  membersName,
  periodCondition,
  sourceTable,
  valueOfKey,
} from "../plan/plan-scan.ts";
import type { Condition, Fraction, ScanColumn, Step } from "../plan/plan.ts";
import { problem } from "../problems.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { isDayGrain, periodName } from "../../definitions/index.ts";
import { earlierBucket } from "../query/earlier-period.ts";
import { periodOf } from "../query/plan-for.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { type EntryEvents, entryEventsOf } from "./entry-events.ts";
import { rowColumns, weightColumn } from "./row-columns.ts";
import { type ReadRows, trackedRows } from "./tracked-rows.ts";

/** The rows of one input of a cell. */
export interface RowsPlan {
  /** The leaf's number in the query's plan. */
  readonly leaf: number;
  readonly measure: string;
  readonly of: string;
  readonly aggregation: Aggregation;
  readonly fraction?: Fraction;
  /** What the rows are read from, made first. */
  readonly steps: readonly Step[];
  readonly from: string;
  readonly entries?: EntryEvents;
  readonly joins: readonly JoinPlan[];
  readonly columns: readonly ScanColumn[];
  readonly where: readonly Condition[];
  /** The columns by which pages are ordered. */
  readonly order: readonly string[];
}

/** The rows behind a cell, under the very conditions of its number: one plan for each input of the metric. */
export function planRows(
  compiled: CompiledModel,
  planned: PlannedQuery,
  cell: CellQuery,
): Result<readonly RowsPlan[], readonly Problem[]> {
  const metric = planned.metrics.find((one) => one.id === cell.metric);
  const names = planned.keys.map(({ name }) => name);
  const problems = [
    ...(metric ? [] : [unknown(cell.metric, planned.query.metrics)]),
    ...Object.keys(cell.keys)
      .filter((key) => !names.includes(key))
      .map((key) => unknown(key, names)),
    ...keysWithout(planned, cell),
    ...(cell.earlier && !hasEarlier(planned, cell)
      ? [problem("earlier-not-asked", { metric: cell.metric })]
      : []),
  ];
  if (problems.length > 0 || !metric) return fail(problems);
  const leaves = [...new Set(leavesOf(metric.finish))];
  return ok(leaves.map((leaf) => rowsOf(compiled, planned, { cell, names, leaf })));
}

/** What a metric answers one row for each of has no value over all of them. */
function keysWithout({ keys }: PlannedQuery, cell: CellQuery): readonly Problem[] {
  return keys
    .filter(({ kind, name }) => kind === "own" && typeof cell.keys[name] !== "number")
    .map(({ name }) => problem("cell-needs-key", { metric: cell.metric, key: name }));
}

function unknown(name: string, known: readonly string[]): Problem {
  const near = nearest(name, known);
  return problem(
    "cell-unknown",
    { name, ...(near !== undefined && { nearest: near }) },
    { suggestion: near },
  );
}

/** A cell without a date has no earlier one; all buckets together have one only a year before. */
function hasEarlier({ earlier, query }: PlannedQuery, { keys }: CellQuery): boolean {
  if (!earlier || !query.grain) return earlier !== undefined;
  const bucket = keys[periodName];
  return bucket === undefined ? query.compare === "year" : bucket !== null;
}

interface Wanted {
  readonly cell: CellQuery;
  readonly names: readonly string[];
  readonly leaf: number;
}

function rowsOf(compiled: CompiledModel, planned: PlannedQuery, { cell, names, leaf }: Wanted): RowsPlan {
  const bound = planned.leaves[leaf]!;
  const { source, measure, track } = bound.leaf;
  const period = cell.earlier ? planned.earlier!.period : periodOf(planned.query);
  const read = track ? trackedRows(compiled, planned, { bound, period }) : ownRows(compiled, bound);
  const { leaf: from, columns } = read;
  const expressions = [...expressionsOf(from), ...columns.flatMap(expressionIn)];
  return {
    leaf,
    measure: measure.id,
    of: source.name,
    aggregation: measure.aggregation,
    ...((measure.aggregation === "median" || measure.aggregation === "percentile") && {
      fraction: fractionOf(measure),
    }),
    steps: read.steps,
    from: sourceTable(from),
    ...(read.entries && { entries: read.entries }),
    joins: planJoins(expressions.flatMap(columnsOf), from.dated),
    columns,
    where: [
      ...periodCondition(from.time, period),
      ...from.conditions.map(conditionOf),
      ...keyConditions(planned, from, { cell, names }),
    ],
    order: read.order,
  };
}

/** Rows of the source that a leaf counts, as they stand there. */
function ownRows(compiled: CompiledModel, leaf: BoundLeaf): ReadRows {
  const { source } = leaf.leaf;
  const own = rowColumns(compiled, leaf);
  const entries = own.some(({ name }) => name === "_source") ? undefined : entryEventsOf(compiled, source);
  const members = membersName(source.name);
  return {
    leaf,
    steps: source.kind === "concept" ? [{ kind: "members", name: members, concept: source.name }] : [],
    columns: [...own, ...(entries?.columns ?? []), weightColumn(leaf)],
    order: [own[0]!.name],
    ...(entries && { entries }),
  };
}

function expressionIn({ value }: ScanColumn): readonly Expression[] {
  return value.kind === "expression" ? [value.expression] : [];
}

/** The keys of a cell that the input does not ignore. */
function keyConditions(
  { query }: PlannedQuery,
  bound: BoundLeaf,
  { cell, names }: Pick<Wanted, "cell" | "names">,
): readonly Condition[] {
  return bound.keys.flatMap((value, position): readonly Condition[] => {
    const given = cell.keys[names[position]!];
    if (value === undefined || given === undefined) return [];
    const key = valueOfKey(value, bound.time);
    const isBucket = value.kind === "period" && isDayGrain(value.grain) && typeof given === "string";
    const as =
      isBucket && cell.earlier && query.compare ? earlierBucket(query.compare, value.grain, given) : given;
    return [{ kind: "same", key, as }];
  });
}
