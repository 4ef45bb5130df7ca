import { all, type Dialect, id, join, type Sql, sql } from "../../sql/index.ts";
import type { TimeColumn } from "../plan/plan.ts";
import { baseAlias } from "../plan/join-plan.ts";
import type { Precision } from "./concept-plan.ts";

/** A moment as SQL: its instant, null when only the day is known, and its day. */
export interface Moment {
  readonly at: Sql;
  readonly day: Sql;
}

export const object = id("object_id");
export const segment = id("segment");
export const moment: Moment = { at: id("at"), day: id("day") };
export const nothing: Moment = { at: sql`cast(null as timestamp)`, day: sql`cast(null as date)` };

/** The columns of a moment. */
export function momentSql({ at, day }: Moment): Sql {
  return sql`${at} as ${moment.at}, ${day} as ${moment.day}`;
}

export function momentOf(alias: string, names: readonly [at: string, day: string] = ["at", "day"]): Moment {
  return { at: id(alias, names[0]), day: id(alias, names[1]) };
}

/** What a time column of the scanned table tells. */
export function timeSql({ column, day, type }: TimeColumn): Moment {
  return { at: type === "instant" ? id(baseAlias, column) : nothing.at, day: id(baseAlias, day) };
}

/** By day, then by instant; a day alone comes before the instants of that day, and no day before all. */
export const inOrder: Sql = sql`order by ${moment.day} nulls first, ${moment.at} nulls first`;

/** As a column of instants: a day alone is its midnight. */
export function instantSql({ at, day }: Moment, precision: Precision): Sql {
  if (precision === "instant") return at;
  const midnight = sql`cast(${day} as timestamp)`;
  return precision === "day" ? midnight : sql`coalesce(${at}, ${midnight})`;
}

/** Strictly before; where only days can be compared, the same day counts. */
export function precedesSql(earlier: Moment, later: Moment, compared: Precision): Sql {
  return comparedSql(earlier, later, compared, {
    instants: sql`${earlier.at} < ${later.at}`,
    days: sql`${earlier.day} <= ${later.day}`,
  });
}

/** Less than so many days apart, of 24 hours where instants are compared. */
export function isNearSql(
  [earlier, later]: readonly [Moment, Moment],
  days: number,
  compared: Precision,
  dialect: Dialect,
): Sql {
  return comparedSql(earlier, later, compared, {
    instants: sql`${later.at} < ${dialect.addDaysToInstant(earlier.at, days)}`,
    days: sql`${later.day} < ${dialect.addDays(earlier.day, sql`${days}`)}`,
  });
}

function comparedSql(
  left: Moment,
  right: Moment,
  compared: Precision,
  { instants, days }: { readonly instants: Sql; readonly days: Sql },
): Sql {
  if (compared === "instant") return instants;
  if (compared === "day") return days;
  return sql`case when ${left.at} is null or ${right.at} is null then ${days} else ${instants} end`;
}

/** The steps that follow one another, each reading those before. */
export function stepsSql(steps: readonly (readonly [name: string, select: Sql])[], last: Sql): Sql {
  return sql`with ${join(steps.map(([name, select]) => sql`${id(name)} as (${select})`))} ${last}`;
}

export function whereSql(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`` : sql` where ${all(conditions)}`;
}
