import { aggregate, type Divide, sum, usualEmpty } from "./aggregate.ts";
import type { Asked, Level } from "./asked.ts";
import { type Base, checkBase, hasNoValue, keysKept } from "./base.ts";
import type { CountedRow } from "./counted-rows.ts";
import { emptyPeriods } from "./empty-periods.ts";
import { takenRows } from "./taken-rows.ts";
import { compare, exact, isNumber, keyText, type Value } from "./value.ts";
import type { World } from "./world.ts";

/** The values of a metric, at each level of detail. */
export interface Cells {
  /** Of a group, by its keys: null for those that are rolled up. */
  readonly value: (level: Level, keys: readonly Value[]) => Value;
  /** The groups with a row behind them. */
  readonly groups: (level: Level) => readonly (readonly Value[])[];
  /** The periods that are shown though no row stands in them: null for every other key. */
  readonly periods: (level: Level) => readonly (readonly Value[])[];
  /** Whether it divides, so that its digits may go on for ever. */
  readonly isQuotient: boolean;
}

interface Cell {
  readonly keys: readonly Value[];
  readonly value: Value;
}

export function cellsOfBase(world: World, base: Base, asked: Asked): Cells {
  checkBase(world, base, asked);
  const keys = keysKept(base, asked);
  const taken = takenRows(world, base, asked);
  const known = new Map<string, ReadonlyMap<string, Cell>>();
  const cellsAt = (kept: Level): ReadonlyMap<string, Cell> => {
    const name = kept.join();
    const found = known.get(name) ?? cellsOf({ base, kept, divide: asked.divide }, taken(kept));
    known.set(name, found);
    return found;
  };
  const without = (level: Level) => level.filter((at) => keys[at] !== undefined);
  return {
    value: (level, group) => {
      const kept = without(level);
      if (hasNoValue(base, asked, kept)) return null;
      const own = group.map((value, at) => (kept.includes(at) ? value : null));
      return cellsAt(kept).get(keyText(own))?.value ?? base.empty;
    },
    groups: (level) => {
      const kept = without(level);
      if (kept.length < level.length || hasNoValue(base, asked, kept)) return [];
      return [...cellsAt(kept).values()].map((cell) => cell.keys);
    },
    periods: (level) => {
      const kept = without(level);
      return kept.length < level.length ? [] : emptyPeriods(world, base, asked, kept);
    },
    isQuotient: ["avg", "median", "percentile"].includes(base.measure.aggregation) || isMean(base),
  };
}

function isMean({ meaning }: Base): boolean {
  return (
    (meaning?.kind === "cumulative" && meaning.periodValue === "average") ||
    (meaning?.kind === "balance" && meaning.take === "avg")
  );
}

interface At {
  readonly base: Base;
  readonly kept: Level;
  readonly divide: Divide;
}

function cellsOf(
  { base, kept, divide }: At,
  taken: ReturnType<ReturnType<typeof takenRows>>,
): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const { times, sets } of taken) {
    const groups = new Map<string, { keys: readonly Value[]; sets: CountedRow[][] }>();
    for (const [at, rows] of sets.entries())
      for (const row of rows) {
        const keys = times.map((time, key) => (kept.includes(key) ? (time ?? row.dimensions[key]!) : null));
        const name = keyText(keys);
        const group = groups.get(name) ?? { keys, sets: sets.map(() => []) };
        groups.set(name, group);
        group.sets[at]!.push(row);
      }
    for (const [name, { keys, sets: own }] of groups)
      cells.set(name, { keys, value: drawn(base, own, divide) });
  }
  return cells;
}

/** One value out of those of the sets that hold rows. */
function drawn(base: Base, sets: readonly (readonly CountedRow[])[], divide: Divide): Value {
  const { measure } = base;
  const value = (rows: readonly CountedRow[]) =>
    aggregate(
      measure,
      rows.map((row) => row.value),
      divide,
    );
  const held = sets.filter((rows) => rows.length > 0).map(value);
  if (sets.length === 1 && !isDrawn(base)) return held[0] ?? null;
  const how = howDrawn(base);
  if (how === "first") return held[0] ?? null;
  if (how === "last") return held.at(-1) ?? null;
  const numbers = held.map((one) => one ?? usualEmpty(measure)).filter(isNumber);
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted(compare);
  if (how === "min") return sorted[0]!;
  return how === "max" ? sorted.at(-1)! : divide(sum(numbers), exact(numbers.length));
}

function howDrawn({ meaning }: Base): string {
  if (meaning?.kind === "cumulative") return meaning.periodValue;
  return meaning?.kind === "balance" ? meaning.take : "";
}

function isDrawn({ meaning }: Base): boolean {
  if (meaning?.kind === "cumulative") return ["first", "last", "average"].includes(meaning.periodValue);
  return meaning?.kind === "balance" && ["min", "max", "avg"].includes(meaning.take);
}
