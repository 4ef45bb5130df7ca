import { id, type Sql, sql } from "../../sql/index.ts";
import { type Comparison, type LevelCode, left, measured, right } from "./comparison.ts";

const levels: readonly (readonly [LevelCode, number])[] = [
  ["within_100_m", 0.1],
  ["within_1_km", 1],
  ["within_10_km", 10],
  ["within_50_km", 50],
];

/** Great circle between two places, in kilometres (haversine, radius 6371 km). */
export function compareDistance(latitude: string, longitude: string): Comparison {
  const km = measured(latitude, "km");
  const half = (column: string) => sql`sin(radians(${right(column)} - ${left(column)}) / 2)`;
  const squared = (value: Sql) => sql`${value} * ${value}`;
  const chord = sql`${squared(half(latitude))} + cos(radians(${left(latitude)})) * cos(radians(${right(latitude)})) * ${squared(half(longitude))}`;
  return {
    column: latitude,
    measures: [{ name: km, value: sql`2 * 6371 * asin(least(1, sqrt(${chord})))` }],
    isSilent: sql`${id(km)} is null`,
    levels: [
      ...levels.map(([code, most]) => ({ code, holds: sql`${id(km)} <= ${most}` })),
      { code: "different", holds: sql`true` },
    ],
  };
}
