import type { ScanColumn } from "../plan/plan.ts";
import { stepColumn, type WaysStep } from "../plan/track-plan.ts";
import type { Source } from "../model/source.ts";
import { columnOf } from "../track/carrier.ts";

/** An object, its cycle, when it took each step, and when it left. */
export function wayColumns(ways: WaysStep, first: Source): readonly ScanColumn[] {
  const [, cycle] = ways.firstKeys;
  const concepts = [first.name, ...ways.steps.map(({ concept }) => concept)];
  return [
    column(first.key, "entity"),
    ...(cycle === undefined ? [] : [column("cycle", cycle)]),
    ...concepts.map((concept, index) => column(`${concept}_at`, stepColumn(index + 1))),
    ...(ways.exits.length > 0 ? [column("exit_at", "exit_at")] : []),
  ];
}

function column(name: string, of: string): ScanColumn {
  return { name, value: { kind: "expression", expression: columnOf(of, "text") } };
}
