import { addDays, firstFrom, firstPast, unreachable } from "../../core/index.ts";
import { type ColumnExpression, isDatePart, isHourGrain, periodDay } from "../../definitions/index.ts";
import { all, id, join, type Sql, sql } from "../../sql/index.ts";
import { type CalendarStep, momentColumn, type MomentUnit } from "../plan/calendar-plan.ts";
import type { AskedPeriod } from "../plan/plan.ts";
import { printBack } from "./print-back.ts";
import { printBucket } from "./print-bucket.ts";
import { apart, isBroken, printStretches } from "./print-stretches.ts";
import type { PrintContext } from "./print-context.ts";
import { printExpression } from "./print-expression.ts";
import { dayOf, shifted, startOf } from "./print-shift.ts";

/** Each period asked, with the moments that it takes in: `lower` <= moment < `upper`. */
export function printCalendar(step: CalendarStep, context: PrintContext): Sql {
  const keys = step.keys.map(({ name }) => id(name));
  const spans = printSpans(step, context);
  const at = shifted(step, id(step.at === "last" ? "last" : "first"), context);
  const { lower, upper } = limits(step, at, context);
  const columns = [
    ...keys,
    sql`${id("first")} as ${id(momentColumn)}`,
    sql`${lower} as ${id("lower")}`,
    sql`${upper} as ${id("upper")}`,
  ];
  const periods = sql`select ${join(columns)} from (${spans}) as p where ${all([sql`${id("first")} is not null`, ...begun(step)])}`;
  return isBroken(step, context) ? apart(keys, periods, context) : periods;
}

/** Of first moments in a time that never began: days in no period have none. */
function begun({ at, period, keys }: CalendarStep): readonly Sql[] {
  const stretches = keys.filter(({ grain }) => !isDatePart(grain));
  if (at === "last" || period.from !== undefined || stretches.length === 0) return [];
  const known = stretches.map(({ name }) => sql`${id(name)} is not null`);
  return [sql`(${join(known, " or ")})`];
}

/** The periods with their first and last moments; each moment a period of its own where that is asked. */
function printSpans(step: CalendarStep, context: PrintContext): Sql {
  const { keys, unit, isByMoment } = step;
  const moment = id("m");
  const day = dayOf(moment, unit, context);
  const buckets = keys.map(({ name, grain }) => {
    const bucket = printBucket(isHourGrain(grain) ? moment : day, grain, context);
    return sql`${bucket} as ${id(name)}`;
  });
  const moments = printMoments(step, context);
  const where = all(conditions(step, { moment, day }, context));
  if (isBroken(step, context)) return printStretches(step, { moments, buckets, where }, context);
  if (isByMoment) {
    const columns = [...buckets, sql`${moment} as ${id("first")}`, sql`${moment} as ${id("last")}`];
    return sql`select ${join(columns)} from (${moments}) as s where ${where}`;
  }
  const dated = sql`select ${join([...buckets, moment])} from (${moments}) as s where ${where}`;
  const names = keys.map(({ name }) => id(name));
  const group = names.length === 0 ? sql`` : sql` group by ${join(names)}`;
  const columns = [...names, sql`min(${moment}) as ${id("first")}`, sql`max(${moment}) as ${id("last")}`];
  return sql`select ${join(columns)} from (${dated}) as d${group}`;
}

const secondsIn = { second: 1, minute: 60, hour: 3600 } as const;

function printMoments(step: CalendarStep, context: PrintContext): Sql {
  const { dialect, timezone } = context;
  const { unit, period, asOfDay } = step;
  const first = printEarliest(step, context);
  const from = period.from === undefined ? undefined : firstFrom(timezone, unit, period.from);
  const past = firstPast(timezone, unit, period.to ?? asOfDay);
  if (unit === "day") {
    const start = from === undefined ? first : sql`cast(${from} as date)`;
    return dialect.everyDay(start, sql`cast(${addDays(past, -1)} as date)`, "m");
  }
  const seconds = secondsIn[unit];
  const start = from === undefined ? first : momentOf(from);
  return dialect.everyMoment(start, dialect.addSeconds(momentOf(past), -seconds), seconds, "m");
}

/** Where the data begin; where first moments count, with the periods in which they begin. */
function printEarliest({ at, unit, scan, filter, keys }: CalendarStep, context: PrintContext): Sql {
  const earliest = sql`select min(${id(momentColumn)}) as ${id("e")} from ${id(scan)}${filter === undefined ? sql`` : sql` where ${id(filter)}`}`;
  const stretches = keys.filter(({ grain }) => !isHourGrain(grain) && !isDatePart(grain));
  if (at === "last" || stretches.length === 0) return sql`(${earliest})`;
  const starts = stretches.map(
    ({ grain }) => sql`coalesce(${startOf(id("e"), grain, { unit, context })}, ${id("e")})`,
  );
  return sql`(select ${context.dialect.leastKnown([id("e"), ...starts])} from (${earliest}) as b)`;
}

function momentOf(text: string): Sql {
  return sql`cast(${text.replace("Z", "")} as timestamp)`;
}

interface MomentSql {
  readonly moment: Sql;
  readonly day: Sql;
}

function conditions(
  { period, where }: CalendarStep,
  { moment, day }: MomentSql,
  context: PrintContext,
): readonly Sql[] {
  const column = (one: ColumnExpression) => (one.column === periodDay ? day : moment);
  return [...cutOf(period, day), ...where.map((one) => printExpression(one, { context, column }))];
}

/** A running period stops where it stands; an earlier one as far in. */
function cutOf({ cut }: AskedPeriod, day: Sql): readonly Sql[] {
  if (!cut) return [];
  const date = (text: string) => sql`cast(${text} as date)`;
  return [sql`${day} < ${date(cut.start)} or ${day} >= ${date(cut.end)} or ${day} < ${date(cut.day)}`];
}

function limits(
  step: CalendarStep,
  at: Sql,
  context: PrintContext,
): { readonly lower: Sql; readonly upper: Sql } {
  const { reach, unit } = step;
  const after = (moment: Sql) => next(moment, unit, context);
  switch (reach.kind) {
    case "span": {
      const last = after(shifted(step, id("last"), context));
      return {
        lower: shifted(step, id("first"), context),
        // Beyond the end of a calendar there is no next day to step back from; two days may step back to one.
        upper: context.dialect.greatestKnown([shifted(step, after(id("last")), context), last]),
      };
    }
    case "moment":
      return { lower: at, upper: after(at) };
    case "trailing":
      return { lower: after(printBack(at, reach.window, { unit, context })), upper: after(at) };
    case "to-date":
      return { lower: startOf(at, reach.grain, { unit, context }), upper: after(at) };
    case "all":
      return { lower: sql`cast(null as ${literalType(unit)})`, upper: after(at) };
    default:
      return unreachable(reach);
  }
}

function literalType(unit: MomentUnit): Sql {
  return unit === "day" ? sql`date` : sql`timestamp`;
}

function next(moment: Sql, unit: MomentUnit, { dialect }: PrintContext): Sql {
  return unit === "day" ? dialect.addDays(moment, sql`1`) : dialect.addSeconds(moment, secondsIn[unit]);
}
