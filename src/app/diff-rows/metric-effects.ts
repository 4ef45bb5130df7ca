import type { Answer, AnswerValue, MetricQueryInput } from "../../contract/index.ts";
import { decimal, type ExactDecimal, isDecimal, type Localised } from "../../core/index.ts";
import { shownUnit } from "../../compile/index.ts";
import { planInput, queryMetric } from "../query-metric.ts";
import type { QuerySession } from "../query-session.ts";

/** A metric under the one definition and under the other. */
export interface MetricEffect extends Effect {
  readonly metric: string;
  readonly label: Localised;
  readonly unit: string;
  /** Where it changes most, the largest change first. */
  readonly periods: readonly CellEffect[];
  readonly segments: readonly CellEffect[];
}

export interface Effect {
  readonly a: Amount;
  readonly b: Amount;
  /** From a to b; null where one of them is unknown. */
  readonly change: Amount;
  /** The change over a; null where there is none to divide by. */
  readonly relative: Amount;
}

export interface CellEffect extends Effect {
  /** `period`, or a dimension with its label. */
  readonly by: string;
  readonly label?: Localised;
  readonly value: AnswerValue;
  readonly words?: Localised;
}

export type Amount = number | string | ExactDecimal | null;

export interface EffectsAsked {
  readonly a: QuerySession;
  readonly b: QuerySession;
  readonly metrics: readonly string[];
  readonly grain: string;
  /** Dimensions; every one that is a text when empty. */
  readonly by: readonly string[];
  /** How many periods and segments are told of each metric. */
  readonly top: number;
}

export async function metricEffects(asked: EffectsAsked): Promise<readonly MetricEffect[]> {
  const { a, b, metrics, top } = asked;
  const whole = await cellsOf(asked, {});
  const periods = await cellsOf(asked, { grain: asked.grain });
  const dimensions = asked.by.length > 0 ? asked.by : textDimensions(asked);
  const segments = new Map<string, CellEffect[]>();
  for (const dimension of dimensions)
    for (const [metric, cells] of await cellsOf(asked, { by: [dimension] }))
      segments.set(metric, [...(segments.get(metric) ?? []), ...labelled(cells, asked.a, dimension)]);
  return metrics.flatMap((metric) => {
    const known = a.compiled.model.metrics.get(metric) ?? b.compiled.model.metrics.get(metric)!;
    const [cell] = whole.get(metric) ?? [];
    if (!cell) return [];
    const { a: before, b: after, change, relative } = cell;
    return [
      {
        metric,
        label: known.label,
        unit: shownUnit(known.unit, a.compiled.settings.currency),
        a: before,
        b: after,
        change,
        relative,
        periods: worst(periods.get(metric) ?? [], top),
        segments: worst(segments.get(metric) ?? [], top),
      },
    ];
  });
}

function labelled(cells: readonly CellEffect[], { compiled }: QuerySession, dimension: string) {
  const label = compiled.model.dimensions.get(dimension)?.label;
  return label ? cells.map((cell) => ({ ...cell, label })) : cells;
}

function textDimensions({ a, b }: EffectsAsked): readonly string[] {
  return [...a.compiled.model.dimensions.values()]
    .filter(({ id, type, metric }) => type === "text" && metric === undefined && b.compiled.dimension(id))
    .map(({ id }) => id);
}

/** Only what changes, the largest change first. */
function worst(cells: readonly CellEffect[], top: number): readonly CellEffect[] {
  const size = ({ change }: CellEffect) => (change === null ? decimal(0) : decimal(change).abs());
  return cells
    .filter((cell) => cell.change === null || !size(cell).isZero())
    .toSorted((x, y) => size(y).cmp(size(x)))
    .slice(0, top);
}

type Breakdown = Pick<MetricQueryInput, "grain" | "by">;

/** Each metric's cells on both sides, of the metrics that can be broken down so. */
async function cellsOf(
  { a, b, metrics }: EffectsAsked,
  breakdown: Breakdown,
): Promise<ReadonlyMap<string, readonly CellEffect[]>> {
  const query = (some: readonly string[]) => ({ ...breakdown, metrics: [...some], totals: false });
  const canAnswer = (session: QuerySession, metric: string) =>
    session.compiled.model.metrics.has(metric) && planInput(session, query([metric])).ok;
  const asked = metrics.filter((metric) => [a, b].every((session) => canAnswer(session, metric)));
  const found = new Map<string, readonly CellEffect[]>();
  for (let start = 0; start < asked.length; start += mostMetrics) {
    const some = asked.slice(start, start + mostMetrics);
    const [before, after] = [await answerOf(a, query(some)), await answerOf(b, query(some))];
    for (const metric of some) found.set(metric, pair(before, after, metric, emptyOf(a, metric)));
  }
  return found;
}

const mostMetrics = 40;

async function answerOf(session: QuerySession, query: MetricQueryInput): Promise<Answer> {
  const answer = await queryMetric(session, query);
  if (answer.ok) return answer.value;
  throw new Error(`A question that was planned cannot be answered: ${answer.error[0]?.message.en}`);
}

/** The value of a group without rows. */
function emptyOf(session: QuerySession, metric: string): Amount {
  const planned = planInput(session, { metrics: [metric] });
  const finish = planned.ok ? planned.value.metrics[0]?.finish : undefined;
  if (!planned.ok || finish?.kind !== "leaf") return null;
  return planned.value.plan.leaves[finish.leaf]?.empty ?? null;
}

function pair(before: Answer, after: Answer, metric: string, empty: Amount): readonly CellEffect[] {
  const [old, young] = [cellsIn(before, metric), cellsIn(after, metric)];
  return [...new Set([...old.keys(), ...young.keys()])].map((key) => {
    const cell = old.get(key) ?? young.get(key)!;
    return { ...cell.named, ...effectOf(old.get(key)?.amount ?? empty, young.get(key)?.amount ?? empty) };
  });
}

interface FoundCell {
  readonly named: Pick<CellEffect, "by" | "label" | "value" | "words">;
  readonly amount: Amount;
}

function cellsIn({ columns, rows }: Answer, metric: string): ReadonlyMap<string, FoundCell> {
  const at = columns.findIndex(({ name, kind }) => kind === "metric" && name === metric);
  const [first] = columns;
  const isKeyed = first !== undefined && first.kind !== "metric";
  return new Map(
    rows.map((row) => {
      const value = isKeyed ? (row[0] ?? null) : null;
      const said = isKeyed && typeof value === "string" ? first.values?.[value] : undefined;
      const named = { by: isKeyed ? first.name : "", value, ...(said && { words: said }) };
      return [String(value), { named, amount: amountOf(row[at] ?? null) }];
    }),
  );
}

function amountOf(value: AnswerValue): Amount {
  return typeof value === "boolean" ? null : value;
}

function effectOf(a: Amount, b: Amount): Effect {
  if (a === null || b === null) return { a, b, change: null, relative: null };
  const [old, young] = [exact(a), exact(b)];
  const change = young.minus(old);
  return { a, b, change, relative: old.isZero() ? null : change.dividedBy(old) };
}

function exact(amount: number | string | ExactDecimal): ExactDecimal {
  return isDecimal(amount) ? amount : decimal(amount);
}
