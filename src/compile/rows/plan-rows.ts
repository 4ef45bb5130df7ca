import type { CellQuery } from "../../contract/index.ts";
import { fail, nearest, ok, type Problem, type Result } from "../../core/index.ts";
import type { Aggregation, Expression } from "../../definitions/index.ts";
import { leavesOf } from "../finish/leaves-of.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf } from "../model/map-columns.ts";
import { planJoins, type JoinPlan } from "../plan/join-plan.ts";
import { fractionOf } from "../plan/plan-leaf.ts";
import { conditionOf, expressionsOf, periodCondition, sourceTable, valueOfKey } from "../plan/plan-scan.ts";
import type { AskedPeriod, Condition, Fraction, ScanColumn, Step } from "../plan/plan.ts";
import { problem } from "../problems.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { isDayGrain, periodName } from "../../definitions/index.ts";
import { relationsIn, tablesFor } from "../query/plan-for.ts";
import { earlierBucket } from "../query/earlier-period.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { type EntryEvents, entryEventsOf } from "./entry-events.ts";
import { keysOf, rowColumns, weightColumn } from "./row-columns.ts";

/** The rows of one input of a cell. */
export interface RowsPlan {
  /** The leaf's number in the query's plan. */
  readonly leaf: number;
  readonly measure: string;
  readonly of: string;
  readonly aggregation: Aggregation;
  readonly fraction?: Fraction;
  readonly from: string;
  /** The relations that they are read from beside datasets. */
  readonly tables: readonly Step[];
  readonly entries?: EntryEvents;
  readonly joins: readonly JoinPlan[];
  readonly columns: readonly ScanColumn[];
  readonly where: readonly Condition[];
  /** Columns by which the rows are ordered. */
  readonly order: readonly string[];
}

/** The rows behind a cell, under the very conditions of its number: one plan for each input of the metric. */
export function planRows(
  compiled: CompiledModel,
  planned: PlannedQuery,
  cell: CellQuery,
): Result<readonly RowsPlan[], readonly Problem[]> {
  const metric = planned.metrics.find((one) => one.id === cell.metric);
  const names = [...(planned.query.grain ? [periodName] : []), ...planned.query.by];
  const problems = [
    ...(metric ? [] : [unknown(cell.metric, planned.query.metrics)]),
    ...Object.keys(cell.keys)
      .filter((key) => !names.includes(key))
      .map((key) => unknown(key, names)),
    ...(cell.earlier && !hasEarlier(planned, cell)
      ? [problem("earlier-not-asked", { metric: cell.metric })]
      : []),
  ];
  if (problems.length > 0 || !metric) return fail(problems);
  const leaves = [...new Set(leavesOf(metric.finish))];
  return ok(leaves.map((leaf) => rowsOf(compiled, planned, { cell, names, leaf })));
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
  const { source, measure } = bound.leaf;
  const period = cell.earlier ? planned.earlier!.period : askedPeriod(planned);
  const own = rowColumns(compiled, bound);
  const entries = own.some(({ name }) => name === "_source")
    ? undefined
    : entryEventsOf(compiled, source, planned.asOf);
  const columns = [...own, ...(entries?.columns ?? []), weightColumn(bound)];
  const read = [...expressionsOf(bound), ...columns.flatMap(expressionIn)];
  const from = sourceTable(bound);
  const joins = planJoins(read.flatMap(columnsOf), bound.dated);
  return {
    leaf,
    measure: measure.id,
    of: source.name,
    aggregation: measure.aggregation,
    ...((measure.aggregation === "median" || measure.aggregation === "percentile") && {
      fraction: fractionOf(measure),
    }),
    from,
    tables: tablesFor(compiled, relationsIn([{ from, joins }]), planned.asOf, []),
    ...(entries && { entries }),
    joins,
    columns,
    where: [
      ...periodCondition(bound.time, period),
      ...bound.conditions.map(conditionOf),
      ...keyConditions(planned, bound, { cell, names }),
    ],
    order: keysOf(source),
  };
}

function askedPeriod({ query: { from, to } }: PlannedQuery): AskedPeriod {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
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
