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
  const { source, time } = step.conversion.base;
  const enteredOn = `${source}.${time}:day`;
  const converted = await ask({
    metrics: [names.converted],
    by: [enteredOn, ...dimensions],
    grain: "day",
    from,
  });
  if (!converted.ok) return converted;
  const counts = new Counts(weeks);
  for (const [week, ...rest] of cellsOf(entered.value, ["period", ...dimensions, names.entered]))
    counts.enter(String(week), rest.slice(0, -1), Number(rest.at(-1)));
  const { settings } = session.compiled;
  for (const [day, on, ...rest] of cellsOf(converted.value, [
    "period",
    enteredOn,
    ...dimensions,
    names.converted,
  ])) {
    const days = Math.min(daysBetween(String(on), String(day)), step.horizonDays);
    const week = bucketStart(settings, "week", String(on));
    counts.convert(week, rest.slice(0, -1), { days, people: Number(rest.at(-1)) });
  }
  const places = all.map(({ id }) => dimensions.indexOf(id));
  const rows = counts
    .rows()
    .map((row) => ({ ...row, values: places.map((place) => (place < 0 ? null : row.values[place]!)) }));
  return ok({ weeks, rows });
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
