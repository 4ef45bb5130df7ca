import { all, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { type Entries, eventColumns, stepColumn, type WaysStep } from "../plan/track-plan.ts";
import { printAfter, printReached } from "./print-after.ts";
import type { PrintContext } from "./print-context.ts";

const { entity, at, day } = eventColumns;

type NextStep = WaysStep["steps"][number];

/** Objects with the moment of each step, then a row for each step that they stand before. */
export function printWays(step: WaysStep, context: PrintContext): Sql {
  const entered = [sql`${id("way_1")} as (${printEntered(step, context)})`];
  const further = step.steps.map(
    (next, index) =>
      sql`${id(`way_${index + 2}`)} as (${printFurther(step, next, { number: index + 2, context })})`,
  );
  const whole = `way_${step.steps.length + 1}`;
  const before = step.steps.map((next, index) =>
    printBefore(step, next, { number: index + 2, context, whole }),
  );
  const rows = step.isLastAlone ? before.slice(-1) : [printFirst(step, whole), ...before];
  return sql`with ${join([...entered, ...further])} ${join(rows, " union all ")}`;
}

/** The first step, with when the object enters it again, and when it leaves by an exit. */
function printEntered(step: WaysStep, context: PrintContext): Sql {
  const { first, firstKeys, carried } = step;
  const moment = id(momentOf(step));
  const kept = [...new Set([entity, ...firstKeys, at, day, ...carried])].map((name) => id(name));
  const again =
    firstKeys.length > 1
      ? sql`lead(${moment}) over (partition by ${id(entity)} order by ${id(firstKeys[1]!)})`
      : sql`cast(null as ${typeOf(step)})`;
  const units = sql`select ${join(kept)}, ${moment} as ${id(stepColumn(1))}, ${again} as ${id("next_at")} from ${id(first)}`;
  const joins = step.exits.map((exit, index) => printExit(step, exit, index));
  const exits = step.exits.map((exit, index) => printExitMoment(step, exit, `x${index}`));
  const left =
    exits.length === 0 ? id("u", "next_at") : context.dialect.leastKnown([...exits, id("u", "next_at")]);
  return sql`select ${id("u")}.*, ${left} as ${id("exit_at")} from (${units}) as ${id("u")}${join(joins, "")}`;
}

function momentOf({ isDaily }: Pick<WaysStep, "isDaily">): string {
  return isDaily ? day : at;
}

function enteredColumn({ isDaily }: Pick<WaysStep, "isDaily">): string {
  return isDaily ? "entered_at_day" : "entered_at";
}

function typeOf({ isDaily }: WaysStep): Sql {
  return isDaily ? sql`date` : sql`timestamp`;
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

function printExitMoment(step: WaysStep, _exit: Entries, alias: string): Sql {
  const moment = id(alias, enteredColumn(step));
  return sql`case when ${moment} >= ${id("u", stepColumn(1))} then ${moment} end`;
}

interface At {
  readonly number: number;
  readonly context: PrintContext;
}

/** The next step's first entry that follows, before the window ends, the object leaves, or enters again. */
function printFurther(step: WaysStep, next: NextStep, { number, context }: At): Sql {
  const moment = id("m", enteredColumn(step));
  const conditions = all(followConditions(step, next, { number, context }));
  const before = id(`way_${number - 1}`);
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

/** In any order a step is taken when the one before it is too. */
function takenAt({ order }: WaysStep, number: number, raw: Sql): Sql {
  if (order === "strict") return raw;
  const before = id("w", stepColumn(number - 1));
  return sql`case when ${raw} < ${before} then ${before} when ${before} is not null then ${raw} end`;
}

function followConditions(step: WaysStep, next: NextStep, { number, context }: At): readonly Sql[] {
  const { order, within, isDaily } = step;
  const moment = id("m", enteredColumn(step));
  const first = id("w", stepColumn(1));
  const before = id("w", stepColumn(number - 1));
  const compared = { isDaily, context };
  return [
    sql`${moment} >= ${order === "strict" ? before : first}`,
    sql`${id("w", "next_at")} is null or ${moment} < ${id("w", "next_at")}`,
    sql`${id("w", "exit_at")} is null or ${moment} <= ${id("w", "exit_at")}`,
    ...(within ? [sql`${moment} < ${printAfter(first, within, compared)}`] : []),
    ...(next.within ? [sql`${moment} < ${printAfter(before, next.within, compared)}`] : []),
  ];
}

const flags = ["is_exited", "is_event", "is_competing", "is_censored"] as const;

function keptColumns({ firstKeys, carried, steps, isLastAlone }: WaysStep): readonly Sql[] {
  const names = [entity, ...firstKeys, ...(isLastAlone ? [] : [at, day]), ...carried, "exit_at"];
  const moments = [1, ...steps.map((_, index) => index + 2)].map(stepColumn);
  return [...new Set([...names, ...moments])].map((name) => id(name));
}

/** What dates the rows of a step that stands alone. */
function ownDate({ isLastAlone, isDaily }: WaysStep, from: Sql, context: PrintContext): readonly Sql[] {
  if (!isLastAlone) return [];
  const own = isDaily ? from : context.dialect.dayOfInstant(from, context.timezone);
  return [sql`${from} as ${id(at)}`, sql`${own} as ${id(day)}`];
}

function printFirst(step: WaysStep, whole: string): Sql {
  const columns = [
    ...keptColumns(step),
    sql`1 as ${id("step")}`,
    sql`false as ${id("is_before")}`,
    sql`true as ${id("is_reached")}`,
    sql`true as ${id("is_mature")}`,
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
 * Those who took the step before: whether they took this one, and what became of them by elapsed day. Whose window is
 * over will never take it, and stays among the others to the end.
 */
function printBefore(step: WaysStep, next: NextStep, { number, context, whole }: Before): Sql {
  const { days } = step;
  const [from, taken] = [id(stepColumn(number - 1)), id(stepColumn(number))];
  const end = printEnd(step, next, { number, context });
  const exited = sql`${taken} is null and ${id("exit_at")} is not null and ${id("exit_at")} >= ${from}${end ? sql` and ${id("exit_at")} < ${end}` : sql``}`;
  const known = printReached(step.asOf, step.isDaily);
  const outcome = sql`case when ${taken} is not null then ${taken} when ${exited} then ${id("exit_at")} else ${known} end`;
  const isOver = end ? sql`${taken} is null and not (${exited}) and ${end} <= ${known}` : sql`false`;
  const outcomeDay = sql`case when ${isOver} then ${literalSql(days)} else ${printDays(step, from, outcome, context)} end`;
  const inner = sql`select *, ${exited} as ${id("is_exited")}, ${printElapsed(step, from, taken, context)} as ${id("elapsed")}, ${outcomeDay} as ${id("outcome_day")} from ${id(whole)} where ${from} is not null`;
  const early = sql`${id("outcome_day")} < ${literalSql(days)}`;
  const columns = [
    ...keptColumns(step),
    ...ownDate(step, from, context),
    sql`${literalSql(number)} as ${id("step")}`,
    sql`true as ${id("is_before")}`,
    sql`${taken} is not null as ${id("is_reached")}`,
    sql`${printMature(step, next, { number, context })} as ${id("is_mature")}`,
    id("is_exited"),
    sql`${taken} is not null and ${early} as ${id("is_event")}`,
    sql`${id("is_exited")} and ${early} as ${id("is_competing")}`,
    sql`not (${early}) or (${taken} is null and not ${id("is_exited")}) as ${id("is_censored")}`,
    id("elapsed"),
    sql`case when ${id("outcome_day")} < 0 then 0 when ${early} then ${id("outcome_day")} else ${literalSql(days)} end as ${id("elapsed_day")}`,
  ];
  return sql`select ${join(columns)} from (${inner}) as s`;
}

/** The moment from which the step can no longer be taken; undefined where it always can. */
function printEnd({ within, isDaily }: WaysStep, next: NextStep, { number, context }: At): Sql | undefined {
  const compared = { isDaily, context };
  const ends = [
    ...(next.within ? [printAfter(id(stepColumn(number - 1)), next.within, compared)] : []),
    ...(within ? [printAfter(id(stepColumn(1)), within, compared)] : []),
  ];
  return ends.length > 1 ? context.dialect.leastKnown(ends) : ends[0];
}

function printMature(step: WaysStep, next: NextStep, { number, context }: At): Sql {
  const { horizon, isDaily, asOf } = step;
  const waited = horizon && printAfter(id(stepColumn(number - 1)), horizon, { isDaily, context });
  const end = printEnd(step, next, { number, context }) ?? waited;
  return end ? sql`${end} <= ${printReached(asOf, isDaily)}` : sql`true`;
}

/** Days, or microseconds between moments. */
function printElapsed({ isDaily }: WaysStep, from: Sql, to: Sql, { dialect }: PrintContext): Sql {
  return isDaily ? dialect.daysBetween(from, to) : dialect.microsecondsBetween(from, to);
}

const microsecondsInDay = 86_400_000_000;

function printDays(step: WaysStep, from: Sql, to: Sql, context: PrintContext): Sql {
  const elapsed = printElapsed(step, from, to, context);
  return step.isDaily ? elapsed : context.dialect.divideIntegers(elapsed, literalSql(microsecondsInDay));
}
