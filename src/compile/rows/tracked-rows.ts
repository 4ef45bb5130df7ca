import type { Problem } from "../../core/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import type { Source } from "../model/source.ts";
import type { AskedPeriod, ScanColumn, Step } from "../plan/plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { askedOf, metricTables } from "../query/plan-for.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { planTracks } from "../track/plan-tracks.ts";
import type { EntryEvents } from "./entry-events.ts";
import { matchedColumns } from "./matched-columns.ts";
import { weightColumn } from "./row-columns.ts";
import { wayColumns } from "./way-columns.ts";

/** Where the rows behind a number are read, and what is shown of them. */
export interface ReadRows {
  readonly leaf: BoundLeaf;
  readonly steps: readonly Step[];
  readonly columns: readonly ScanColumn[];
  readonly order: readonly string[];
  readonly entries?: EntryEvents;
}

interface Wanted {
  readonly bound: BoundLeaf;
  readonly period: AskedPeriod;
}

/** The events that a leaf follows, each with what followed it. */
export function trackedRows(
  compiled: CompiledModel,
  planned: PlannedQuery,
  { bound, period }: Wanted,
): ReadRows {
  const asked = askedOf(compiled, planned, period);
  const tracked = planTracks(compiled, [bound], asked);
  const problems: Problem[] = [];
  const tables = metricTables(compiled, tracked.steps, planned.asOf, problems);
  if (problems.length > 0) throw new Error("What was planned for the number cannot be planned for its rows.");
  const leaf = tracked.leaves[0]!;
  const read = readOf(tracked.steps, bound.leaf.source);
  const columns = [...read.columns, weightColumn(leaf)];
  return { leaf, steps: [...tables, ...tracked.steps], columns, order: read.order };
}

function readOf(steps: readonly Step[], source: Source): Pick<ReadRows, "columns" | "order"> {
  const made = steps.at(-1)!;
  switch (made.kind) {
    case "match":
      return { columns: matchedColumns(made, source), order: [...made.baseKeys, ...made.convertedKeys] };
    case "ways": {
      const isCyclic = made.firstKeys.length > 1;
      return { columns: wayColumns(made, source), order: isCyclic ? [source.key, "cycle"] : [source.key] };
    }
    default:
      throw new Error(`No rows are read from ${made.kind}.`);
  }
}
