import {
  finishAnswer,
  type PlannedQuery,
  planQuery,
  printExclusions,
  printPlan,
  queryProblem,
} from "../compile/index.ts";
import { type Answer, type MetricQuery, type MetricQueryInput, metricQuery } from "../contract/index.ts";
import { fail, ok, type Problem, type Result } from "../core/index.ts";
import { printForReading } from "../sql/index.ts";
import { absentOf } from "./query/absent-datasets.ts";
import { problemsOfInput } from "./query/problems-of-input.ts";
import type { QuerySession } from "./query-session.ts";

/** Answers one question about metrics. */
export async function queryMetric(
  session: QuerySession,
  input: MetricQueryInput,
): Promise<Result<Answer, readonly Problem[]>> {
  const planned = planInput(session, input);
  if (!planned.ok) return planned;
  const { plan, earlier, exclusions } = planned.value;
  const { engine, snapshot } = session;
  const context = { ...session.context, asOf: planned.value.asOf };
  const statements = [printPlan(plan, context), ...(earlier ? [printPlan(earlier.plan, context)] : [])];
  const [now, before] = [
    await engine.query(statements[0]!),
    statements[1] ? await engine.query(statements[1]) : undefined,
  ];
  const excluded =
    exclusions.length > 0 ? await engine.query(printExclusions(exclusions, context)) : { rows: [] };
  return finishAnswer(session.compiled, planned.value, {
    now,
    ...(before && { earlier: before }),
    exclusions: excluded.rows.map(([leaf, rows]) => ({ leaf: Number(leaf), rows: Number(rows) })),
    sql: statements.map(printForReading),
    snapshot,
  });
}

/**
 * A question checked and planned as of its moment: by default, when the last complete load ended. It reads nothing that
 * the snapshot does not hold.
 */
export function planInput(
  session: Omit<QuerySession, "engine">,
  input: MetricQueryInput,
  how: { readonly isEachAlone?: boolean } = {},
): Result<PlannedQuery, readonly Problem[]> {
  const query = readQuery(input);
  if (!query.ok) return query;
  const { compiled, snapshot } = session;
  const planned = planQuery(compiled, query.value, query.value.asOf ?? snapshot.loadedAt, how);
  const absent = planned.ok ? absentOf(session, planned.value) : [];
  return absent.length > 0 ? fail(absent) : planned;
}

function readQuery(input: MetricQueryInput): Result<MetricQuery, readonly Problem[]> {
  const read = metricQuery.safeParse(input);
  return read.success ? ok(read.data) : fail(problemsOfInput(read.error.issues, queryProblem));
}
