import { type SeededRandom, seededRandom } from "../../stats/index.ts";
import { type CohortRow, cohortsOf } from "../funnel/cohorts.ts";
import type { FunnelStep, FunnelTable } from "../funnel/funnel-table.ts";

/** A made-up company whose funnel moves as real ones do. Swings and trends are on the scale of logits. */
export interface World {
  readonly seed: number;
  readonly weeks: number;
  /** Who enters the first stage in a week, about. */
  readonly perWeek: number;
  /** How many values each dimension has; their sizes fall off as 1, 1/2, 1/3 ... */
  readonly dimensions: readonly number[];
  /** The second of these dimensions is decided by the first, as a region decides the country. */
  readonly isNested?: boolean;
  readonly rates: readonly number[];
  /** Standard deviation of rates between the values of a dimension. */
  readonly spread?: number;
  /** Of everybody: half the height of a yearly wave, and a trend over the whole time. */
  readonly season?: number;
  readonly trend?: number;
  /** Of each value on its own, with its own phase and direction: standard deviations. */
  readonly ownSeason?: number;
  readonly ownTrend?: number;
  /** Of each value in each week: standard deviation of its shock, and how much of it is left a week later. */
  readonly shocks?: number;
  readonly memory?: number;
  /** How much the sizes of values drift over the whole time, so that the mix changes. */
  readonly drift?: number;
  readonly meanDays?: number;
  readonly broken?: readonly PlantedBreak[];
}

export interface PlantedBreak {
  readonly step: number;
  /** Value by dimension; none for everybody. */
  readonly where: Readonly<Record<number, number>>;
  readonly week: number;
  /** Until which week; the end when left out. */
  readonly until?: number;
  /** Added to the logit of conversion, or a factor of the days to conversion. */
  readonly logit?: number;
  readonly slower?: number;
}

const horizonDays = 60;

export function simulateFunnel(world: World): FunnelTable {
  return tableOf(world, simulateRows(world));
}

/** The rows of each step. */
export function simulateRows(world: World): readonly (readonly CohortRow[])[] {
  const random = seededRandom(world.seed, "funnel");
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
  const sizes = world.dimensions.map((count) =>
    Array.from({ length: count }, (_, value) => ({
      size: 1 / (value + 1),
      drift: (world.drift ?? 0) * normal(),
    })),
  );
  const levels = world.rates.map(() =>
    world.dimensions.map((count) => Array.from({ length: count }, () => levelOf(world, normal, random))),
  );
  const counts = world.rates.map(() => new Map<string, CohortRow>());
  for (let week = 0; week < world.weeks; week++) {
    const entering = random.poisson(Math.min(90, world.perWeek / 8));
    const people = Array.from({ length: 7 }, () => random.poisson(Math.min(90, world.perWeek / 8))).reduce(
      (sum, count) => sum + count,
      entering,
    );
    for (let person = 0; person < people; person++) {
      const values = valuesOf(world, sizes, week, random);
      walk(world, { values, week, levels, counts, random });
    }
  }
  return counts.map((rows) => [...rows.values()]);
}

interface Level {
  readonly base: number;
  readonly season: number;
  readonly phase: number;
  readonly trend: number;
  readonly shocks: readonly number[];
}

function levelOf(world: World, normal: () => number, random: SeededRandom): Level {
  const memory = world.memory ?? 0;
  const shocks: number[] = [];
  for (let week = 0; week < world.weeks; week++) {
    const fresh = (world.shocks ?? 0) * normal();
    const before = shocks[week - 1];
    shocks.push(before === undefined ? fresh : memory * before + Math.sqrt(1 - memory ** 2) * fresh);
  }
  return {
    base: (world.spread ?? 0) * normal(),
    season: (world.ownSeason ?? 0) * normal(),
    phase: random.uniform() * 2 * Math.PI,
    trend: (world.ownTrend ?? 0) * normal(),
    shocks,
  };
}

function valuesOf(
  world: World,
  sizes: readonly (readonly { readonly size: number; readonly drift: number }[])[],
  week: number,
  random: SeededRandom,
): number[] {
  const values = sizes.map((options) => {
    const weights = options.map(({ size, drift }) => size * Math.exp((drift * week) / world.weeks));
    let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
    const chosen = weights.findIndex((weight) => (left -= weight) < 0);
    return Math.max(0, chosen);
  });
  if (world.isNested) values[1] = values[0]! % world.dimensions[1]!;
  return values;
}

interface Walk {
  readonly values: readonly number[];
  readonly week: number;
  readonly levels: readonly (readonly (readonly Level[])[])[];
  readonly counts: readonly Map<string, CohortRow>[];
  readonly random: SeededRandom;
}

/** One person through the funnel, each step counted in the week of entry into the first stage. */
function walk(world: World, { values, week, levels, counts, random }: Walk): void {
  for (const [step, rate] of world.rates.entries()) {
    const broken = (world.broken ?? []).filter((one) => isHit(one, step, values, week));
    const logit =
      Math.log(rate / (1 - rate)) +
      commonSwing(world, week) +
      values.reduce(
        (sum, value, dimension) => sum + swing(world, levels[step]![dimension]![value]!, week),
        0,
      ) +
      broken.reduce((sum, one) => sum + (one.logit ?? 0), 0);
    const converts = random.uniform() < 1 / (1 + Math.exp(-logit));
    const slower = broken.reduce((product, one) => product * (one.slower ?? 1), 1);
    const days = Math.floor(-Math.log(random.uniform()) * (world.meanDays ?? 8) * slower);
    const outcome = converts && days <= horizonDays ? days : null;
    countRow(counts[step]!, { week, values: values.map((value) => `v${value}`), days: outcome, people: 1 });
    if (outcome === null) return;
  }
}

function isHit(one: PlantedBreak, step: number, values: readonly number[], week: number): boolean {
  return (
    one.step === step &&
    week >= one.week &&
    week < (one.until ?? Number.POSITIVE_INFINITY) &&
    Object.entries(one.where).every(([dimension, value]) => values[Number(dimension)] === value)
  );
}

function commonSwing({ season = 0, trend = 0, weeks }: World, week: number): number {
  return season * Math.sin((2 * Math.PI * week) / 52.18) + (trend * week) / weeks;
}

function swing({ weeks }: World, level: Level, week: number): number {
  const wave = level.season * Math.sin((2 * Math.PI * week) / 52.18 + level.phase);
  return level.base + wave + (level.trend * (week - weeks / 2)) / weeks + level.shocks[week]!;
}

function countRow(rows: Map<string, CohortRow>, row: CohortRow): void {
  const key = `${row.week} ${row.days} ${row.values.join(" ")}`;
  const known = rows.get(key);
  rows.set(key, known ? { ...known, people: known.people + 1 } : row);
}

export function tableOf(
  world: Pick<World, "weeks" | "dimensions">,
  counts: readonly (readonly CohortRow[])[],
): FunnelTable {
  const words = (text: string) => ({ id: text, label: { en: text, fr: text } });
  const monday = (week: number): string =>
    new Date(Date.UTC(2023, 0, 2 + 7 * week)).toISOString().slice(0, 10);
  return {
    dimensions: world.dimensions.map((_, dimension) => words(`d${dimension}`)),
    steps: counts.map(
      (rows, step): FunnelStep => ({
        from: words(`s${step}`),
        to: words(`s${step + 1}`),
        horizonDays,
        weeks: Array.from({ length: world.weeks }, (_, week) => monday(week)),
        cohorts: cohortsOf(world.dimensions.length, rows),
      }),
    ),
  };
}
