import { unreachable } from "../../core/index.ts";
import { isDatePart, isDayGrain, isHourGrain } from "../../definitions/index.ts";
import { all, id, join, type Sql, sql } from "../../sql/index.ts";
import { type CalendarStep, momentColumn, type MomentUnit } from "../plan/calendar-plan.ts";
import type { AskedPeriod } from "../plan/plan.ts";
import { printBack, printDay, printStart } from "./print-back.ts";
import { printBucket } from "./print-bucket.ts";
import type { PrintContext } from "./print-context.ts";
import { printExpression } from "./print-expression.ts";
import { printMoments, secondsIn } from "./print-moments.ts";

const [first, last, lower, upper] = ["first", "last", "lower", "upper"].map((name) => id(name)) as [
  Sql,
  Sql,
  Sql,
  Sql,
];

/** Each period asked, with the moments that it takes in: `lower` <= moment < `upper`. */
export function printCalendar(step: CalendarStep, context: PrintContext): Sql {
  return step.reach.kind === "span" ? printStretches(step, context) : printAtMoments(step, context);
}

/** Periods at their last (or first) moment; or each moment a period of its own. */
function printAtMoments(step: CalendarStep, context: PrintContext): Sql {
  const keys = step.keys.map(({ name }) => id(name));
  const moment = id("m");
  const dated = printDated(step, context);
  const ends = step.isByMoment
    ? [sql`${moment} as ${first}`, sql`${moment} as ${last}`]
    : [sql`min(${moment}) as ${first}`, sql`max(${moment}) as ${last}`];
  const group = step.isByMoment || keys.length === 0 ? sql`` : sql` group by ${join(keys)}`;
  const spans = sql`select ${join([...keys, ...ends])} from (${dated}) as d${group}`;
  const limits = limitsAt(step, shifted(step, step.at === "last" ? last : first, context), context);
  const columns = [
    ...keys,
    sql`${first} as ${id(momentColumn)}`,
    sql`${limits.lower} as ${lower}`,
    sql`${limits.upper} as ${upper}`,
  ];
  return sql`select ${join(columns)} from (${spans}) as p where ${all([sql`${first} is not null`, ...begun(step)])}`;
}

/**
 * The unbroken runs of the moments of each period, seen from later: of two days that look back to one, as
 * the 30th and the 31st do by a month, both see it, and together they see it once.
 */
function printStretches(step: CalendarStep, context: PrintContext): Sql {
  const keys = step.keys.map(({ name }) => id(name));
  const moment = id("m");
  const partition = keys.length === 0 ? sql`` : sql`partition by ${join(keys)} `;
  const dated = sql`select *, ${id("n")} - row_number() over (${partition}order by ${moment}) as ${id("run")} from (${printDated(step, context)}) as d`;
  const runs = sql`select ${join([...keys, sql`min(${moment}) as ${first}`, sql`max(${moment}) as ${last}`])} from (${dated}) as r group by ${join([...keys, id("run")])}`;
  const after = (at: Sql) => next(at, step.unit, context);
  const end = context.dialect.greatestKnown([
    shifted(step, after(last), context),
    after(shifted(step, last, context)),
  ]);
  const seen = sql`select ${join([...keys, first, sql`${shifted(step, first, context)} as ${lower}`, sql`${end} as ${upper}`])} from (${runs}) as p`;
  const before = sql`lag(${upper}) over (${partition}order by ${first})`;
  const columns = [
    ...keys,
    sql`${first} as ${id(momentColumn)}`,
    sql`${context.dialect.greatestKnown([lower, before])} as ${lower}`,
    upper,
  ];
  return sql`select ${join(columns)} from (${seen}) as s`;
}

/** The moments asked, numbered, with the periods that they are in. */
function printDated(step: CalendarStep, context: PrintContext): Sql {
  const { keys, unit } = step;
  const moment = id("m");
  const within = { unit, context };
  const day = printDay(moment, within);
  const buckets = keys.map(
    ({ name, grain }) =>
      sql`${printBucket(isHourGrain(grain) ? moment : day, grain, context)} as ${id(name)}`,
  );
  const numbered = sql`select ${moment}, row_number() over (order by ${moment}) as ${id("n")} from (${printMoments(step, context, "m")}) as e`;
  return sql`select ${join([...buckets, moment, id("n")])} from (${numbered}) as s where ${all(conditions(step, day, context))}`;
}

function conditions(step: CalendarStep, day: Sql, context: PrintContext): readonly Sql[] {
  const { period, where, reach } = step;
  const scope = { context, column: () => day };
  return [
    ...cutOf(period, day),
    ...where.map((one) => printExpression(one, scope)),
    ...(reach.kind === "span" && leavesCalendars(step)
      ? [sql`${shifted(step, id("m"), context)} is not null`]
      : []),
  ];
}

/** Before its first period, a calendar of the company's own has nothing to look back to. */
function leavesCalendars({ shifts }: CalendarStep): boolean {
  return shifts.some((shift) => shift.kind === "offset" && isCustom(shift.duration.unit));
}

function isCustom(grain: string): boolean {
  return !isDayGrain(grain) && !isHourGrain(grain);
}

/** What is in no period has no first moment, when the time asked has none. */
function begun({ at, period, keys }: CalendarStep): readonly Sql[] {
  const stretches = keys.filter(({ grain }) => !isDatePart(grain));
  if (at === "last" || period.from !== undefined || stretches.some(({ grain }) => !isCustom(grain)))
    return [];
  return [
    join(
      stretches.map(({ name }) => sql`${id(name)} is not null`),
      " or ",
    ),
  ];
}

/** A running period stops where it stands; an earlier one as far in. */
function cutOf({ cut }: AskedPeriod, day: Sql): readonly Sql[] {
  if (!cut) return [];
  const date = (text: string) => sql`cast(${text} as date)`;
  return [sql`${day} < ${date(cut.start)} or ${day} >= ${date(cut.end)} or ${day} < ${date(cut.day)}`];
}

function shifted({ shifts, unit }: CalendarStep, moment: Sql, context: PrintContext): Sql {
  const within = { unit, context };
  return shifts.reduce(
    (at, shift) =>
      shift.kind === "start" ? printStart(at, shift.grain, within) : printBack(at, shift.duration, within),
    moment,
  );
}

function limitsAt(
  { reach, unit }: CalendarStep,
  at: Sql,
  context: PrintContext,
): { readonly lower: Sql; readonly upper: Sql } {
  const within = { unit, context };
  const after = (moment: Sql) => next(moment, unit, context);
  switch (reach.kind) {
    case "span":
    case "moment":
      return { lower: at, upper: after(at) };
    case "trailing":
      return { lower: after(printBack(at, reach.window, within)), upper: after(at) };
    case "to-date":
      return { lower: printStart(at, reach.grain, within), upper: after(at) };
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
