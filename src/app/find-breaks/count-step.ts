import type { MetricQueryInput } from "../../contract/index.ts";
import { addDays, bucketStart, dayIn, daysBetween, ok, type Problem, type Result } from "../../core/index.ts";
import type { CohortRow } from "../../kpi/index.ts";
import { queryMetric } from "../query-metric.ts";
import type { QuerySession } from "../query-session.ts";
import { cellsOf } from "./cells-of.ts";
import { stepMetrics } from "./variant-session.ts";
import type { AskedStep } from "./asked-steps.ts";

export interface SearchedStep extends AskedStep {
  readonly horizonDays: number;
}

/** What every question of a search says. */
export type Asked = Pick<MetricQueryInput, "where" | "asOf">;

export interface Counting {
  readonly step: SearchedStep;
  /** Those that are not asked of this step are unknown of everybody. */
  readonly dimensions: readonly { readonly id: string; readonly notIn: readonly string[] }[];
  readonly asked: Asked;
}

export interface StepCounts {
  readonly weeks: readonly string[];
  readonly rows: readonly CohortRow[];
}

/** The people of a step alike in week and values, with how long they took: two questions, put together. */
export async function countStep(
  session: QuerySession,
  { step, dimensions: all, asked }: Counting,
): Promise<Result<StepCounts, readonly Problem[]>> {
  const dimensions = all.flatMap(({ id, notIn }) => (notIn.includes(step.id) ? [] : [id]));
  const names = stepMetrics(step);
  const ask = (query: MetricQueryInput) => queryMetric(session, { totals: false, ...asked, ...query });
  const everyWeek = await ask({ metrics: [names.entered], grain: "week" });
  if (!everyWeek.ok) return everyWeek;
  const weeks = wholeWeeks(
    session,
    step.horizonDays,
    cellsOf(everyWeek.value, ["period"]).map(([week]) => String(week)),
    asked.asOf,
  );
  const [from, last] = [weeks[0], weeks.at(-1)];
  if (from === undefined || last === undefined) return ok({ weeks, rows: [] });
  const entered = await ask({
    metrics: [names.entered],
    by: [...dimensions],
    grain: "week",
    from,
    to: addDays(last, 6),
  });
  if (!entered.ok) return entered;
  const counts = new Counts(weeks);
  for (const [week, ...rest] of cellsOf(entered.value, ["period", ...dimensions, names.entered]))
    counts.enter(String(week), rest.slice(0, -1), Number(rest.at(-1)));
  const converted = await (step.way ? takenOf : convertedOf)(session, {
    ask,
    step,
    dimensions,
    from,
    last,
  });
  if (!converted.ok) return converted;
  for (const { week, values, days, people } of converted.value)
    counts.convert(week, values, { days: Math.min(days, step.horizonDays), people });
  const places = all.map(({ id }) => dimensions.indexOf(id));
  const rows = counts
    .rows()
    .map((row) => ({ ...row, values: places.map((place) => (place < 0 ? null : row.values[place]!)) }));
  return ok({ weeks, rows });
}

interface Converting {
  readonly ask: (query: MetricQueryInput) => ReturnType<typeof queryMetric>;
  readonly step: SearchedStep;
  readonly dimensions: readonly string[];
  readonly from: string;
  readonly last: string;
}

interface Converted {
  /** In which they entered. */
  readonly week: string;
  readonly values: Values;
  readonly days: number;
  readonly people: number;
}

type ConvertedCounts = Promise<Result<readonly Converted[], readonly Problem[]>>;

async function convertedOf(
  { compiled: { settings } }: QuerySession,
  { ask, step, dimensions, from }: Converting,
): ConvertedCounts {
  const { source, time } = step.conversion.base;
  const enteredOn = `${source}.${time}:day`;
  const { converted } = stepMetrics(step);
  const answer = await ask({ metrics: [converted], by: [enteredOn, ...dimensions], grain: "day", from });
  if (!answer.ok) return answer;
  const names = ["period", enteredOn, ...dimensions, converted];
  return ok(
    cellsOf(answer.value, names).map(([day, on, ...rest]) => ({
      week: bucketStart(settings, "week", String(on)),
      values: rest.slice(0, -1),
      days: daysBetween(String(on), String(day)),
      people: Number(rest.at(-1)),
    })),
  );
}

/** Of a funnel, whose way says who takes the step, and after how many days. */
async function takenOf(
  _session: QuerySession,
  { ask, step, dimensions, from, last }: Converting,
): ConvertedCounts {
  const { took } = stepMetrics(step);
  const answer = await ask({
    metrics: [took],
    by: [...dimensions],
    grain: "week",
    from,
    to: addDays(last, 6),
  });
  if (!answer.ok) return answer;
  return ok(
    cellsOf(answer.value, ["period", "elapsed_day", ...dimensions, took]).map(([week, days, ...rest]) => ({
      week: String(week),
      values: rest.slice(0, -1),
      days: Number(days),
      people: Number(rest.at(-1)),
    })),
  );
}

/** Consecutive weeks, the first and last whole, of which everybody has had so many days by now. */
function wholeWeeks(
  { compiled: { settings }, snapshot }: QuerySession,
  horizonDays: number,
  entered: readonly string[],
  asOf = snapshot.loadedAt,
): readonly string[] {
  const [first] = entered.filter((week) => week !== "null").sort();
  if (first === undefined) return [];
  const today = dayIn(settings.timezone, asOf);
  const weeks: string[] = [];
  for (let week = addDays(first, 7); addDays(week, 7 + horizonDays) <= today; week = addDays(week, 7))
    weeks.push(week);
  return weeks;
}

type Values = readonly (string | null)[];

/** Counts by week and values, of those who have not converted and of those who have, by their days. */
class Counts {
  readonly #places: ReadonlyMap<string, number>;
  readonly #cells = new Map<
    string,
    { readonly week: number; readonly values: Values; open: number; readonly days: Map<number, number> }
  >();

  constructor(weeks: readonly string[]) {
    this.#places = new Map(weeks.map((week, place) => [week, place]));
  }

  enter(week: string, values: Values, people: number): void {
    const cell = this.#cell(week, values);
    if (cell) cell.open += people;
  }

  convert(
    week: string,
    values: Values,
    { days, people }: { readonly days: number; readonly people: number },
  ): void {
    const cell = this.#cell(week, values);
    if (!cell) return;
    cell.open -= people;
    cell.days.set(days, (cell.days.get(days) ?? 0) + people);
  }

  rows(): readonly CohortRow[] {
    return [...this.#cells.values()].flatMap(({ week, values, open, days }): CohortRow[] => [
      ...(open > 0 ? [{ week, values, days: null, people: open }] : []),
      ...[...days].sort(([a], [b]) => a - b).map(([took, people]) => ({ week, values, days: took, people })),
    ]);
  }

  #cell(week: string, values: Values) {
    const place = this.#places.get(week);
    if (place === undefined) return undefined;
    const key = JSON.stringify([place, ...values]);
    const known = this.#cells.get(key);
    if (known) return known;
    const made = { week: place, values, open: 0, days: new Map<number, number>() };
    this.#cells.set(key, made);
    return made;
  }
}
