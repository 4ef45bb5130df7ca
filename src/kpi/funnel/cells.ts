import type { Fit, Mask } from "./fit-rates.ts";
import type { Span } from "./spans.ts";
import type { StepCube } from "./step-cube.ts";

/** One value of one dimension, as places in the cube. */
export interface Member {
  readonly dimension: number;
  readonly value: number;
}

/** Those whom all members describe: everybody when there is none. */
export interface Cell {
  readonly members: readonly Member[];
  readonly people: number;
}

/** A cell week by week: outcomes less expectations, and the information in them. */
export interface CellSeries {
  readonly rest: Float64Array;
  readonly weight: Float64Array;
}

/** Cells with fewer people are not searched: no change of theirs could be told from chance over so many places. */
const fewestPeople = 50;
/** A pair that holds nearly all of one of its values tells nothing that the value does not. */
const nearlyAll = 0.9;

export function everybody(cube: StepCube): Cell {
  return { members: [], people: sumOf(cube.people) };
}

/** The values of all dimensions, in their order, that are neither too few people nor nearly everybody. */
export function valueCells(cube: StepCube): readonly Cell[] {
  const all = sumOf(cube.people);
  return cube.values.flatMap((values, dimension) => {
    const people = new Float64Array(values.length);
    for (let row = 0; row < cube.rows; row++) people[cube.places[dimension]![row]!]! += cube.people[row]!;
    return values.flatMap((_, value) => {
      const cell = { members: [{ dimension, value }], people: people[value]! };
      return cell.people >= fewestPeople && all - cell.people >= fewestPeople ? [cell] : [];
    });
  });
}

/** Pairs of values of two dimensions that hold a part of each. */
export function pairCells(cube: StepCube, values: readonly Cell[]): readonly Cell[] {
  const peopleOf = new Map(values.map(({ members: [one], people }) => [keyOf([one!]), people]));
  const found: Cell[] = [];
  for (let first = 0; first < cube.values.length; first++) {
    for (let second = first + 1; second < cube.values.length; second++) {
      for (const [members, people] of pairsOf(cube, first, second)) {
        const [one, other] = members.map((member) => peopleOf.get(keyOf([member])) ?? 0);
        if (people >= fewestPeople && people < nearlyAll * Math.min(one!, other!))
          found.push({ members, people });
      }
    }
  }
  return found;
}

function pairsOf(
  cube: StepCube,
  first: number,
  second: number,
): readonly (readonly [readonly Member[], number])[] {
  const width = cube.values[second]!.length;
  const people = new Float64Array(cube.values[first]!.length * width);
  const [a, b] = [cube.places[first]!, cube.places[second]!];
  for (let row = 0; row < cube.rows; row++) people[a[row]! * width + b[row]!]! += cube.people[row]!;
  return [...people].map((count, place) => [
    [
      { dimension: first, value: Math.floor(place / width) },
      { dimension: second, value: place % width },
    ],
    count,
  ]);
}

export function keyOf(members: readonly Member[]): string {
  return members.map(({ dimension, value }) => `${dimension}:${value}`).join(" ");
}

/** Marks the rows of a cell in some weeks; in all when left out. */
export function maskOf(cube: StepCube, { members }: Cell, span?: Span): Mask {
  const { at, until } = span ?? { at: 0, until: cube.weeks };
  const mask = new Uint8Array(cube.rows);
  for (let row = 0; row < cube.rows; row++)
    mask[row] = cube.week[row]! >= at && cube.week[row]! < until ? 1 : 0;
  for (const { dimension, value } of members) {
    const places = cube.places[dimension]!;
    for (let row = 0; row < cube.rows; row++) if (places[row] !== value) mask[row] = 0;
  }
  return mask;
}

/**
 * The series of many cells at once, from one fit. `isRelative` says that the fit knows the weeks: what a cell adds
 * to its week's level is then taken off its information.
 */
export function seriesOf(
  cube: StepCube,
  fit: Fit,
  cells: readonly Cell[],
  isRelative: boolean,
): readonly CellSeries[] {
  const grouped = new Map<string, Cell[]>();
  for (const cell of cells) {
    const dimensions = cell.members.map(({ dimension }) => dimension).join(" ");
    const group = grouped.get(dimensions);
    if (group) group.push(cell);
    else grouped.set(dimensions, [cell]);
  }
  const byWeek = isRelative ? weightByWeek(cube, fit) : undefined;
  const outcomes = outcomesOf(cube, fit);
  const found = new Map<Cell, CellSeries>();
  for (const group of grouped.values()) {
    for (const [cell, series] of seriesOfGroup(cube, outcomes, group))
      found.set(cell, relative(series, byWeek));
  }
  return cells.map((cell) => found.get(cell)!);
}

interface Outcomes {
  /** Of each row: its outcome less what is expected, and the information in it, in variances. */
  readonly rest: Float64Array;
  readonly weight: Float64Array;
}

function outcomesOf({ rows, outcome }: StepCube, { expected, weight, variance }: Fit): Outcomes {
  const found = { rest: new Float64Array(rows), weight: new Float64Array(rows) };
  for (let row = 0; row < rows; row++) {
    found.rest[row] = (outcome[row]! - expected[row]!) / variance;
    found.weight[row] = weight[row]! / variance;
  }
  return found;
}

/** Cells over the same dimensions are filled in one pass over the rows. */
function seriesOfGroup(
  cube: StepCube,
  outcomes: Outcomes,
  cells: readonly Cell[],
): ReadonlyMap<Cell, CellSeries> {
  const { weeks, week } = cube;
  const { group, count } = groupsOf(
    cube,
    cells[0]!.members.map(({ dimension }) => dimension),
  );
  const slots = new Int32Array(count).fill(-1);
  cells.forEach(({ members }, place) => {
    slots[members.reduce((sum, { dimension, value }) => sum * cube.values[dimension]!.length + value, 0)] =
      place * weeks;
  });
  const rest = new Float64Array(cells.length * weeks);
  const weight = new Float64Array(cells.length * weeks);
  for (let row = 0; row < cube.rows; row++) {
    const slot = slots[group[row]!]!;
    if (slot < 0) continue;
    rest[slot + week[row]!]! += outcomes.rest[row]!;
    weight[slot + week[row]!]! += outcomes.weight[row]!;
  }
  const part = (whole: Float64Array, place: number): Float64Array =>
    whole.subarray(place * weeks, (place + 1) * weeks);
  return new Map(
    cells.map((cell, place) => [cell, { rest: part(rest, place), weight: part(weight, place) }]),
  );
}

/** Of each row the number of its values in some dimensions together. */
function groupsOf(
  cube: StepCube,
  dimensions: readonly number[],
): { readonly group: Int32Array; readonly count: number } {
  const [only] = dimensions;
  if (only !== undefined && dimensions.length === 1)
    return { group: cube.places[only]!, count: cube.values[only]!.length };
  const group = new Int32Array(cube.rows);
  let count = 1;
  for (const dimension of dimensions) {
    const [place, width] = [cube.places[dimension]!, cube.values[dimension]!.length];
    for (let row = 0; row < cube.rows; row++) group[row] = group[row]! * width + place[row]!;
    count *= width;
  }
  return { group, count };
}

function weightByWeek(cube: StepCube, fit: Fit): Float64Array {
  const byWeek = new Float64Array(cube.weeks);
  for (let row = 0; row < cube.rows; row++) byWeek[cube.week[row]!]! += fit.weight[row]! / fit.variance;
  return byWeek;
}

function relative({ rest, weight }: CellSeries, byWeek: Float64Array | undefined): CellSeries {
  if (!byWeek) return { rest, weight };
  const own = new Float64Array(weight.length);
  for (let week = 0; week < own.length; week++)
    own[week] = byWeek[week]! > 0 ? weight[week]! * (1 - weight[week]! / byWeek[week]!) : 0;
  return { rest, weight: own };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
