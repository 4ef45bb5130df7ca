import type { StepCube } from "./step-cube.ts";

/** A change of level for some rows: 1 where it applies. */
export type Mask = Uint8Array;

/** The expectation for each row, given its values, its week where asked, and the changes known. */
export interface Fit {
  /** Expected sum of outcomes of each row, and how much a unit of the linear scale moves it (its information). */
  readonly expected: Float64Array;
  readonly weight: Float64Array;
  /** The row on the linear scale: logits of a share, the mean itself of a level. */
  readonly linear: Float64Array;
  /** The change of each mask on the linear scale, in the order given. */
  readonly changes: readonly number[];
  /** Variance of one outcome around its expectation; 1 for shares, whose variance is in the weight. */
  readonly variance: number;
}

interface Factor {
  /** Of each row the level. */
  readonly place: Int32Array;
  readonly levels: number;
  /** Level 0 of a mask is where it does not apply: it has no coefficient. */
  readonly isMask: boolean;
  readonly coefficients: Float64Array;
  /** By level: what is left and how much information there is in a sweep, and the step that it then takes. */
  readonly rest: Float64Array;
  readonly information: Float64Array;
  readonly step: Float64Array;
}

/** Prior information on each coefficient: enough to keep a value without a single conversion finite. */
const prior = 0.05;
const mostRounds = 25;
const mostSweeps = 25;
const mostHalvings = 8;
/** A coefficient has settled when it moves by less than this part of its standard error. */
const settled = 0.02;

/**
 * Fits one level for each value of each dimension (the values add up on the linear scale, so that a mix of people is
 * told apart from how they convert), one for each week where `byWeek`, and one for each mask: iteratively reweighted
 * least squares (McCullagh and Nelder 1989, section 2.5), each round solved by sweeping over the factors.
 */
export function fitRates(cube: StepCube, masks: readonly Mask[], byWeek: boolean): Fit {
  const factors = factorsOf(cube, masks, byWeek);
  const linear = new Float64Array(cube.rows).fill(startOf(cube));
  let loss = lossOf(cube, linear, factors);
  for (let round = 0; round < mostRounds; round++) {
    const before = { linear: linear.slice(), coefficients: factors.map((one) => one.coefficients.slice()) };
    const { expected, weight } = momentsOf(cube, linear);
    const rest = new Float64Array(cube.rows);
    for (let row = 0; row < cube.rows; row++) rest[row] = cube.outcome[row]! - expected[row]!;
    const moved = sweep(factors, { rest, weight, linear });
    let after = lossOf(cube, linear, factors);
    for (let halving = 0; halving < mostHalvings && after > loss; halving++) {
      halve(linear, before.linear);
      factors.forEach(({ coefficients }, place) => halve(coefficients, before.coefficients[place]!));
      after = lossOf(cube, linear, factors);
    }
    loss = after;
    if (moved < settled) break;
  }
  const { expected, weight } = momentsOf(cube, linear);
  return {
    expected,
    weight,
    linear,
    changes: factors.filter(({ isMask }) => isMask).map(({ coefficients }) => coefficients[1]!),
    variance: cube.measure === "share" ? 1 : varianceOf(cube, linear),
  };
}

function halve(values: Float64Array, towards: Float64Array): void {
  for (let place = 0; place < values.length; place++) values[place] = (values[place]! + towards[place]!) / 2;
}

/** What a fit makes small: less the log-likelihood, and the prior's part. */
function lossOf(
  { measure, people, outcome }: StepCube,
  linear: Float64Array,
  factors: readonly Factor[],
): number {
  let loss = 0;
  for (const { coefficients } of factors) for (const one of coefficients) loss += (prior * one ** 2) / 2;
  for (let row = 0; row < people.length; row++) {
    const one = linear[row]!;
    loss -= one * outcome[row]!;
    if (measure === "level") loss += (people[row]! * one ** 2) / 2;
    else loss += people[row]! * (Math.max(0, one) + Math.log1p(Math.exp(-Math.abs(one))));
  }
  return loss;
}

function factorsOf(cube: StepCube, masks: readonly Mask[], byWeek: boolean): readonly Factor[] {
  const factor = (place: Int32Array, levels: number, isMask: boolean): Factor => ({
    place,
    levels,
    isMask,
    coefficients: new Float64Array(levels),
    rest: new Float64Array(levels),
    information: new Float64Array(levels),
    step: new Float64Array(levels),
  });
  return [
    factor(new Int32Array(cube.rows), 1, false),
    ...cube.places.map((place, dimension) => factor(place, cube.values[dimension]!.length, false)),
    ...(byWeek ? [factor(cube.week, cube.weeks, false)] : []),
    ...masks.map((mask) => factor(Int32Array.from(mask), 2, true)),
  ];
}

function startOf({ measure, people, outcome }: StepCube): number {
  const [all, sum] = [total(people), total(outcome)];
  const mean = all === 0 ? 0.5 : sum / all;
  if (measure === "level") return mean;
  const share = Math.min(0.99, Math.max(0.01, mean));
  return Math.log(share / (1 - share));
}

function momentsOf(
  { measure, people }: StepCube,
  linear: Float64Array,
): { readonly expected: Float64Array; readonly weight: Float64Array } {
  if (measure === "level") return { expected: people.map((n, row) => n * linear[row]!), weight: people };
  const expected = new Float64Array(people.length);
  const weight = new Float64Array(people.length);
  for (let row = 0; row < people.length; row++) {
    const share = 1 / (1 + Math.exp(-linear[row]!));
    expected[row] = people[row]! * share;
    weight[row] = expected[row]! * (1 - share);
  }
  return { expected, weight };
}

interface Working {
  /** Outcome less expectation, kept up to date as coefficients move. */
  readonly rest: Float64Array;
  readonly weight: Float64Array;
  readonly linear: Float64Array;
}

/** Sweeps over the factors until none moves; returns how far the first sweep went. */
function sweep(factors: readonly Factor[], working: Working): number {
  for (const factor of factors) inform(factor, working.weight);
  add(factors[0]!, working.rest);
  let first = 0;
  for (let round = 0; round < mostSweeps; round++) {
    let most = 0;
    for (const [place, factor] of factors.entries()) {
      most = Math.max(most, stepOf(factor));
      take(factor, factors[(place + 1) % factors.length]!, working);
    }
    if (round === 0) first = most;
    if (most < settled) break;
  }
  return first;
}

/** The information in each level, which stays while the factors are swept over. */
function inform({ place, information }: Factor, weight: Float64Array): void {
  information.fill(prior);
  for (let row = 0; row < weight.length; row++) information[place[row]!]! += weight[row]!;
}

function add({ place, rest }: Factor, all: Float64Array): void {
  rest.fill(0);
  for (let row = 0; row < all.length; row++) rest[place[row]!]! += all[row]!;
}

/** Settles the step of each level; returns the largest, in standard errors. */
function stepOf({ levels, isMask, coefficients, rest, information, step }: Factor): number {
  let moved = 0;
  for (let level = 0; level < levels; level++) {
    const own =
      isMask && level === 0 ? 0 : (rest[level]! - prior * coefficients[level]!) / information[level]!;
    step[level] = own;
    coefficients[level]! += own;
    moved = Math.max(moved, Math.abs(own) * Math.sqrt(information[level]!));
  }
  return moved;
}

/** Takes the steps of one factor, and adds up what they leave for the next: one pass over the rows. */
function take({ place, step }: Factor, next: Factor, { rest, weight, linear }: Working): void {
  const [nextPlace, left] = [next.place, next.rest];
  left.fill(0);
  for (let row = 0; row < rest.length; row++) {
    const own = step[place[row]!]!;
    const now = rest[row]! - weight[row]! * own;
    rest[row] = now;
    linear[row]! += own;
    left[nextPlace[row]!]! += now;
  }
}

function varianceOf({ people, outcome, squares }: StepCube, linear: Float64Array): number {
  let sum = squares;
  for (let row = 0; row < people.length; row++)
    sum += linear[row]! * (people[row]! * linear[row]! - 2 * outcome[row]!);
  return Math.max(1e-12, sum / Math.max(1, total(people)));
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
