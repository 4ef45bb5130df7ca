import { type Cell, maskOf } from "./cells.ts";
import type { Break, Searched } from "./search-breaks.ts";
import type { StepCube } from "./step-cube.ts";

/** One thing that went wrong in a step, as fewer conversions, slower ones, or both. */
export interface Cause {
  readonly conversion?: Break;
  readonly speed?: Break;
}

/** Breaks so many weeks apart, of people nearly all the same, are one event. */
const sameWeeks = 2;
const nearlyAll = 0.9;

/**
 * The losses of one step, each event once: a break of people who are nearly all among those of a stronger one, in the
 * same weeks, is part of it, and so is a slowness beside a loss of conversions. Breaks come strongest first.
 */
export function distinctCauses(
  breaks: readonly Break[],
  { conversion, speed }: { readonly conversion: Searched; readonly speed: Searched },
): readonly Cause[] {
  const causes: Cause[] = [];
  for (const one of breaks) {
    if (one.judged.effect >= 0 || (one.searched !== conversion && one.searched !== speed)) continue;
    const own: Cause = one.searched === conversion ? { conversion: one } : { speed: one };
    const place = causes.findIndex((cause) => isPartOf(conversion.cube, one, cause));
    if (place < 0) causes.push(own);
    else if (isPartOf(conversion.cube, mainOf(causes[place]!), own))
      causes[place] = { ...own, ...causes[place] };
  }
  return causes;
}

export function mainOf(cause: Cause): Break {
  return (cause.conversion ?? cause.speed)!;
}

function isPartOf(cube: StepCube, one: Break, cause: Cause): boolean {
  const other = mainOf(cause);
  if (Math.abs(one.judged.at - other.judged.at) > sameWeeks) return false;
  return shareInside(cube, one.judged.cell, other.judged.cell) >= nearlyAll;
}

/** The share of a cell's people who are in another cell too. */
export function shareInside(cube: StepCube, cell: Cell, other: Cell): number {
  const [mask, otherMask] = [maskOf(cube, cell), maskOf(cube, other)];
  let [inside, all] = [0, 0];
  for (let row = 0; row < cube.rows; row++) {
    if (mask[row] === 0) continue;
    all += cube.people[row]!;
    if (otherMask[row] !== 0) inside += cube.people[row]!;
  }
  return all === 0 ? 0 : inside / all;
}
