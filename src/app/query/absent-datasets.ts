import { type PlannedQuery, printPlan, queryProblem } from "../../compile/index.ts";
import type { Problem } from "../../core/index.ts";
import { type Sql, tablesIn } from "../../sql/index.ts";
import type { QuerySession } from "../query-session.ts";

/** Each dataset that a statement reads and the snapshot does not hold, where it is declared. */
export function absentDatasets(
  { compiled, absent, snapshot }: Omit<QuerySession, "engine" | "context">,
  statements: readonly Sql[],
): readonly Problem[] {
  const read = new Set(statements.flatMap((statement) => [...tablesIn(statement)]));
  return absent
    .filter((dataset) => read.has(dataset))
    .map((dataset) => {
      const place = compiled.model.datasets.get(dataset)?.place;
      return queryProblem("dataset-absent", { dataset, snapshot: snapshot.id }, place ? { place } : {});
    });
}

export function absentOf(session: Omit<QuerySession, "engine">, planned: PlannedQuery): readonly Problem[] {
  if (session.absent.length === 0) return [];
  const context = { ...session.context, asOf: planned.asOf };
  const plans = [planned.plan, ...(planned.earlier ? [planned.earlier.plan] : [])];
  return absentDatasets(
    session,
    plans.map((plan) => printPlan(plan, context)),
  );
}
