import { type PlannedQuery, printPlan, queryProblem } from "../../compile/index.ts";
import type { Problem } from "../../core/index.ts";
import { type Sql, tablesIn } from "../../sql/index.ts";
import type { QuerySession } from "../query-session.ts";

/** Each dataset that a statement reads and the snapshot does not hold, or holds as it was declared before; where it is declared. */
export function absentDatasets(
  { compiled, absent, outdated, snapshot }: Omit<QuerySession, "engine" | "context">,
  statements: readonly Sql[],
): readonly Problem[] {
  const read = new Set(statements.flatMap((statement) => [...tablesIn(statement)]));
  const at = (dataset: string) => {
    const place = compiled.model.datasets.get(dataset)?.place;
    return place ? { place } : {};
  };
  const facts = { snapshot: snapshot.id };
  return [
    ...absent
      .filter((dataset) => read.has(dataset))
      .map((dataset) => queryProblem("dataset-absent", { ...facts, dataset }, at(dataset))),
    ...[...outdated]
      .filter(([dataset]) => read.has(dataset))
      .map(([dataset, column]) =>
        queryProblem("dataset-outdated", { ...facts, dataset, column }, at(dataset)),
      ),
  ];
}

export function absentOf(session: Omit<QuerySession, "engine">, planned: PlannedQuery): readonly Problem[] {
  if (session.absent.length === 0 && session.outdated.size === 0) return [];
  const context = { ...session.context, asOf: planned.asOf };
  const plans = [planned.plan, ...(planned.earlier ? [planned.earlier.plan] : [])];
  return absentDatasets(
    session,
    plans.map((plan) => printPlan(plan, context)),
  );
}
