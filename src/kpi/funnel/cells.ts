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
  for (let row = 0; row < cube.rows; row++) {
    const isIn = members.every(({ dimension, value }) => cube.places[dimension]![row] === value);
    mask[row] = isIn && cube.week[row]! >= at && cube.week[row]! < until ? 1 : 0;
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
    grouped.set(dimensions, [...(grouped.get(dimensions) ?? []), cell]);
  }
  const byWeek = isRelative ? weightByWeek(cube, fit) : undefined;
  const found = new Map<Cell, CellSeries>();
  for (const group of grouped.values()) {
    for (const [cell, series] of seriesOfGroup(cube, fit, group)) found.set(cell, relative(series, byWeek));
  }
  return cells.map((cell) => found.get(cell)!);
}

/** Cells over the same dimensions are filled in one pass over the rows. */
function seriesOfGroup(cube: StepCube, fit: Fit, cells: readonly Cell[]): ReadonlyMap<Cell, CellSeries> {
  const dimensions = cells[0]!.members.map(({ dimension }) => dimension);
  const placeOf = new Int32Array(product(dimensions.map((one) => cube.values[one]!.length))).fill(-1);
  const index = (values: readonly number[]): number =>
    values.reduce((sum, value, at) => sum * cube.values[dimensions[at]!]!.length + value, 0);
  cells.forEach(({ members }, place) => {
    placeOf[index(members.map(({ value }) => value))] = place;
  });
  const rest = new Float64Array(cells.length * cube.weeks);
  const weight = new Float64Array(cells.length * cube.weeks);
  for (let row = 0; row < cube.rows; row++) {
    let at = 0;
    for (const dimension of dimensions)
      at = at * cube.values[dimension]!.length + cube.places[dimension]![row]!;
    const place = placeOf[at]!;
    if (place < 0) continue;
    const slot = place * cube.weeks + cube.week[row]!;
    rest[slot]! += (cube.outcome[row]! - fit.expected[row]!) / fit.variance;
    weight[slot]! += fit.weight[row]! / fit.variance;
  }
  const part = (whole: Float64Array, place: number): Float64Array =>
    whole.subarray(place * cube.weeks, (place + 1) * cube.weeks);
  return new Map(
    cells.map((cell, place) => [cell, { rest: part(rest, place), weight: part(weight, place) }]),
  );
}

function weightByWeek(cube: StepCube, fit: Fit): Float64Array {
  const byWeek = new Float64Array(cube.weeks);
  for (let row = 0; row < cube.rows; row++) byWeek[cube.week[row]!]! += fit.weight[row]! / fit.variance;
  return byWeek;
}

function relative({ rest, weight }: CellSeries, byWeek: Float64Array | undefined): CellSeries {
  if (!byWeek) return { rest, weight };
  return {
    rest,
    weight: weight.map((own, week) => (byWeek[week]! > 0 ? own * (1 - own / byWeek[week]!) : 0)),
  };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function product(values: readonly number[]): number {
  return values.reduce((all, value) => all * value, 1);
}
