import type { CellQuery } from "../../contract/index.ts";
import { fail, nearest, ok, type Problem, type Result } from "../../core/index.ts";
import type { Aggregation } from "../../definitions/index.ts";
import { leavesOf } from "../finish/leaves-of.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { fractionOf } from "../plan/plan-leaf.ts";
import type { Fraction } from "../plan/plan.ts";
import { problem } from "../problems.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { isDayGrain, periodName } from "../../definitions/index.ts";
import { periodOf } from "../query/plan-for.ts";
import { earlierBucket } from "../query/earlier-period.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { ownRows } from "./own-rows.ts";
import type { GivenKey, ReadRows, RowsAsked } from "./read-rows.ts";
import { reportedRows } from "./reported-rows.ts";
import { trackedRows } from "./tracked-rows.ts";

/** The rows of one input of a cell. */
export interface RowsPlan extends ReadRows {
  /** The leaf's number in the query's plan. */
  readonly leaf: number;
  readonly measure: string;
  readonly of: string;
  readonly aggregation: Aggregation;
  readonly fraction?: Fraction;
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
  const refused: Problem[] = [];
  const plans = leaves.map((leaf) => rowsOf(compiled, planned, { cell, names, leaf }, refused));
  return refused.length > 0 ? fail(refused) : ok(plans);
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

function rowsOf(
  compiled: CompiledModel,
  planned: PlannedQuery,
  wanted: Wanted,
  problems: Problem[],
): RowsPlan {
  const { cell, leaf } = wanted;
  const bound = planned.leaves[leaf]!;
  const { source, measure, track, timing } = bound.leaf;
  const asking: RowsAsked = {
    planned,
    bound,
    period: cell.earlier ? planned.earlier!.period : periodOf(planned.query),
    given: givenKeys(planned, bound, wanted),
  };
  const read = track
    ? trackedRows(compiled, asking)
    : timing.kind === "own"
      ? ownRows(compiled, asking)
      : reportedRows(compiled, asking, cell.metric, problems);
  return {
    leaf,
    measure: measure.id,
    of: source.name,
    aggregation: measure.aggregation,
    ...((measure.aggregation === "median" || measure.aggregation === "percentile") && {
      fraction: fractionOf(measure),
    }),
    ...read,
  };
}

/** The values that a cell gives to the keys that the input does not ignore. */
function givenKeys(
  { query }: PlannedQuery,
  bound: BoundLeaf,
  { cell, names }: Pick<Wanted, "cell" | "names">,
): readonly GivenKey[] {
  return bound.keys.flatMap((key, position): readonly GivenKey[] => {
    const given = cell.keys[names[position]!];
    if (key === undefined || given === undefined) return [];
    const isBucket = key.kind === "period" && isDayGrain(key.grain) && typeof given === "string";
    const as =
      isBucket && cell.earlier && query.compare ? earlierBucket(query.compare, key.grain, given) : given;
    return [{ position, key, as }];
  });
}
