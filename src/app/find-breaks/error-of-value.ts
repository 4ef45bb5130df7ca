import { compileModel } from "../../compile/index.ts";
import type { Measure, Metric, MetricInput } from "../../definitions/index.ts";
import { ratioOfGroups } from "../../stats/index.ts";
import { queryMetric } from "../query-metric.ts";
import type { QuerySession } from "../query-session.ts";
import { cellsOf } from "./cells-of.ts";

/**
 * The relative standard error of a metric that is a ratio of sums, or a mean: by weeks, each independent of the others.
 * Undefined of any other kind, of which nothing is known.
 */
export async function errorOfValue(
  session: QuerySession,
  metric: string,
  asOf: string | undefined,
): Promise<number | undefined> {
  const sums = withSums(session, metric);
  if (!sums) return undefined;
  const answer = await queryMetric(sums.session, {
    metrics: [sums.top, sums.bottom],
    grain: "week",
    totals: false,
    ...(asOf !== undefined && { asOf }),
  });
  if (!answer.ok) return undefined;
  const groups = cellsOf(answer.value, [sums.top, sums.bottom]).map(([top, bottom]) => ({
    top: Number(top ?? 0),
    bottom: Number(bottom ?? 0),
  }));
  const measured = ratioOfGroups(groups.filter(({ bottom }) => bottom !== 0));
  return measured && measured.value !== 0 ? measured.error / Math.abs(measured.value) : undefined;
}

interface Sums {
  readonly session: QuerySession;
  readonly top: string;
  readonly bottom: string;
}

/** The same session, whose model also knows what the metric divides, and by what. */
function withSums(session: QuerySession, id: string): Sums | undefined {
  const { model, settings } = session.compiled;
  const metric = model.metrics.get(id);
  const measure = metric?.meaning.kind === "simple" ? model.measures.get(metric.meaning.measure) : undefined;
  if (!metric) return undefined;
  const names = { top: `${id}:top`, bottom: `${id}:bottom` };
  const metrics = new Map(model.metrics);
  const measures = new Map(model.measures);
  if (metric.meaning.kind === "ratio") {
    const { numerator, denominator } = metric.meaning;
    if (!isPlain(numerator) || !isPlain(denominator)) return undefined;
    metrics.set(names.top, alone(metric, names.top, numerator));
    metrics.set(names.bottom, alone(metric, names.bottom, denominator));
  } else if (measure?.aggregation === "avg") {
    for (const [name, aggregation] of [
      [names.top, "sum"],
      [names.bottom, "count"],
    ] as const) {
      measures.set(name, { ...measure, id: name, aggregation } satisfies Measure);
      metrics.set(name, { ...metric, id: name, meaning: { kind: "simple", measure: name } });
    }
  } else return undefined;
  return {
    session: { ...session, compiled: compileModel({ ...model, metrics, measures }, settings) },
    ...names,
  };
}

/** What a formula can name too. */
function isPlain({ where, across = [] }: MetricInput): boolean {
  return where === undefined && across.length === 0;
}

function alone(metric: Metric, id: string, { metric: input, filter }: MetricInput): Metric {
  return {
    ...metric,
    id,
    meaning: {
      kind: "derived",
      formula: { kind: "metric", input: "of" },
      inputs: { of: { metric: input, ...(filter && { filter }) } },
    },
  };
}
