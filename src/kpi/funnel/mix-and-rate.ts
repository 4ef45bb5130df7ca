import { kitagawa, type Share } from "../../stats/index.ts";
import type { RateChange } from "./finding.ts";
import { maskOf } from "./cells.ts";
import type { Mask } from "./fit-rates.ts";
import type { Judged } from "./judge-cells.ts";
import { absoluteModel, type Searched } from "./search-breaks.ts";
import type { StepCube } from "./step-cube.ts";

/** Groups of people who usually convert alike: enough to follow a mix, few enough to be filled. */
const groupsOfAlike = 10;

/**
 * The change of a rate from some rows to others, apart: because other people entered, and because people alike
 * convert otherwise. People are alike when their values let expect the same rate: tenths of all by `usual`. The two add
 * up to the change (Kitagawa 1955); all are 0 when either side is empty.
 */
export function mixAndRate(
  cube: StepCube,
  usual: Float64Array,
  { before, after }: { readonly before: Mask; readonly after: Mask },
): RateChange {
  const groups = Array.from({ length: groupsOfAlike }, () => ({ before: noOne(), after: noOne() }));
  const groupOf = groupsBy(cube, usual);
  for (let row = 0; row < cube.rows; row++) {
    const group = groups[groupOf[row]!]!;
    for (const [mask, side] of [[before, group.before] as const, [after, group.after] as const]) {
      if (mask[row] === 0) continue;
      side.count += cube.outcome[row]!;
      side.total += cube.people[row]!;
    }
  }
  const split = kitagawa(groups);
  return { total: split?.change ?? 0, mix: split?.mix ?? 0, rate: split?.rate ?? 0 };
}

/** What is expected of each row by its values alone, on the linear scale, whatever the week and without the breaks. */
export function usualOf({ cube, unbroken }: Searched, breaks: readonly Judged[]): Float64Array {
  const absolute = breaks.length === 0 ? unbroken.absolute : absoluteModel(cube, breaks);
  const usual = Float64Array.from(absolute.linear);
  for (const [place, one] of breaks.entries()) {
    const mask = maskOf(cube, one.cell, one);
    for (let row = 0; row < cube.rows; row++) usual[row]! -= mask[row]! * absolute.changes[place]!;
  }
  return usual;
}

function noOne(): { -readonly [Key in keyof Share]: Share[Key] } {
  return { count: 0, total: 0 };
}

/** The group of each row: rows in order of `value`, cut where tenths of the people are passed. */
function groupsBy({ people }: StepCube, value: Float64Array): Uint8Array {
  const order = Array.from(value.keys()).sort((a, b) => value[a]! - value[b]!);
  const all = people.reduce((sum, count) => sum + count, 0);
  const groups = new Uint8Array(value.length);
  let [passed, current, last] = [0, 0, Number.NaN];
  for (const row of order) {
    if (value[row] !== last)
      current = Math.min(groupsOfAlike - 1, Math.floor((groupsOfAlike * passed) / all));
    groups[row] = current;
    last = value[row]!;
    passed += people[row]!;
  }
  return groups;
}
