import type { MetricQueryInput } from "../../contract/index.ts";
import { addDays, bucketStart, daysBetween, ok, type Problem, type Result } from "../../core/index.ts";
import type { CountedGroup } from "../../compile/index.ts";
import { CohortColumns, type Cohorts } from "../../kpi/index.ts";
import type { QuerySession } from "../query-session.ts";
import type { AskedStep } from "./asked-steps.ts";
import { countGroups, textOf } from "./count-groups.ts";
import { stepMetrics } from "./variant-session.ts";

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
  /** Consecutive weeks, by their first days: who entered in them is counted. */
  readonly weeks: readonly string[];
}

/** The people of a step alike in week and values, with how long they took: two questions, put together. */
export async function countStep(
  session: QuerySession,
  { step, dimensions: all, asked, weeks }: Counting,
): Promise<Result<Cohorts, readonly Problem[]>> {
  const dimensions = all.flatMap(({ id, notIn }) => (notIn.includes(step.id) ? [] : [id]));
  const columns = new CohortColumns(all.length);
  const [from, last] = [weeks[0], weeks.at(-1)];
  if (from === undefined || last === undefined) return ok(columns.cohorts());
  const gathering: Gathering = {
    session,
    step,
    dimensions,
    asked,
    period: { from, to: addDays(last, 6) },
    placeOf: new Map(weeks.map((week, place) => [week, place])),
    valuesOf: valuesBy(all.map(({ id }) => dimensions.indexOf(id))),
    columns,
  };
  const gathered = [
    await gatherEntered(gathering),
    await (step.way ? gatherTaken(gathering) : gatherConverted(gathering)),
  ];
  const problems = gathered.find((one) => !one.ok);
  return problems && !problems.ok ? problems : ok(columns.cohorts());
}

type Keys = CountedGroup["keys"];

interface Gathering {
  readonly session: QuerySession;
  readonly step: SearchedStep;
  readonly dimensions: readonly string[];
  readonly asked: Asked;
  /** The whole weeks. */
  readonly period: { readonly from: string; readonly to: string };
  readonly placeOf: ReadonlyMap<string, number>;
  /** The values of all dimensions, from the keys of those asked. */
  readonly valuesOf: (keys: Keys) => readonly (string | null)[];
  readonly columns: CohortColumns;
}

type Gathered = Promise<Result<void, readonly Problem[]>>;

function valuesBy(places: readonly number[]): Gathering["valuesOf"] {
  return (keys) => places.map((place) => (place < 0 ? null : textOf(keys[place])));
}

/** The groups of a metric by the week of entry and what else it is counted by; those of other weeks are left out. */
async function gatherByWeek(
  { session, dimensions, asked, period, placeOf }: Gathering,
  metric: string,
  take: (place: number, keys: Keys, people: number) => void,
): Gathered {
  const groups = await countGroups(session, {
    ...asked,
    ...period,
    metrics: [metric],
    by: [...dimensions],
    grain: "week",
  });
  if (!groups.ok) return groups;
  for (const {
    keys: [week, ...keys],
    counts: [people = 0],
  } of groups.value) {
    const place = placeOf.get(String(week));
    if (place !== undefined) take(place, keys, people);
  }
  return ok(undefined);
}

function gatherEntered(gathering: Gathering): Gathered {
  const { step, valuesOf, columns } = gathering;
  return gatherByWeek(gathering, stepMetrics(step).entered, (place, keys, people) =>
    columns.enter(place, valuesOf(keys), people),
  );
}

/** Of a funnel, whose way says who takes the step, and after how many days. */
function gatherTaken(gathering: Gathering): Gathered {
  const { step, valuesOf, columns } = gathering;
  return gatherByWeek(gathering, stepMetrics(step).took, (place, keys, people) => {
    const days = Math.min(Number(keys.at(-1)), step.horizonDays);
    columns.convert(place, valuesOf(keys), { days, people });
  });
}

/** By the days they entered and converted. */
async function gatherConverted(gathering: Gathering): Gathered {
  const { session, step, dimensions, asked, period, placeOf, valuesOf, columns } = gathering;
  const { source, time } = step.conversion.base;
  const groups = await countGroups(session, {
    ...asked,
    from: period.from,
    metrics: [stepMetrics(step).converted],
    by: [`${source}.${time}:day`, ...dimensions],
    grain: "day",
  });
  if (!groups.ok) return groups;
  const { settings } = session.compiled;
  const weekOf = remembered((day) => placeOf.get(bucketStart(settings, "week", day)));
  const numberOf = remembered((day) => daysBetween(period.from, day));
  for (const {
    keys: [day, on, ...keys],
    counts: [people = 0],
  } of groups.value) {
    const week = weekOf(String(on));
    if (week === undefined) continue;
    const took = numberOf(String(day)) - numberOf(String(on));
    columns.convert(week, valuesOf(keys), { days: Math.min(took, step.horizonDays), people });
  }
  return ok(undefined);
}

function remembered<Value>(of: (day: string) => Value): (day: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (day) => {
    let found = known.get(day);
    if (!found) {
      found = { value: of(day) };
      known.set(day, found);
    }
    return found.value;
  };
}
