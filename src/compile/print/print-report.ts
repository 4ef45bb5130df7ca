import { unreachable } from "../../core/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import {
  type EdgeStep,
  type EmptyPeriodsStep,
  momentColumn,
  type PickStep,
  type ReportStep,
  untilColumn,
} from "../plan/calendar-plan.ts";
import { levelColumn } from "../plan/plan.ts";

/** Rows beside the periods that take them in. */
export function printReport({ calendar, input, timeKeys, columns, match }: ReportStep): Sql {
  const times = timeKeys.map(({ name, isKept }) => (isKept ? id("c", name) : sql`null as ${id(name)}`));
  const read = columns.map((name) => id("r", name));
  const selected = [...times, ...read, id("c", momentColumn)];
  return sql`select ${join(selected)} from ${id(calendar)} as ${id("c")} inner join ${id(input)} as ${id("r")} on ${printMatch(match)}`;
}

export function printEmptyPeriods(step: EmptyPeriodsStep): Sql {
  const { calendar, keys, levels, timeKeys, value } = step;
  const own = keys.map((name) => (timeKeys.includes(name) ? id(name) : sql`null as ${id(name)}`));
  const selects = levels.map(({ mask }) => {
    const level = sql`cast(${literalSql(mask)} as integer) as ${id(levelColumn)}`;
    return sql`select distinct ${join([level, ...own])}, 1 as ${id(value)} from ${id(calendar)}`;
  });
  return join(selects, " union all ");
}

function printMatch(match: ReportStep["match"]): Sql {
  const [lower, upper, moment] = [id("c", "lower"), id("c", "upper"), id("r", momentColumn)];
  switch (match) {
    case "on":
      return sql`${moment} = ${lower}`;
    case "within":
      return sql`${moment} >= ${lower} and ${moment} < ${upper}`;
    case "before":
      return sql`${moment} < ${upper}`;
    case "held":
      return sql`${moment} < ${upper} and (${id("r", untilColumn)} is null or ${id("r", untilColumn)} >= ${upper})`;
    default:
      return unreachable(match);
  }
}

/** The rows on the last (first) moment of each part. */
export function printEdge({ input, take, partition }: EdgeStep): Sql {
  const over = partition.length === 0 ? sql`` : sql`partition by ${join(partition.map((name) => id(name)))}`;
  const moment = id(momentColumn);
  const edge = take === "last" ? sql`max(${moment}) over (${over})` : sql`min(${moment}) over (${over})`;
  return sql`select * from (select *, ${edge} as ${id("edge")} from ${id(input)} where ${moment} is not null) as e where ${moment} = ${id("edge")}`;
}

/** One value for each group out of those of its moments. */
export function printPick({ input, keys, values, rows, take }: PickStep): Sql {
  const group = join([levelColumn, ...keys].map((name) => id(name)));
  const names = values.map((name) => id(name));
  switch (take.kind) {
    case "first":
    case "last": {
      const order = take.kind === "first" ? sql`` : sql` desc`;
      const isEmpty = sql`case when ${id(rows)} > 0 then 0 else 1 end`;
      const numbered = sql`select *, row_number() over (partition by ${group} order by ${isEmpty}, ${id(momentColumn)}${order}) as ${id("number")} from ${id(input)}`;
      return sql`select ${join([group, ...names])} from (${numbered}) as n where ${id("number")} = 1`;
    }
    case "min":
    case "max":
    case "average": {
      const drawn = values.map(
        (name) => sql`${name === take.value ? printDrawn(take, rows) : sql`sum(${id(name)})`} as ${id(name)}`,
      );
      const known =
        take.kind === "average" ? [sql`count(${drawnFrom(take, rows)}) as ${id(take.known)}`] : [];
      return sql`select ${join([group, ...drawn, ...known])} from ${id(input)} group by ${group}`;
    }
    default:
      return unreachable(take);
  }
}

type Drawn = Extract<PickStep["take"], { readonly value: string }>;

/** A sum of nothing known is 0, as where it is shown by itself. */
function drawnFrom({ value, isSum }: Drawn, rows: string): Sql {
  const known = isSum ? sql`coalesce(${id(value)}, 0)` : id(value);
  return sql`case when ${id(rows)} > 0 then ${known} end`;
}

function printDrawn(take: Drawn, rows: string): Sql {
  const value = drawnFrom(take, rows);
  switch (take.kind) {
    case "min":
      return sql`min(${value})`;
    case "max":
      return sql`max(${value})`;
    case "average":
      return sql`sum(${value})`;
    default:
      return unreachable(take);
  }
}
