import type { Scope } from "../scope.ts";
import type { BalanceMetricShape } from "../shape/metric-shape.ts";
import type { Shaped } from "./entry.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { measureOf } from "./resolve-measured.ts";
import { checkTime, type Resolving, say } from "./resolving.ts";

type BalanceEntry = Shaped<BalanceMetricShape>;

/** A stock: its value on one day stands for a period, and is added along everything but time. */
export function resolveBalance(context: MetricContext, entry: BalanceEntry): Meaning | undefined {
  const { resolving, measures } = context;
  const { holds, ...shape } = entry.shape;
  const per = shape.per ?? [];
  const measure = measureOf(context, entry);
  const dataset = measure && measures.get(measure.id)?.dataset;
  const scope = dataset === undefined ? undefined : resolving.scopes(dataset);
  if (!measure || !scope) return undefined;
  if (!areColumnsRight(resolving, entry, scope)) return undefined;
  return {
    meaning: {
      kind: "balance",
      measure: measure.id,
      take: shape.take ?? "last",
      per,
      ...(holds && { holds }),
      filter: shape.filter ?? "after",
    },
    unit: measure.unit,
    uses: [measure.id],
  };
}

/** The columns that it names are there, and those that date something do. */
function areColumnsRight(resolving: Resolving, entry: BalanceEntry, scope: Scope): boolean {
  const { per = [], holds } = entry.shape;
  const before = resolving.problems.length;
  if (holds && per.length > 0) say(resolving, "holds-and-per", {}, { entry, path: ["per"] });
  for (const [position, column] of per.entries()) {
    const found = scope.find([column]);
    if (found.kind === "found") continue;
    const facts = {
      column,
      dataset: scope.name,
      ...(found.nearest !== undefined && { nearest: found.nearest }),
    };
    say(resolving, "column-unknown", facts, { entry, path: ["per", position], suggestion: found.nearest });
  }
  for (const end of ["from", "until"] as const)
    if (holds) checkTime(resolving, holds[end], { entry, path: ["holds", end], scope });
  return resolving.problems.length === before;
}
