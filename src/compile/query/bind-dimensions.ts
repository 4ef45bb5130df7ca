import { nearest, type Problem } from "../../core/index.ts";
import { type ColumnExpression, type Expression, periodDay, periodName } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { mapColumns } from "../model/map-columns.ts";
import type { Reach } from "../model/reach.ts";
import type { Source } from "../model/source.ts";
import type { TimeColumn } from "../plan/plan.ts";
import { problem } from "../problems.ts";
import { withEmptyValues } from "./empty-value.ts";

/** What asks for a dimension: the metric as the reader named it, and the rows it counts. */
export interface Asker {
  readonly metric: string;
  readonly source: Source;
  /** What dates those rows. */
  readonly dated: TimeColumn | undefined;
}

/** What a source's rows carry for a dimension; else the problem goes to `problems`. */
export function bindDimension(
  compiled: CompiledModel,
  asker: Asker,
  name: string,
  problems: Problem[],
): Expression | undefined {
  const reach = compiled.reach(asker.source, name);
  if (reach.kind === "reached") return withEmptyValues(compiled, reach.expression);
  problems.push(refusal(compiled, asker, name, reach));
  return undefined;
}

/** The query's condition over one source's columns; undefined when it cannot reach them all. */
export function bindCondition(
  compiled: CompiledModel,
  asker: Asker,
  condition: Expression,
  problems: Problem[],
): Expression | undefined {
  let isBound = true;
  const bound = mapColumns(condition, (column) => {
    const expression =
      column.column === periodName || column.column === periodDay
        ? bindPeriod(asker, column, problems)
        : bindDimension(compiled, asker, column.column, problems);
    if (!expression) isBound = false;
    return expression ?? column;
  });
  return isBound ? bound : undefined;
}

/** `period` is the moment that dates a row, or its day. */
function bindPeriod(
  { metric, source, dated }: Asker,
  column: ColumnExpression,
  problems: Problem[],
): Expression | undefined {
  if (!dated) {
    problems.push(problem("time-missing", { metric, source: source.name }));
    return undefined;
  }
  if (column.column === periodDay) return { ...column, column: dated.day };
  if (dated.type === "instant") return { ...column, column: dated.column };
  problems.push(problem("time-by-day", { metric, source: source.name, column: dated.column }));
  return undefined;
}

function refusal(
  compiled: CompiledModel,
  { metric, source }: Pick<Asker, "metric" | "source">,
  dimension: string,
  reach: Exclude<Reach, { kind: "reached" }>,
): Problem {
  if (reach.kind === "unknown") {
    const near = nearest(dimension, compiled.model.dimensions.keys());
    return problem(
      "dimension-unknown",
      { name: dimension, ...(near !== undefined && { nearest: near }) },
      { suggestion: near },
    );
  }
  const near = nearestThatWorks(compiled, source, dimension);
  const facts = { dimension, metric, source: source.name, ...(near !== undefined && { nearest: near }) };
  return reach.kind === "ambiguous"
    ? problem("dimension-ambiguous", { ...facts, paths: reach.paths }, { suggestion: near })
    : problem("dimension-unreachable", facts, { suggestion: near });
}

/** Of the dimensions that the source reaches, the one most like it: by name, else by the datasets that carry both. */
function nearestThatWorks(compiled: CompiledModel, source: Source, dimension: string): string | undefined {
  const { dimensions } = compiled.model;
  const working = [...dimensions.keys()].filter((id) => compiled.reach(source, id).kind === "reached");
  const byName = nearest(dimension, working);
  if (byName !== undefined) return byName;
  const carriers = new Set(
    Object.keys(dimensions.get(dimension)?.on ?? { [dimension.split(".")[0]!]: true }),
  );
  const shared = (id: string) =>
    Object.keys(dimensions.get(id)!.on).filter((name) => carriers.has(name)).length;
  return working.toSorted((a, b) => shared(b) - shared(a))[0];
}
