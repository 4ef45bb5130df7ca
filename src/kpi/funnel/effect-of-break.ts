import { z95 } from "../../stats/index.ts";
import { maskOf, seriesOf } from "./cells.ts";
import type { Estimate } from "./finding.ts";
import type { Fit, Mask } from "./fit-rates.ts";
import type { Judged } from "./judge-cells.ts";
import { absoluteModel, relativeModel, type Searched } from "./search-breaks.ts";
import type { StepCube } from "./step-cube.ts";
import { spanTests } from "./span-test.ts";
import { freeOf, noiseOf, swingNuisance, usualSwing } from "./usual-swing.ts";

/** A break beside all others of its step, at the end of the search. */
export interface Effect {
  /** On the linear scale: its change and the standard error of that. */
  readonly change: number;
  readonly error: number;
  /** The model it is measured in: of a cell the one that knows the weeks, of everybody the one that does not. */
  readonly fit: Fit;
  /** The rows it bears on: of its cell, in its weeks. */
  readonly mask: Mask;
}

/** The effect of the break at `place` among all of a step, on the outcome of a cube with the rows of the step's. */
export function effectOf(
  searched: Searched,
  breaks: readonly Judged[],
  place: number,
  cube: StepCube = searched.cube,
): Effect {
  const own = breaks[place]!;
  const mask = maskOf(cube, own.cell, own);
  if (own.cell.members.length === 0) {
    const absolute = absoluteModel(cube, breaks);
    const change = cube === searched.cube ? own.effect : (absolute.changes[place] ?? 0);
    return { change, error: Math.abs((change * own.error) / own.effect), fit: absolute, mask };
  }
  const relative = relativeModel(cube, breaks);
  const change =
    relative.changes[breaks.slice(0, place).filter(({ cell }) => cell.members.length > 0).length];
  return { change: change ?? 0, error: errorOf(searched, cube, { fit: relative, own }), fit: relative, mask };
}

function errorOf(
  { values }: Searched,
  cube: StepCube,
  { fit, own }: { readonly fit: Fit; readonly own: Judged },
): number {
  const [series, ...cells] = seriesOf(cube, fit, [own.cell, ...values], true);
  const swing = usualSwing(cube.weeks, cells);
  const nuisance = swing ? swingNuisance(cube.weeks, swing) : freeOf(cube.weeks, []);
  const [test] = spanTests(series!, nuisance, noiseOf(series!)?.dispersion ?? 1, [own]);
  return test?.error ?? Math.abs(own.error);
}

/** How many conversions a break cost: those expected without it, less those there were. */
export function lostConversions(cube: StepCube, { change, error, fit, mask }: Effect): Estimate {
  const lost = (effect: number): number =>
    expectedWithout(cube, fit, mask, effect) - sumIn(cube.outcome, mask);
  return {
    value: lost(change),
    low: lost(change + z95 * error),
    high: lost(change - z95 * error),
  };
}

export function expectedWithout(cube: StepCube, fit: Fit, mask: Mask, effect: number): number {
  let sum = 0;
  for (let row = 0; row < cube.rows; row++) {
    if (mask[row] !== 0) sum += cube.people[row]! / (1 + Math.exp(effect - fit.linear[row]!));
  }
  return sum;
}

export function sumIn(values: Float64Array, mask: Mask): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) if (mask[row] !== 0) sum += values[row]!;
  return sum;
}
