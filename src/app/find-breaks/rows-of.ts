import type { MetricQueryInput } from "../../contract/index.ts";
import { addDays } from "../../core/index.ts";
import type { Finding } from "../../kpi/index.ts";
import type { Asked, SearchedStep } from "./count-step.ts";
import type { SearchedDimension } from "./searched-dimensions.ts";

/** What opens the rows of those whom a finding is about. */
export interface RowsOfFinding {
  readonly query: MetricQueryInput;
  /** Of a funnel: the step that they have come to. */
  readonly cell?: { readonly step: number };
}

interface Of {
  readonly step: SearchedStep;
  readonly dimensions: readonly SearchedDimension[];
  readonly asked: Asked;
}

/**
 * The question whose rows are those of a finding, from the week in which it began. A way is dated by its first step,
 * so that a later one is opened for all weeks.
 */
export function rowsOf({ where, since }: Finding, { step, dimensions, asked }: Of): RowsOfFinding {
  const own = where.map(({ dimension, value }) => {
    const type = dimensions.find(({ id }) => id === dimension)?.type;
    if (value === null) return `${dimension} is null`;
    return `${dimension} = ${type === "text" ? `'${value.replaceAll("'", "''")}'` : value}`;
  });
  const conditions = asked.where === undefined ? own : [`(${asked.where})`, ...own];
  const place = step.way && step.way.steps.length - 1;
  const query = {
    metrics: [step.metric.id],
    ...(conditions.length > 0 && { where: conditions.join(" and ") }),
    ...((place ?? 1) === 1 && {
      from: since.week,
      ...(since.until !== undefined && { to: addDays(since.until, -1) }),
    }),
    ...(asked.asOf !== undefined && { asOf: asked.asOf }),
  };
  return { query, ...(place !== undefined && { cell: { step: place } }) };
}
