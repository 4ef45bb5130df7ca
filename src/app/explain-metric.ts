import { type Lineage, lineageOf, printPlan, queryProblem, shownUnit } from "../compile/index.ts";
import { fail, type Localised, nearest, ok, type Problem, type Result } from "../core/index.ts";
import { canonicalForm, type Metric } from "../definitions/index.ts";
import { printForReading } from "../sql/index.ts";
import { planInput } from "./query-metric.ts";
import type { QuerySession } from "./query-session.ts";

/** What a metric means, what it rests on, and how it is computed. */
export interface Explanation
  extends Pick<
    Metric,
    | "id"
    | "label"
    | "description"
    | "unit"
    | "polarity"
    | "dateBasis"
    | "section"
    | "parties"
    | "traps"
    | "origin"
    | "hash"
    | "place"
  > {
  readonly formula: Localised;
  /** The bytes over which the hash is taken: what is signed. */
  readonly canonicalForm: string;
  readonly lineage: Lineage;
  /** For reading: over all rows, or by month where the metric looks at an earlier time. */
  readonly sql: string;
  readonly sqlGrain?: "month";
}

export function explainMetric(session: QuerySession, id: string): Result<Explanation, readonly Problem[]> {
  const { model, settings } = session.compiled;
  const metric = model.metrics.get(id);
  if (!metric) {
    const near = nearest(id, model.metrics.keys());
    return fail([
      queryProblem(
        "metric-unknown",
        { name: id, ...(near !== undefined && { nearest: near }) },
        { suggestion: near },
      ),
    ]);
  }
  const asking = { ...session, absent: [], outdated: new Map() };
  const whole = planInput(asking, { metrics: [id] });
  const looksBack = !whole.ok && whole.error.every(({ code }) => code === "offset-without-time");
  const planned = looksBack ? planInput(asking, { metrics: [id], grain: "month" }) : whole;
  if (!planned.ok) return planned;
  const { label, description, polarity, dateBasis, section, parties, traps, origin, hash, place } = metric;
  return ok({
    id,
    label,
    ...(description && { description }),
    unit: shownUnit(metric.unit, settings.currency),
    polarity,
    dateBasis,
    section,
    parties,
    traps,
    origin,
    hash,
    canonicalForm: canonicalForm(model, id)!,
    place,
    formula: metric.formulaWords,
    lineage: lineageOf(model, id),
    sql: printForReading(printPlan(planned.value.plan, { ...session.context, asOf: planned.value.asOf })),
    ...(looksBack && { sqlGrain: "month" }),
  });
}
