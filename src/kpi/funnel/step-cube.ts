import type { CohortRow, FunnelStep } from "./funnel-table.ts";

/**
 * What is modelled: `share` is how many convert (binomial, on the logit scale), `level` a mean among those who
 * converted (of how quick they were, from 0 to 1, or of days).
 */
export type Measure = "share" | "level";

/** A step's rows as columns: people alike in week and values, and the sum of their outcomes. */
export interface StepCube {
  readonly measure: Measure;
  readonly weeks: number;
  readonly rows: number;
  /** For each dimension its values, the same in all cubes of a step, and for each row the place of its value. */
  readonly values: readonly (readonly (string | null)[])[];
  readonly places: readonly Int32Array[];
  readonly week: Int32Array;
  readonly people: Float64Array;
  readonly outcome: Float64Array;
  /** Sum of the squares of single outcomes over all rows. */
  readonly squares: number;
}

/** How many of those who entered converted. */
export function conversionCube(step: FunnelStep): StepCube {
  return cubeOf(step, "share", (row) => (row.days === null ? 0 : 1));
}

/**
 * How quick those who converted were: the share of all conversions of the step that took longer, ties counting one
 * half. Its mean differs between groups as Mann and Whitney's statistic does.
 */
export function quicknessCube(step: FunnelStep): StepCube {
  const quickness = quicknessByDays(step.rows);
  return cubeOf(step, "level", (row) => (row.days === null ? undefined : quickness.get(row.days)));
}

/** How many days those who converted took. */
export function daysCube(step: FunnelStep): StepCube {
  return cubeOf(step, "level", (row) => row.days ?? undefined);
}

function quicknessByDays(rows: readonly CohortRow[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { days, people } of rows) {
    if (days !== null) counts.set(days, (counts.get(days) ?? 0) + people);
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let slower = all;
  const quickness = new Map<number, number>();
  for (const [days, count] of [...counts].sort(([a], [b]) => a - b)) {
    slower -= count;
    quickness.set(days, (slower + count / 2) / all);
  }
  return quickness;
}

function cubeOf(
  step: FunnelStep,
  measure: Measure,
  outcomeOf: (row: CohortRow) => number | undefined,
): StepCube {
  const dimensions = step.rows[0]?.values.length ?? 0;
  const placesByValue = Array.from({ length: dimensions }, () => new Map<string | null, number>());
  const cells = new Map<string, number>();
  const columns = { week: [] as number[], people: [] as number[], outcome: [] as number[] };
  const places = placesByValue.map((): number[] => []);
  let squares = 0;
  for (const row of step.rows) {
    const at = row.values.map((value, dimension) => placeOf(placesByValue[dimension]!, value));
    const outcome = outcomeOf(row);
    if (outcome === undefined || row.people === 0) continue;
    const key = `${row.week} ${at.join(" ")}`;
    let place = cells.get(key);
    if (place === undefined) {
      place = cells.size;
      cells.set(key, place);
      columns.week.push(row.week);
      columns.people.push(0);
      columns.outcome.push(0);
      at.forEach((value, dimension) => places[dimension]!.push(value));
    }
    columns.people[place]! += row.people;
    columns.outcome[place]! += row.people * outcome;
    squares += row.people * outcome ** 2;
  }
  return {
    measure,
    weeks: step.weeks.length,
    rows: cells.size,
    values: placesByValue.map((byValue) => [...byValue.keys()]),
    places: places.map((list) => Int32Array.from(list)),
    week: Int32Array.from(columns.week),
    people: Float64Array.from(columns.people),
    outcome: Float64Array.from(columns.outcome),
    squares,
  };
}

function placeOf(places: Map<string | null, number>, value: string | null): number {
  const known = places.get(value);
  if (known !== undefined) return known;
  places.set(value, places.size);
  return places.size - 1;
}
