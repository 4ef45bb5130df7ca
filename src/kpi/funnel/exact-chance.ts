import { fisherExact } from "../../stats/index.ts";
import type { Fit, Mask } from "./fit-rates.ts";
import type { StepCube } from "./step-cube.ts";

/** With so many of the rarer outcome on either side, the normal approximation needs no exact test beside it. */
const manyOutcomes = 200;

interface Side {
  people: number;
  outcome: number;
  expected: number;
}

/**
 * The exact chance of a cell's conversions inside and outside of a break, given their sum and the odds expected (Fisher's
 * exact test), both sides; 0 where so many are involved that the normal approximation does.
 */
export function exactChance(cube: StepCube, fit: Fit, inside: Mask, cell: Mask): number {
  if (cube.measure !== "share") return 0;
  const [outside, within] = sidesOf(cube, fit, inside, cell);
  const rarer = (side: Side): number => Math.min(side.outcome, side.people - side.outcome);
  if (Math.min(rarer(outside), rarer(within)) > manyOutcomes) return 0;
  const odds = (side: Side): number => side.expected / Math.max(1e-9, side.people - side.expected);
  const { less, greater } = fisherExact(shareOf(within), shareOf(outside), odds(within) / odds(outside));
  return Math.min(1, 2 * Math.min(less, greater));
}

function sidesOf(cube: StepCube, fit: Fit, inside: Mask, cell: Mask): readonly [Side, Side] {
  const sides: readonly [Side, Side] = [
    { people: 0, outcome: 0, expected: 0 },
    { people: 0, outcome: 0, expected: 0 },
  ];
  for (let row = 0; row < cube.rows; row++) {
    if (cell[row] === 0) continue;
    const side = sides[inside[row] === 0 ? 0 : 1];
    side.people += cube.people[row]!;
    side.outcome += cube.outcome[row]!;
    side.expected += fit.expected[row]!;
  }
  return sides;
}

function shareOf({ people, outcome }: Side): { readonly count: number; readonly total: number } {
  return { count: outcome, total: people };
}
