import { type CountedGroup, printPlan, readCounts } from "../../compile/index.ts";
import type { MetricQueryInput } from "../../contract/index.ts";
import type { Problem, Result } from "../../core/index.ts";
import { planInput } from "../query-metric.ts";
import type { QuerySession } from "../query-session.ts";

/** The groups of a question with their counts, planned and run like any other, and not put in order to be shown. */
export async function countGroups(
  session: QuerySession,
  input: MetricQueryInput,
): Promise<Result<Iterable<CountedGroup>, readonly Problem[]>> {
  const planned = planInput(session, { ...input, totals: false });
  if (!planned.ok) return planned;
  const { plan, asOf } = planned.value;
  return readCounts(planned.value, await session.engine.query(printPlan(plan, { ...session.context, asOf })));
}

/** A key as the searched values have it. */
export function textOf(key: CountedGroup["keys"][number] | undefined): string | null {
  return key === null || key === undefined ? null : String(key);
}
