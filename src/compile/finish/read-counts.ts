import type { AnswerValue } from "../../contract/index.ts";
import { fail, ok, type Problem, type Result } from "../../core/index.ts";
import { levelColumn } from "../plan/plan.ts";
import { mostGroups } from "../print/print-plan.ts";
import { problem } from "../problems.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { finishValue } from "./finish-value.ts";
import { type Group, type GroupTable, hasRows, scalar } from "./groups.ts";

/** A group by its keys, in the order of the question's, with what each metric counts there. */
export interface CountedGroup {
  readonly mask: number;
  readonly keys: readonly AnswerValue[];
  readonly counts: readonly number[];
}

/**
 * The groups of a question about counts as plain numbers, in the engine's order: for what counts on from there and
 * shows nothing, so that hundreds of thousands of groups need neither names nor order.
 */
export function readCounts(
  planned: Pick<PlannedQuery, "plan" | "metrics">,
  table: GroupTable,
): Result<Iterable<CountedGroup>, readonly Problem[]> {
  if (table.rows.length > mostGroups) return fail([problem("groups-too-many", { limit: mostGroups })]);
  return ok(countedIn(planned, table));
}

function* countedIn(
  { plan, metrics }: Pick<PlannedQuery, "plan" | "metrics">,
  { columns, rows }: GroupTable,
): Generator<CountedGroup> {
  const at = new Map(columns.map(({ name }, index) => [name, index]));
  const level = at.get(levelColumn)!;
  const keys = plan.keys.map((key) => at.get(key)!);
  for (const row of rows) {
    const valueAt = (place: number | undefined): AnswerValue =>
      place === undefined ? null : scalar(row[place]);
    const group: Group = {
      mask: Number(row[level]),
      keys: keys.map(valueAt),
      value: (name) => valueAt(at.get(name)),
    };
    if (!hasRows(plan, group)) continue;
    const counts = metrics.map(({ finish }) => Number(finishValue(plan, finish, group) ?? 0));
    yield { mask: group.mask, keys: group.keys, counts };
  }
}
