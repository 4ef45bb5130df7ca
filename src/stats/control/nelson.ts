export type NelsonRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/**
 * One breach. Rules 1 to 4 find runs: the whole run, from its first point (counted from 0). Rules 5 to 8 look at
 * windows of 3, 5, 15 and 8 points: each window that breaks the rule, and how many of its points do.
 */
export interface NelsonHit {
  readonly rule: NelsonRule;
  readonly start: number;
  readonly points: number;
}

/**
 * The eight rules of Nelson (1984) over points as distances from the centre line in sigmas:
 * 1 one point beyond 3; 2 nine in a row on one side; 3 six in a row rising, or falling; 4 fourteen in a row
 * alternating; 5 two of three beyond 2 on one side; 6 four of five beyond 1 on one side; 7 fifteen in a row within 1;
 * 8 eight in a row beyond 1, on either side. A point on a line is not beyond it, nor on a side. In order of rule, then
 * of start.
 */
export function nelsonHits(distances: readonly number[]): readonly NelsonHit[] {
  const steps = distances.slice(1).map((value, place) => Math.sign(value - distances[place]!));
  return [
    ...oneBeyond(distances),
    ...runs(distances.map(Math.sign), (sign, earlier) => sign === earlier).flatMap(atLeast(2, 9)),
    ...stepRuns(steps, (step, earlier) => step === earlier).flatMap(atLeast(3, 6)),
    ...stepRuns(steps, (step, earlier) => step === -earlier).flatMap(atLeast(4, 14)),
    ...windows(5, distances, { length: 3, least: 2, beyond: 2 }),
    ...windows(6, distances, { length: 5, least: 4, beyond: 1 }),
    ...fullWindows(7, distances, { length: 15, holds: (distance) => !isBeyond(distance, 1) }),
    ...fullWindows(8, distances, { length: 8, holds: (distance) => isBeyond(distance, 1) }),
  ];
}

/** A point that lies on a line by its formula may miss it by its last digit. */
const rounding = 1e-9;

interface Run {
  readonly start: number;
  readonly points: number;
}

function oneBeyond(distances: readonly number[]): readonly NelsonHit[] {
  return distances.flatMap((value, start) => (isBeyond(value, 3) ? [{ rule: 1, start, points: 1 }] : []));
}

/** Longest stretches of signs other than 0 in which each goes on from the one before. */
function runs(signs: readonly number[], goesOn: (sign: number, earlier: number) => boolean): readonly Run[] {
  const found: Run[] = [];
  let start = 0;
  signs.forEach((sign, place) => {
    if (place > start && !goesOn(sign, signs[place - 1]!)) start = place;
    if (sign === 0) start = place + 1;
    else if (found.at(-1)?.start === start) found[found.length - 1] = { start, points: place - start + 1 };
    else found.push({ start, points: 1 });
  });
  return found;
}

/** Runs of steps, as runs of the points that they join. */
function stepRuns(
  steps: readonly number[],
  goesOn: (step: number, earlier: number) => boolean,
): readonly Run[] {
  return runs(steps, goesOn).map(({ start, points }) => ({ start, points: points + 1 }));
}

function atLeast(rule: NelsonRule, least: number): (run: Run) => readonly NelsonHit[] {
  return (run) => (run.points >= least ? [{ rule, ...run }] : []);
}

function windows(
  rule: NelsonRule,
  distances: readonly number[],
  wanted: { readonly length: number; readonly least: number; readonly beyond: number },
): readonly NelsonHit[] {
  return windowsOf(distances, wanted.length).flatMap((window, start) => {
    const above = window.filter((value) => value > wanted.beyond + rounding).length;
    const below = window.filter((value) => value < -wanted.beyond - rounding).length;
    const points = Math.max(above, below);
    return points >= wanted.least ? [{ rule, start, points }] : [];
  });
}

function fullWindows(
  rule: NelsonRule,
  distances: readonly number[],
  wanted: { readonly length: number; readonly holds: (distance: number) => boolean },
): readonly NelsonHit[] {
  return windowsOf(distances, wanted.length).flatMap((window, start) =>
    window.every((value) => wanted.holds(value)) ? [{ rule, start, points: window.length }] : [],
  );
}

function isBeyond(distance: number, line: number): boolean {
  return Math.abs(distance) > line + rounding;
}

function windowsOf(distances: readonly number[], length: number): readonly (readonly number[])[] {
  const count = Math.max(0, distances.length - length + 1);
  return Array.from({ length: count }, (_, start) => distances.slice(start, start + length));
}
