import { isDatePart } from "../../definitions/index.ts";
import { id, type Sql, sql } from "../../sql/index.ts";
import { firstDay, firstMoment, lastDay, lastMoment } from "../plan/asked-moments.ts";
import { type CalendarStep, momentColumn } from "../plan/calendar-plan.ts";
import { printStart } from "./print-back.ts";
import type { PrintContext } from "./print-context.ts";

export const secondsIn = { second: 1, minute: 60, hour: 3600 } as const;

/** Every moment asked, in the unit, as a relation of one column. */
export function printMoments(step: CalendarStep, context: PrintContext, column: string): Sql {
  const { unit, period, asOfDay } = step;
  const { dialect, timezone } = context;
  const [from, to] = [period.from, period.to ?? asOfDay];
  if (unit === "day") {
    const start = from === undefined ? printFirst(step, context) : dateOf(firstDay(timezone, from));
    return dialect.everyDay(start, dateOf(lastDay(timezone, to)), column);
  }
  const start =
    from === undefined
      ? printFirst(step, context)
      : dialect.truncateInstant(unit, timestampOf(firstMoment(timezone, from)), timezone);
  return dialect.everyMoment(start, timestampOf(lastMoment(timezone, to)), secondsIn[unit], column);
}

/** Where the rows begin; where periods are taken at their first moment, where the periods of that one begin. */
function printFirst({ scan, keys, at, unit }: CalendarStep, context: PrintContext): Sql {
  const moment = id(momentColumn);
  const first = sql`select min(${moment}) as ${moment} from ${id(scan)}`;
  const grains = at === "first" ? keys.map(({ grain }) => grain).filter((grain) => !isDatePart(grain)) : [];
  if (grains.length === 0) return sql`(${first})`;
  const starts = grains.map((grain) => printStart(moment, grain, { unit, context }));
  return sql`(select ${context.dialect.leastKnown([moment, ...starts])} from (${first}) as f)`;
}

function dateOf(text: string): Sql {
  return sql`cast(${text} as date)`;
}

function timestampOf(instant: string): Sql {
  return sql`cast(${instant.replace("Z", "")} as timestamp)`;
}
