import { all, empty, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { baseAlias } from "../plan/join-plan.ts";
import { eventColumns, type PresenceStep } from "../plan/track-plan.ts";
import { printBucket } from "./print-bucket.ts";
import type { PrintContext } from "./print-context.ts";
import { printPeriodsAfter, printPeriodsBetween } from "./print-periods.ts";
import { printCondition, scopeOver } from "./print-scan-parts.ts";

const { entity, at, day } = eventColumns;

/** Members, their activity by age; then groups of members by day and age, or each member at one age. */
export function printPresence(step: PresenceStep, context: PrintContext): Sql {
  const named = [
    sql`${id("members")} as (${printMembers(step, context)})`,
    sql`${id("chosen")} as (${printChosen(step, context)})`,
    sql`${id("shown")} as (${printShown(step, context)})`,
  ];
  const { age } = step;
  if (age !== undefined) return sql`with ${join(named)} ${printByMember(step, age, context)}`;
  const grouped = [
    sql`${id("sizes")} as (${printSizes(step)})`,
    sql`${id("ages")} as (${printAges(step, context)})`,
    sql`${id("cells")} as (${printCells(step)})`,
  ];
  return sql`with ${join([...named, ...grouped])} ${printGroups(step, context)}`;
}

function names(...some: readonly string[]): Sql {
  return join([...new Set(some)].map((name) => id(name)));
}

function momentOf({ isDaily }: PresenceStep): string {
  return isDaily ? day : at;
}

/** Each entry with the first day of its period; of an entity's events of one period, the first stands for it. */
function printMembers(step: PresenceStep, context: PrintContext): Sql {
  const { cohort, cohortKeys, isByPeriod, every } = step;
  const start = printBucket(id(day), every, context);
  if (!isByPeriod) {
    const again =
      cohortKeys.length > 1
        ? sql`, lead(${id(momentOf(step))}) over (partition by ${id(cohortKeys[0]!)} order by ${id(cohortKeys[1]!)}) as ${id("next_at")}`
        : empty;
    return sql`select *, ${start} as ${id("start")}${again} from ${id(cohort)}`;
  }
  const dated = sql`select *, ${start} as ${id("start")} from ${id(cohort)}`;
  const order = join([at, ...cohortKeys].map((name) => id(name)));
  const numbered = sql`select *, row_number() over (partition by ${names(entity, "start")} order by ${order}) as ${id("place")} from (${dated}) as d`;
  return sql`select * from (${numbered}) as n where ${id("place")} = 1`;
}

function printChosen({ where, period }: PresenceStep, context: PrintContext): Sql {
  const scope = scopeOver([], context);
  const time = { column: day, day, type: "date" } as const;
  const conditions = [...where, { kind: "period", time, period } as const];
  return sql`select ${id(baseAlias)}.* from ${id("members")} as ${id(baseAlias)} where ${all(conditions.map((one) => printCondition(one, scope)))}`;
}

/** What each member shows in each period of its age, from its entry until it enters again. */
function printShown(step: PresenceStep, context: PrintContext): Sql {
  const { activity, cohortKeys, every, hasValue, isCapped } = step;
  const moment = momentOf(step);
  const member = [...new Set([...cohortKeys, day, "start", ...step.keys])].map((name) => id("m", name));
  const period = printBucket(id("a", day), every, context);
  const age = printPeriodsBetween(id("m", "start"), period, every, context);
  const conditions = [
    sql`${id("a", entity)} = ${id("m", entity)}`,
    sql`${id("a", moment)} >= ${id("m", moment)}`,
    ...(cohortKeys.length > 1
      ? [sql`${id("m", "next_at")} is null or ${id("a", moment)} < ${id("m", "next_at")}`]
      : []),
  ];
  const read = hasValue ? sql`, ${id("a", "value")}` : empty;
  const rows = sql`select ${join(member)}, ${age} as ${id("age")}${read} from ${id("chosen")} as ${id("m")} inner join ${id(activity)} as ${id("a")} on ${all(conditions)}`;
  const group = names(...cohortKeys, day, "start", ...step.keys, "age");
  const value = hasValue ? sql`, sum(${id("value")}) as ${id("value")}` : empty;
  const summed = sql`select ${group}${value} from (${rows}) as r group by ${group}`;
  return hasValue ? printFirstBeside(summed, cohortKeys, isCapped) : summed;
}

/** Beside the value of each period that of period 0, which caps it where that is asked. */
function printFirstBeside(summed: Sql, cohortKeys: readonly string[], isCapped: boolean): Sql {
  const first = sql`coalesce(max(case when ${id("age")} = 0 then ${id("value")} end) over (partition by ${names(...cohortKeys)}), 0)`;
  if (!isCapped) return sql`select * from (${summed}) as s`;
  const capped = sql`case when ${id("value")} > ${id("first_value")} then ${id("first_value")} else ${id("value")} end`;
  return sql`select ${names(...cohortKeys, "age")}, ${id("rest")}.* from (${summed}) as rest, ${first}, ${capped}`;
}

function printSizes({ keys }: PresenceStep): Sql {
  const group = names(...keys, day, "start");
  return sql`select ${group}, count(*) as ${id("size")} from ${id("chosen")} group by ${group}`;
}

/** Ages from 0 to that of the oldest member, whose period is still running. */
function printAges({ every, asOf, upTo }: PresenceStep, context: PrintContext): Sql {
  const first = sql`(select min(${id("start")}) from ${id("sizes")})`;
  const days = context.dialect.everyDay(first, sql`cast(${asOf.day} as date)`, "d");
  const starts = sql`select distinct ${printBucket(id("d"), every, context)} as ${id("period_start")} from (${days}) as e`;
  const age = printPeriodsBetween(first, id("period_start"), every, context);
  const ages = sql`select ${age} as ${id("age")} from (${starts}) as p`;
  return upTo === undefined
    ? ages
    : sql`select ${id("age")} from (${ages}) as g where ${id("age")} <= ${literalSql(upTo)}`;
}

/** By day and age: how many members there are, how many show something, what they bring. */
function printCells(step: PresenceStep): Sql {
  const { keys, counting, hasValue, cohortKeys } = step;
  const group = names(...keys, day, "start");
  const frame = sql`select ${group}, ${id("age")}, ${id("size")}, 0 as ${id("active")}${hasValue ? sql`, cast(0 as decimal(38,6)) as ${id("value")}` : empty} from ${id("sizes")} cross join ${id("ages")}`;
  const one = sql`select ${names(...cohortKeys, ...keys, day, "start")}, ${counting === "unbounded" ? sql`max` : sql`min`}(${id("age")}) as ${id("age")} from ${id("shown")} group by ${names(...cohortKeys, ...keys, day, "start")}`;
  const counted = hasValue || counting === "bounded" ? sql`${id("shown")}` : sql`(${one}) as o`;
  const value = hasValue ? sql`, sum(${id("value")}) as ${id("value")}` : empty;
  const shown = sql`select ${group}, ${id("age")}, 0 as ${id("size")}, count(*) as ${id("active")}${value} from ${counted} group by ${group}, ${id("age")}`;
  return sql`${frame} union all ${shown}`;
}

function printGroups(step: PresenceStep, context: PrintContext): Sql {
  return sql`select 1`;
}

function printByMember(step: PresenceStep, age: number, context: PrintContext): Sql {
  return sql`select 1`;
}
