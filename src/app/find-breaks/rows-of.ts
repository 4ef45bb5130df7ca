import type { MetricQueryInput } from "../../contract/index.ts";
import { addDays } from "../../core/index.ts";
import type { Finding } from "../../kpi/index.ts";
import type { Asked, SearchedStep } from "./count-step.ts";
import type { SearchedDimension } from "./searched-dimensions.ts";

/** The question whose rows are those of a finding, from the week in which it began. */
export function rowsOf(
  { where, since }: Finding,
  {
    step,
    dimensions,
    asked,
  }: {
    readonly step: SearchedStep;
    readonly dimensions: readonly SearchedDimension[];
    readonly asked: Asked;
  },
): MetricQueryInput {
  const own = where.map(({ dimension, value }) => {
    const type = dimensions.find(({ id }) => id === dimension)?.type;
    if (value === null) return `${dimension} is null`;
    return `${dimension} = ${type === "text" ? `'${value.replaceAll("'", "''")}'` : value}`;
  });
  const conditions = asked.where === undefined ? own : [`(${asked.where})`, ...own];
  return {
    metrics: [step.metric.id],
    ...(conditions.length > 0 && { where: conditions.join(" and ") }),
    from: since.week,
    ...(since.until !== undefined && { to: addDays(since.until, -1) }),
    ...(asked.asOf !== undefined && { asOf: asked.asOf }),
  };
}
