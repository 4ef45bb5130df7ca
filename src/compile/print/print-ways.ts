import { all, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { type Entries, eventColumns, stepColumn, type WaysStep } from "../plan/track-plan.ts";
import { printAfter, printReached } from "./print-after.ts";
import type { PrintContext } from "./print-context.ts";

const { entity, at, day } = eventColumns;

type NextStep = WaysStep["steps"][number];

/** Objects with the moment of each step, then a row for each step. */
export function printWays(step: WaysStep, context: PrintContext): Sql {
  const entered = [sql`${id("way_1")} as (${printEntered(step, context)})`];
  const further = step.steps.map(
    (next, index) =>
      sql`${id(`way_${index + 2}`)} as (${printFurther(step, next, { number: index + 2, context })})`,
  );
  const whole = `way_${step.steps.length + 1}`;
  const rows = [
    printFirst(step, whole),
    ...step.steps.map((next, index) => printBefore(step, next, { number: index + 2, context, whole })),
  ];
  return sql`with ${join([...entered, ...further])} ${join(rows, " union all ")}`;
}

/**
 * The first step, with when the object enters it again, when it leaves by an exit before that, and until when its way
 * goes on.
 */
function printEntered(step: WaysStep, context: PrintContext): Sql {
  const { first, firstKeys, carried, within, isDaily } = step;
  const moment = id(momentOf(step));
  const kept = [...new Set([entity, ...firstKeys, at, day, ...carried])].map((name) => id(name));
  const again =
    firstKeys.length > 1
      ? sql`lead(${moment}) over (partition by ${id(entity)} order by ${id(firstKeys[1]!)})`
      : noMoment(step);
  const until = within ? printAfter(moment, within, { isDaily, context }) : noMoment(step);
  const units = sql`select ${join(kept)}, ${moment} as ${id(stepColumn(1))}, ${again} as ${id("next_at")}, ${until} as ${id("until_at")} from ${id(first)}`;
  const joins = step.exits.map((exit, index) => printExit(step, exit, index));
  const exits = step.exits.map((exit, index) => printExitMoment(step, exit, `x${index}`));
  const left = exits.length === 0 ? noMoment(step) : context.dialect.leastKnown(exits);
  return sql`select ${id("u")}.*, ${left} as ${id("exit_at")} from (${units}) as ${id("u")}${join(joins, "")}`;
}

function noMoment({ isDaily }: WaysStep): Sql {
  return isDaily ? sql`cast(null as date)` : sql`cast(null as timestamp)`;
}

function momentOf({ isDaily }: Pick<WaysStep, "isDaily">): string {
  return isDaily ? day : at;
}

function enteredColumn({ isDaily }: Pick<WaysStep, "isDaily">): string {
  return isDaily ? "entered_at_day" : "entered_at";
}

/** One row for each object: who may leave several times does so by the first exit after the entry. */
function printExit(step: WaysStep, { members, key, isCyclic }: Entries, index: number): Sql {
  const alias = `x${index}`;
  const joined = sql`${id(alias, key)} = ${id("u", entity)}`;
  if (!isCyclic) return sql` left join ${id(members)} as ${id(alias)} on ${joined}`;
  const column = id(enteredColumn(step));
  const between = sql`select ${id(key)}, ${column}, lag(${column}) over (partition by ${id(key)} order by ${column}) as ${id("before_at")} from ${id(members)} where ${column} is not null`;
  const own = [
    joined,
    sql`${id(alias, enteredColumn(step))} >= ${id("u", stepColumn(1))}`,
    sql`${id(alias, "before_at")} is null or ${id(alias, "before_at")} < ${id("u", stepColumn(1))}`,
  ];
  return sql` left join (${between}) as ${id(alias)} on ${all(own)}`;
}

/** What comes once the object has entered again belongs to its next way. */
function printExitMoment(step: WaysStep, _exit: Entries, alias: string): Sql {
  const moment = id(alias, enteredColumn(step));
  const isOwn = [
    sql`${moment} >= ${id("u", stepColumn(1))}`,
    sql`${id("u", "next_at")} is null or ${moment} < ${id("u", "next_at")}`,
  ];
  return sql`case when ${all(isOwn)} then ${moment} end`;
}

interface At {
  readonly number: number;
  readonly context: PrintContext;
}

/** The next step's first entry that follows, before its time is over, the object leaves, or enters again. */
function printFurther(step: WaysStep, next: NextStep, { number, context }: At): Sql {
  const moment = id("m", enteredColumn(step));
  const conditions = all(followConditions(step, next, number));
  const ends = [
    sql`${printEnd(step, next, { number, context })} as ${id(endColumn(number))}`,
    ...(hasDue(step) ? [sql`${printDue(step, next, { number, context })} as ${id(dueColumn(number))}`] : []),
  ];
  const before = sql`(select *, ${join(ends)} from ${id(`way_${number - 1}`)})`;
  const taken = (raw: Sql) => sql`${takenAt(step, number, raw)} as ${id(stepColumn(number))}`;
  const joined = sql`${id("m", next.key)} = ${id("w", entity)}`;
  if (!next.isCyclic) {
    const raw = sql`case when ${conditions} then ${moment} end`;
    return sql`select ${id("w")}.*, ${taken(raw)} from ${before} as ${id("w")} left join ${id(next.members)} as ${id("m")} on ${joined}`;
  }
  const keys = step.firstKeys.map((name) => id("w", name));
  const found = sql`select ${join(keys)}, min(${moment}) as ${id("found_at")} from ${before} as ${id("w")} inner join ${id(next.members)} as ${id("m")} on ${joined} and ${conditions} group by ${join(keys)}`;
  const same = step.firstKeys.map((name) => sql`${id("f", name)} = ${id("w", name)}`);
  return sql`select ${id("w")}.*, ${taken(id("f", "found_at"))} from ${before} as ${id("w")} left join (${found}) as ${id("f")} on ${all(same)}`;
}

function endColumn(step: number): string {
  return `end_${step}_at`;
}

/** The moment from which the step can no longer be taken; null where it always can. */
function printEnd(step: WaysStep, { within }: NextStep, { number, context }: At): Sql {
  const { isDaily } = step;
  if (!within) return id("until_at");
  const own = printAfter(id(stepColumn(number - 1)), within, { isDaily, context });
  return step.within ? context.dialect.leastKnown([own, id("until_at")]) : own;
}

/** In any order a step is taken when the one before it is too. */
function takenAt({ order }: WaysStep, number: number, raw: Sql): Sql {
  if (order === "strict") return raw;
  const before = id("w", stepColumn(number - 1));
  return sql`case when ${raw} < ${before} then ${before} when ${before} is not null then ${raw} end`;
}

function followConditions(step: WaysStep, next: NextStep, number: number): readonly Sql[] {
  const moment = id("m", enteredColumn(step));
  const since = id("w", stepColumn(step.order === "strict" ? number - 1 : 1));
  return [
    sql`${moment} >= ${since}`,
    ...(step.firstKeys.length > 1
      ? [sql`${id("w", "next_at")} is null or ${moment} < ${id("w", "next_at")}`]
      : []),
    ...(step.exits.length > 0
      ? [sql`${id("w", "exit_at")} is null or ${moment} <= ${id("w", "exit_at")}`]
      : []),
    ...(isBounded(step, next) ? [sql`${moment} < ${id("w", endColumn(number))}`] : []),
  ];
}

const flags = ["is_exited", "is_event", "is_competing", "is_censored"] as const;

/** What dates a way and tells its groups; the moments of its steps only where it is opened. */
function keptColumns({ firstKeys, carried, steps, isOpened }: WaysStep): readonly Sql[] {
  const moments = [1, ...steps.map((_, index) => index + 2)].map(stepColumn);
  const opened = isOpened ? [entity, ...firstKeys, "exit_at", ...moments] : [];
  return [...new Set([...opened, at, day, ...carried])].map((name) => id(name));
}

function printFirst(step: WaysStep, whole: string): Sql {
  const columns = [
    ...keptColumns(step),
    sql`1 as ${id("step")}`,
    sql`false as ${id("is_before")}`,
    sql`true as ${id("is_reached")}`,
    sql`true as ${id("is_mature")}`,
    sql`false as ${id("is_first_mature")}`,
    ...flags.map((name) => sql`false as ${id(name)}`),
    sql`null as ${id("elapsed")}`,
    sql`0 as ${id("elapsed_day")}`,
  ];
  return sql`select ${join(columns)} from ${id(whole)}`;
}

interface Before extends At {
  readonly whole: string;
}

/**
 * Whether each stands before the step and took it, and what became of those by elapsed day. Who can no longer take it,
 * its time being over or the object having entered again, stays among the others to the end.
 */
function printBefore(step: WaysStep, next: NextStep, { number, context, whole }: Before): Sql {
  const days = literalSql(step.days);
  const [from, taken] = [id(stepColumn(number - 1)), id(stepColumn(number))];
  const exited = printExited(step, next, number);
  const known = printReached(step.asOf, step.isDaily);
  const outcome = sql`case when ${taken} is not null then ${taken}${exited ? sql` when ${exited} then ${id("exit_at")}` : sql``} else ${known} end`;
  const lost = printLost(step, next, number);
  const isOver = all([sql`${taken} is null`, ...(exited ? [sql`not (${exited})`] : []), lost]);
  const outcomeDay = sql`case when ${isOver} then ${days} else ${printDays(step, from, outcome, context)} end`;
  const inner = sql`select *, ${exited ?? sql`false`} as ${id("is_exited")}, ${printElapsed(step, from, taken, context)} as ${id("elapsed")}, ${outcomeDay} as ${id("outcome_day")} from ${id(whole)}`;
  const early = sql`${id("outcome_day")} < ${days}`;
  const columns = [
    ...keptColumns(step),
    sql`${literalSql(number)} as ${id("step")}`,
    sql`${from} is not null as ${id("is_before")}`,
    sql`${taken} is not null as ${id("is_reached")}`,
    sql`${printMature(step, next, { number, context })} as ${id("is_mature")}`,
    sql`${printFirstMature(step, number)} as ${id("is_first_mature")}`,
    id("is_exited"),
    sql`${taken} is not null and ${early} as ${id("is_event")}`,
    sql`${id("is_exited")} and ${early} as ${id("is_competing")}`,
    sql`not (${early}) or (${taken} is null and not ${id("is_exited")}) as ${id("is_censored")}`,
    id("elapsed"),
    sql`case when ${id("outcome_day")} < 0 then 0 when ${early} then ${id("outcome_day")} else ${days} end as ${id("elapsed_day")}`,
  ];
  return sql`select ${join(columns)} from (${inner}) as s`;
}

/** Left by an exit before taking the step, while it could be taken; undefined where there are no exits. */
function printExited(step: WaysStep, next: NextStep, number: number): Sql | undefined {
  if (step.exits.length === 0) return undefined;
  const [from, taken, exit] = [id(stepColumn(number - 1)), id(stepColumn(number)), id("exit_at")];
  const inTime = isBounded(step, next) ? [sql`${exit} < ${id(endColumn(number))}`] : [];
  return all([sql`${taken} is null`, sql`${exit} is not null`, sql`${exit} >= ${from}`, ...inTime]);
}

/** The step can no longer be taken. */
function printLost(step: WaysStep, next: NextStep, number: number): Sql {
  const known = printReached(step.asOf, step.isDaily);
  const over = isBounded(step, next) ? sql`${id(endColumn(number))} <= ${known}` : sql`false`;
  return step.firstKeys.length > 1 ? sql`${over} or ${id("next_at")} is not null` : over;
}

function isBounded({ within }: WaysStep, next: NextStep): boolean {
  return within !== undefined || next.within !== undefined;
}

function printMature(step: WaysStep, next: NextStep, { number, context }: At): Sql {
  const { horizon, isDaily, asOf } = step;
  const waited = horizon && printAfter(id(stepColumn(number - 1)), horizon, { isDaily, context });
  const end = isBounded(step, next) ? id(endColumn(number)) : waited;
  return end ? sql`${end} <= ${printReached(asOf, isDaily)}` : sql`true`;
}

/** Whether the time for all steps up to this one is over, counted from the first. */
function printFirstMature(step: WaysStep, number: number): Sql {
  const { steps, within, isDaily, asOf } = step;
  const first = sql`${id(stepColumn(1))} is not null`;
  const reached = printReached(asOf, isDaily);
  const isSummed = steps.slice(0, number - 1).every((next) => windowOf(step, next) !== undefined);
  return all([
    first,
    ...(within && !isSummed ? [sql`${id("until_at")} <= ${reached}`] : []),
    ...(within && isSummed
      ? [sql`${id("until_at")} <= ${reached} or ${id(dueColumn(number))} <= ${reached}`]
      : []),
    ...(!within && hasDue(step) ? [sql`${id(dueColumn(number))} <= ${reached}`] : []),
  ]);
}

/** How long a step is waited for after the one before. */
function windowOf({ horizon }: WaysStep, { within }: NextStep): NextStep["within"] {
  return within ?? horizon;
}

/** Whether steps have windows of their own. */
function hasDue(step: WaysStep): boolean {
  return step.steps.some((next) => windowOf(step, next) !== undefined);
}

function dueColumn(step: number): string {
  return `due_${step}_at`;
}

/** When the windows of all steps up to this one are over, one after the other. */
function printDue(step: WaysStep, next: NextStep, { number, context }: At): Sql {
  const before = id(number === 2 ? stepColumn(1) : dueColumn(number - 1));
  const window = windowOf(step, next);
  return window ? printAfter(before, window, { isDaily: step.isDaily, context }) : before;
}

/** Days, or microseconds between moments. */
function printElapsed({ isDaily }: WaysStep, from: Sql, to: Sql, { dialect }: PrintContext): Sql {
  return isDaily ? dialect.daysBetween(from, to) : dialect.microsecondsBetween(from, to);
}

function printDays({ isDaily }: WaysStep, from: Sql, to: Sql, { dialect }: PrintContext): Sql {
  return isDaily ? dialect.daysBetween(from, to) : dialect.wholeDaysBetween(from, to);
}
