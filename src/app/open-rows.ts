import {
  type Finish,
  planRows,
  type PrintContext,
  printRowCount,
  printRows,
  queryProblem,
  type RowsPlan,
} from "../compile/index.ts";
import { type CellQueryInput, cellQuery, type MetricQueryInput } from "../contract/index.ts";
import { fail, ok, type Problem, type Result } from "../core/index.ts";
import type { Table } from "../engine/index.ts";
import { printForReading } from "../sql/index.ts";
import { problemsOfInput } from "./query/problems-of-input.ts";
import { planInput } from "./query-metric.ts";
import type { QuerySession } from "./query-session.ts";

/** The rows behind a cell: one set for each input of its metric, whose own aggregation gives the cell. */
export interface OpenedRows {
  readonly inputs: readonly OpenedInput[];
  /** How the inputs make the cell; a `leaf` is the number of an input here. */
  readonly finish: Finish;
}

export interface OpenedInput extends Pick<RowsPlan, "measure" | "of" | "aggregation" | "fraction"> {
  /** Key, time, references, origin, and `weight`: what the row brings. */
  readonly table: Table;
  /** How many rows there are in all; the table is one page of them. */
  readonly total: number;
  readonly sql: string;
}

export async function openRows(
  session: QuerySession,
  query: MetricQueryInput,
  cell: CellQueryInput,
): Promise<Result<OpenedRows, readonly Problem[]>> {
  const planned = planInput(session, query);
  if (!planned.ok) return planned;
  const asked = cellQuery.safeParse(cell);
  if (!asked.success) return fail(problemsOfInput(asked.error.issues, queryProblem));
  const plans = planRows(session.compiled, planned.value, asked.data);
  if (!plans.ok) return plans;
  const inputs: OpenedInput[] = [];
  const context = { ...session.context, asOf: planned.value.asOf };
  for (const plan of plans.value) inputs.push(await openInput({ session, context }, plan, asked.data));
  const { finish } = planned.value.metrics.find((metric) => metric.id === asked.data.metric)!;
  return ok({ inputs, finish: renumbered(finish, plans.value) });
}

async function openInput(
  { session: { engine }, context }: { readonly session: QuerySession; readonly context: PrintContext },
  plan: RowsPlan,
  page: { readonly offset: number; readonly limit: number },
): Promise<OpenedInput> {
  const statement = printRows(plan, page, context);
  const table = await engine.query(statement);
  const counted = await engine.query(printRowCount(plan, context));
  const { measure, of, aggregation, fraction } = plan;
  return {
    measure,
    of,
    aggregation,
    ...(fraction && { fraction }),
    table,
    total: Number(counted.rows[0]![0]),
    sql: printForReading(statement),
  };
}

function renumbered(finish: Finish, plans: readonly RowsPlan[]): Finish {
  if (finish.kind === "leaf")
    return { kind: "leaf", leaf: plans.findIndex((plan) => plan.leaf === finish.leaf) };
  if (finish.kind === "number") return finish;
  if (finish.kind === "fill" || finish.kind === "nullif-zero")
    return { ...finish, of: renumbered(finish.of, plans) };
  if (finish.kind === "first-age")
    return { ...finish, value: renumbered(finish.value, plans), target: renumbered(finish.target, plans) };
  return { ...finish, left: renumbered(finish.left, plans), right: renumbered(finish.right, plans) };
}
