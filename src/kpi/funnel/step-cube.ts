import { type Cohorts, never } from "./cohorts.ts";
import type { FunnelStep } from "./funnel-table.ts";

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
  return cubeOf(step, "share", (days) => (days === never ? 0 : 1));
}

/**
 * How quick those who converted were: the share of all conversions of the step that took longer, ties counting one
 * half. Its mean differs between groups as Mann and Whitney's statistic does.
 */
export function quicknessCube(step: FunnelStep): StepCube {
  const quickness = quicknessByDays(step.cohorts);
  return cubeOf(step, "level", (days) => (days === never ? undefined : quickness.get(days)));
}

/** How many days those who converted took. */
export function daysCube(step: FunnelStep): StepCube {
  return cubeOf(step, "level", (days) => (days === never ? undefined : days));
}

function quicknessByDays({ rows, days, people }: Cohorts): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let all = 0;
  for (let row = 0; row < rows; row++) {
    if (days[row] === never) continue;
    counts.set(days[row]!, (counts.get(days[row]!) ?? 0) + people[row]!);
    all += people[row]!;
  }
  let slower = all;
  const quickness = new Map<number, number>();
  for (const [took, count] of [...counts].sort(([a], [b]) => a - b)) {
    slower -= count;
    quickness.set(took, (slower + count / 2) / all);
  }
  return quickness;
}

function cubeOf(
  { cohorts, weeks }: FunnelStep,
  measure: Measure,
  outcomeOf: (days: number) => number | undefined,
): StepCube {
  const first = new Int32Array(cohorts.rows);
  const people = new Float64Array(cohorts.rows);
  const sums = new Float64Array(cohorts.rows);
  let [rows, cell, squares] = [0, -1, 0];
  for (let row = 0; row < cohorts.rows; row++) {
    const outcome = outcomeOf(cohorts.days[row]!);
    if (outcome === undefined) continue;
    if (cohorts.cell[row] !== cell) {
      cell = cohorts.cell[row]!;
      first[rows++] = row;
    }
    const count = cohorts.people[row]!;
    people[rows - 1]! += count;
    sums[rows - 1]! += count * outcome;
    squares += count * outcome ** 2;
  }
  const column = (values: Int32Array): Int32Array => {
    const own = new Int32Array(rows);
    for (let row = 0; row < rows; row++) own[row] = values[first[row]!]!;
    return own;
  };
  return {
    measure,
    weeks: weeks.length,
    rows,
    values: cohorts.values,
    places: cohorts.places.map(column),
    week: column(cohorts.week),
    people: people.slice(0, rows),
    outcome: sums.slice(0, rows),
    squares,
  };
}
