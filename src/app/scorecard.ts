import { type Finish, shownUnit } from "../compile/index.ts";
import type { Answer, AnswerValue, MetricQueryInput } from "../contract/index.ts";
import {
  addDays,
  bucketLabel,
  bucketStart,
  dayIn,
  type Localised,
  ok,
  previousBucket,
  type Problem,
  type Result,
} from "../core/index.ts";
import type { Metric } from "../definitions/index.ts";
import { planInput, queryMetric } from "./query-metric.ts";
import type { QuerySession } from "./query-session.ts";

/** Every metric over the last complete month, the last complete quarter and all time. */
export interface Scorecard {
  readonly asOf: string;
  readonly snapshot: string;
  readonly timezone: string;
  readonly month: ScorecardPeriod;
  readonly quarter: ScorecardPeriod;
  /** In the order in which the metrics are defined. */
  readonly sections: readonly { readonly section: string; readonly metrics: readonly ScorecardMetric[] }[];
}

export interface ScorecardPeriod {
  readonly from: string;
  readonly to: string;
  readonly label: Localised;
}

export interface ScorecardMetric {
  readonly id: string;
  readonly label: Localised;
  readonly unit: string;
  readonly polarity: Metric["polarity"];
  readonly hash: string;
  /** Absent for what carries no date. */
  readonly month?: ScorecardValue;
  readonly quarter?: ScorecardValue;
  readonly allTime: ScorecardValue;
}

export interface ScorecardValue {
  readonly value: AnswerValue;
  /** Of a conversion: how many are too recent to tell, when they are the most. The few others stand for nothing yet. */
  readonly immature?: number;
  /** The 95 % interval of a share. */
  readonly low?: AnswerValue;
  readonly high?: AnswerValue;
  /** Over the period before. */
  readonly earlier?: AnswerValue;
  readonly change?: AnswerValue;
  readonly relativeChange?: AnswerValue;
}

export interface ScorecardOptions {
  readonly asOf?: string;
  /** Only the metrics of these sections. */
  readonly sections?: readonly string[];
}

/** A query takes so many metrics at most. */
const metricsAtOnce = 50;

export async function scorecard(
  session: QuerySession,
  options: ScorecardOptions = {},
): Promise<Result<Scorecard, readonly Problem[]>> {
  const { model, settings } = session.compiled;
  const asOf = options.asOf ?? session.snapshot.loadedAt;
  const metrics = [...model.metrics.values()].filter(
    ({ id, section }) =>
      (options.sections === undefined || options.sections.includes(section)) && hasOneValue(session, id),
  );
  const [month, quarter] = [lastComplete(session, "month", asOf), lastComplete(session, "quarter", asOf)];
  const during = ({ from, to }: ScorecardPeriod) =>
    ({ from, to, compare: "previous", asOf, totals: false }) as const;
  const [inMonths, inQuarters, evers] = [
    await valuesOf(session, metrics, during(month)),
    await valuesOf(session, metrics, during(quarter)),
    await valuesOf(session, metrics, { asOf, totals: false }),
  ];
  if (!inMonths.ok) return inMonths;
  if (!inQuarters.ok) return inQuarters;
  if (!evers.ok) return evers;
  const lines = metrics.map(({ id, label, unit, polarity, hash, section }) => {
    const [inMonth, inQuarter, ever] = [inMonths, inQuarters, evers].map(({ value }) => value.get(id));
    return {
      section,
      metric: {
        id,
        label,
        unit: shownUnit(unit, settings.currency),
        polarity,
        hash,
        ...(inMonth && { month: inMonth }),
        ...(inQuarter && { quarter: inQuarter }),
        allTime: ever ?? { value: null },
      },
    };
  });
  const sections = [...new Set(lines.map((line) => line.section))].map((section) => ({
    section,
    metrics: lines.filter((line) => line.section === section).map((line) => line.metric),
  }));
  return ok({ asOf, snapshot: session.snapshot.id, timezone: settings.timezone, month, quarter, sections });
}

/** Neither one value, as steps and ages have several, nor a share of itself, which says nothing until it is cut. */
function hasOneValue(session: QuerySession, id: string): boolean {
  const planned = planInput(session, { metrics: [id] });
  if (!planned.ok) return true;
  const { keys, metrics } = planned.value;
  return keys.length === 0 && !metrics.some(({ finish }) => isShareOfItself(finish));
}

function isShareOfItself(finish: Finish): boolean {
  if (finish.kind !== "operation" || finish.operator !== "/") return false;
  const { left, right } = finish;
  return left.kind === "leaf" && right.kind === "leaf" && left.leaf === right.leaf;
}

function lastComplete(session: QuerySession, grain: "month" | "quarter", asOf: string): ScorecardPeriod {
  const { settings } = session.compiled;
  const running = bucketStart(settings, grain, dayIn(settings.timezone, asOf));
  const from = previousBucket(grain, running);
  return {
    from,
    to: addDays(running, -1),
    label: { en: bucketLabel(settings, grain, from, "en"), fr: bucketLabel(settings, grain, from, "fr") },
  };
}

/** Metrics that the query cannot be asked of (what carries no date has no month) are left out. */
async function valuesOf(
  session: QuerySession,
  metrics: readonly Metric[],
  query: Omit<MetricQueryInput, "metrics">,
): Promise<Result<ReadonlyMap<string, ScorecardValue>, readonly Problem[]>> {
  const ids = metrics.map(({ id }) => id).filter((id) => planInput(session, { ...query, metrics: [id] }).ok);
  const values = new Map<string, ScorecardValue>();
  for (let start = 0; start < ids.length; start += metricsAtOnce) {
    const together = ids.slice(start, start + metricsAtOnce);
    const answer = await queryMetric(session, { ...query, metrics: together });
    if (!answer.ok) return answer;
    for (const id of together) values.set(id, valueIn(answer.value, id));
  }
  return ok(values);
}

function valueIn({ columns, rows }: Answer, id: string): ScorecardValue {
  const cell = (name: string) => {
    const index = columns.findIndex((column) => column.name === name);
    return index < 0 ? undefined : (rows[0]?.[index] ?? null);
  };
  const named = {
    low: cell(`${id}.low`),
    high: cell(`${id}.high`),
    earlier: cell(`${id}.earlier`),
    change: cell(`${id}.change`),
    relativeChange: cell(`${id}.relative_change`),
  };
  const count = (name: string) => Number(cell(`${id}.${name}`) ?? 0);
  const immature = count("immature");
  if (immature > count("base")) return { value: null, immature };
  const known = Object.entries(named).filter(([, value]) => value !== undefined);
  return { value: cell(id) ?? null, ...Object.fromEntries(known) };
}
