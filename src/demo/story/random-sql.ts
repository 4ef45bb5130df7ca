import { join, literalSql, type Sql, sql, type Value } from "../../sql/index.ts";
import type { DemoPlan } from "../plan.ts";

/**
 * DuckDB's own random() and hash() may change with its version or its threads; these macros are the
 * 32-bit mix of stats/seeded-random.ts on unsigned 64-bit integers, which no product overflows.
 */
export const randomMacros: readonly Sql[] = [
  sql`create macro fold_bits(x, s) as xor(x, x >> s)`,
  sql`create macro mix_bits(x) as fold_bits((fold_bits((fold_bits(x, 16::ubigint) * 2146121005::ubigint)
    & 4294967295::ubigint, 15::ubigint) * 2221713035::ubigint) & 4294967295::ubigint, 16::ubigint)`,
  sql`create macro uniform_of(item, key) as
    (mix_bits(xor(item::ubigint, key::ubigint))::double + 0.5) / 4294967296.0`,
];

export type Draw = (item: Sql, purpose: string) => Sql;

/** A uniform in (0, 1) for each item (an integer below 2^32) and purpose. */
export function drawOf(plan: DemoPlan): Draw {
  return (item, purpose) => sql`uniform_of(${item}, ${literalSql(plan.key(purpose))})`;
}

/** A whole number from 0 to `below` - 1. */
export function wholeSql(uniform: Sql, below: number): Sql {
  return sql`floor(${uniform} * ${literalSql(below)})::integer`;
}

export function listSql(values: readonly Value[]): Sql {
  return sql`[${join(values.map((value) => literalSql(value)))}]`;
}

/** The item of a fixed list at a place counted from 0. */
export function itemSql(values: readonly Value[], place: Sql): Sql {
  return sql`${listSql(values)}[1 + ${place}]`;
}

export function pickSql(values: readonly Value[], uniform: Sql): Sql {
  return itemSql(values, wholeSql(uniform, values.length));
}

/** The place, counted from 0, of a weighted choice; weights are rounded to a thousandth of their sum. */
export function weightedPlaceSql(weights: readonly number[], uniform: Sql): Sql {
  return itemSql(weightedSlots(weights), wholeSql(uniform, 1000));
}

function weightedSlots(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  const slots: number[] = [];
  weights.forEach((weight, place) => {
    reached += weight;
    while (slots.length < Math.round((1000 * reached) / total)) slots.push(place);
  });
  return slots;
}

/** Standard normal by Box and Muller. */
export function normalSql(first: Sql, second: Sql): Sql {
  return sql`(sqrt(-2 * ln(${first})) * cos(2 * pi() * ${second}))`;
}

/** Exponential with a mean. */
export function exponentialSql(mean: number | Sql, uniform: Sql): Sql {
  return sql`(-ln(${uniform}) * ${typeof mean === "number" ? literalSql(mean) : mean})`;
}
