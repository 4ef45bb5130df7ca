import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { CyclesStep, LinesStep, SegmentStep } from "./concept-plan.ts";
import { inOrder, moment, momentOf, object, segment, whereSql } from "./moment-sql.ts";

/** 0 for what happens, 1 for a line: at one moment the line comes last. */
export const phase: Sql = id("phase");

/** How many lines come before a row, and how many up to its moment: different where a line has that very moment. */
export const linesBefore: Sql = sql`sum(${phase}) over (partition by ${object} ${inOrder}, ${phase})`;
export const linesUpTo: Sql = sql`sum(${phase}) over (partition by ${object} ${inOrder})`;
export const through: Sql = id("through");

export function printSegment({ input, columns, lines, since, isFirst }: SegmentStep): Sql {
  const kept = columns.map((column) => id(column));
  const own = [object, moment.at, moment.day];
  const rows = sql`select ${join([...own, ...kept])}, 0 as ${phase} from ${id(input)}`;
  const drawn = sql`select ${join([...own, ...kept.map((column) => sql`null as ${column}`)])}, 1 as ${phase} from ${id(lines)}`;
  const numbered = sql`select *, ${linesBefore} as ${segment}, ${linesUpTo} as ${through} from (${rows} union all ${drawn}) as u`;
  const conditions = [
    sql`${phase} = 0`,
    sql`${through} = ${segment}`,
    ...(since === undefined ? [] : [sql`${segment} = ${id(since)}`]),
  ];
  const segmented = sql`select ${join([object, segment, moment.at, moment.day, ...kept])} from (${numbered}) as s${whereSql(conditions)}`;
  if (!isFirst) return segmented;
  const ranked = sql`select *, row_number() over (partition by ${object}, ${segment} ${inOrder}) as ${id("number")} from (${segmented}) as r`;
  return sql`select ${join([object, segment, moment.at, moment.day])} from (${ranked}) as n where ${id("number")} = 1`;
}

export function printLines({ input }: LinesStep): Sql {
  return sql`select *, row_number() over (partition by ${object} ${inOrder}) as ${id("number")} from ${id(input)}`;
}

export function printCycles({ entries, lines }: CyclesStep): Sql {
  const [entry, line] = ["e", "l"];
  const [entered, left] = [momentOf(entry), momentOf(line)];
  const of = id(entry, "object_id");
  const number = sql`row_number() over (partition by ${of} order by ${id(entry, "segment")})`;
  return sql`select ${of} as ${object}, ${number} as ${id("cycle")}, ${entered.at} as ${moment.at}, ${entered.day} as ${moment.day}, ${left.at} as ${id("left_at")}, ${left.day} as ${id("left_day")} from ${id(entries)} as ${id(entry)} left join ${id(lines)} as ${id(line)} on ${id(line, "object_id")} = ${of} and ${id(line, "number")} = ${id(entry, "segment")} + 1`;
}
