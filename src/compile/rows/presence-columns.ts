import type { Source } from "../model/source.ts";
import type { ScanColumn } from "../plan/plan.ts";
import type { AgedStep, PresenceStep } from "../plan/track-plan.ts";
import { columnOf } from "../track/carrier.ts";

/** A member, when it entered, and what it shows at an age. */
export function presenceColumns(
  { cohortKeys, hasValue }: PresenceStep,
  cohort: Source,
): readonly ScanColumn[] {
  const [key = "", cycle] = cohortKeys;
  return [
    column("entity", "entity"),
    ...(cohort.key === "entity" ? [] : [column(cohort.key, key)]),
    ...(cycle === undefined ? [] : [column("cycle", cycle)]),
    column("entered_at", "at"),
    column("age", "age"),
    column("active", "active"),
    ...(hasValue ? [column("value", "value"), column("first", "first")] : []),
  ];
}

function column(name: string, of: string): ScanColumn {
  return { name, value: { kind: "expression", expression: columnOf(of, "text") } };
}

/** A row that stands in the cohort of its day, at an age. */
export function agedColumns({ columns }: AgedStep, source: Source): readonly ScanColumn[] {
  return [
    column(source.key, "row_key"),
    ...(columns.includes("row_cycle") ? [column("cycle", "row_cycle")] : []),
    column("day", "day"),
    column("age", "age"),
  ];
}
