import * as fc from "fast-check";

/** Choices made one after the other from numbers; when these end, the first of each list is chosen. */
export interface Choices {
  /** From 0 to before the count. */
  readonly below: (count: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** True so many times in a hundred; false when numbers end. */
  readonly chance: (percent: number) => boolean;
  /** So many at most, each chosen anew. */
  readonly some: <Item>(most: number, choose: (choices: Choices) => Item) => readonly Item[];
}

export type Numbers = readonly number[];

export function choicesFrom(drawn: Numbers): Choices {
  let at = 0;
  const below = (count: number): number => {
    const number = drawn[at] ?? 0;
    at += 1;
    return number % count;
  };
  const choices: Choices = {
    below,
    pick: (items) => items[below(items.length)]!,
    chance: (percent) => below(100) >= 100 - percent,
    some: (most, choose) => Array.from({ length: below(most + 1) }, () => choose(choices)),
  };
  return choices;
}

/** Numbers for so many choices at most. */
export function numbers(most: number): fc.Arbitrary<Numbers> {
  return fc.array(fc.noBias(fc.nat({ max: 999_983 })), { maxLength: most, size: "max", minLength: 0 });
}
