import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { AsOf } from "../plan/plan.ts";
import type { PrintContext } from "../print/print-context.ts";
import type { SilenceStep } from "./concept-plan.ts";
import {
  inOrder,
  isNearSql,
  type Moment,
  moment,
  momentOf,
  momentSql,
  object,
  precedesSql,
  segment,
} from "./moment-sql.ts";

const [start, event] = ["s", "e"];

/** The end of each stretch after a start in which too few events happened, once it is over. */
export function printSilence(step: SilenceStep, context: PrintContext): Sql {
  const { starts, isSegmented, input, flag, atLeast, withinDays, compared, asOf } = step;
  const [begun, happened] = [momentOf(start), momentOf(event)];
  const since = isSegmented ? [sql`${id(start, "segment")}`] : [];
  const keys = [id(start, "object_id"), ...since, begun.at, begun.day];
  const own = isSegmented ? [object, segment, moment.at, moment.day] : [object, moment.at, moment.day];
  const begins = sql`(select distinct ${join(own)} from ${id(starts)} where ${moment.day} is not null) as ${id(start)}`;
  const conditions = [
    sql`${id(event, "object_id")} = ${id(start, "object_id")}`,
    ...(flag === undefined ? [] : [id(event, flag)]),
    precedesSql(begun, happened, compared),
    isNearSql([begun, happened], withinDays, compared, context.dialect),
  ];
  const named = isSegmented ? sql`, ${id(start, "segment")} as ${id("since")}` : sql``;
  const over = momentSql(endOf(begun, step, context));
  const silent = sql`select ${id(start, "object_id")} as ${object}${named}, ${over} from ${begins} left join ${id(input)} as ${id(event)} on ${join(conditions, " and ")} group by ${join(keys)} having count(${id(event, "object_id")}) < ${atLeast}`;
  const past = sql`select * from (${silent}) as q where ${isPast(asOf)}`;
  return step.isFirst ? firstByObject(past) : past;
}

/** So many days later; its day is told by the workspace's zone, since days of 24 hours are not always those of a calendar. */
function endOf(
  begun: Moment,
  { withinDays, compared }: SilenceStep,
  { dialect, timezone }: PrintContext,
): Moment {
  const at = dialect.addDaysToInstant(begun.at, withinDays);
  const day = dialect.addDays(begun.day, sql`${withinDays}`);
  if (compared === "day") return { at: sql`cast(null as timestamp)`, day };
  const exact = dialect.dayOfInstant(at, timezone);
  if (compared === "instant") return { at, day: exact };
  return { at, day: sql`case when ${begun.at} is null then ${day} else ${exact} end` };
}

function isPast({ instant, day }: AsOf): Sql {
  const last = sql`cast(${instant.replace("Z", "")} as timestamp)`;
  return sql`case when ${moment.at} is null then ${moment.day} <= cast(${day} as date) else ${moment.at} <= ${last} end`;
}

function firstByObject(from: Sql): Sql {
  const numbered = sql`select *, row_number() over (partition by ${object} ${inOrder}) as ${id("number")} from (${from}) as p`;
  return sql`select ${object}, ${moment.at}, ${moment.day} from (${numbered}) as n where ${id("number")} = 1`;
}
