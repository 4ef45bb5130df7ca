import { all, empty, id, join, type Sql, sql } from "../../sql/index.ts";
import { eventColumns, type PresenceStep } from "../plan/track-plan.ts";
import { printBucket } from "./print-bucket.ts";
import type { PrintContext } from "./print-context.ts";
import { printAges } from "./print-ages.ts";
import { printPeriodsAfter, printPeriodsBetween } from "./print-periods.ts";

const { entity, at, day } = eventColumns;

/** Members, what they show in each period, and from both each member at each age. */
export function printPresence(step: PresenceStep, context: PrintContext): Sql {
  const named = [
    sql`${id("members")} as (${printMembers(step, context)})`,
    sql`${id("shown")} as (${printShown(step, context)})`,
    sql`${id("ages")} as (${printAges({ ...step, of: "members" }, context)})`,
    sql`${id("aged")} as (${printAged(step, context)})`,
  ];
  return sql`with ${join(named)} ${printPresent(step)}`;
}

function momentOf({ isDaily }: PresenceStep): string {
  return isDaily ? day : at;
}

function columnsOfMember({ cohortKeys, carried }: PresenceStep): readonly string[] {
  return [...new Set([entity, ...cohortKeys, at, day, ...carried])];
}

/** Each entry with the first day of its period; of an entity's events of one period, the first stands for it. */
function printMembers(step: PresenceStep, context: PrintContext): Sql {
  const { cohort, cohortKeys, isByPeriod, every } = step;
  const dated = sql`select *, ${printBucket(id(day), every, context)} as ${id("start")} from ${id(cohort)}`;
  if (!isByPeriod) {
    const [object, cycle] = cohortKeys.map((name) => id(name));
    return object && cycle
      ? sql`select *, lead(${id(momentOf(step))}) over (partition by ${object} order by ${cycle}) as ${id("next_at")} from (${dated}) as d`
      : dated;
  }
  const order = join([at, ...cohortKeys].map((name) => id(name)));
  const numbered = sql`select *, row_number() over (partition by ${id(entity)}, ${id("start")} order by ${order}) as ${id("place")} from (${dated}) as d`;
  return sql`select * from (${numbered}) as n where ${id("place")} = 1`;
}

/** What each member shows in each period of its age, from its entry until it enters again. */
function printShown(step: PresenceStep, context: PrintContext): Sql {
  const { activity, cohortKeys, every, hasValue, isByPeriod } = step;
  const moment = momentOf(step);
  const age = printPeriodsBetween(
    id("m", "start"),
    printBucket(id("a", day), every, context),
    every,
    context,
  );
  const conditions = [
    sql`${id("a", entity)} = ${id("m", entity)}`,
    sql`${id("a", moment)} >= ${id("m", moment)}`,
    ...(!isByPeriod && cohortKeys.length > 1
      ? [sql`${id("m", "next_at")} is null or ${id("a", moment)} < ${id("m", "next_at")}`]
      : []),
  ];
  const read = hasValue ? sql`, ${id("a", "value")}` : empty;
  const member = join(cohortKeys.map((name) => id("m", name)));
  const rows = sql`select ${member}, ${age} as ${id("age")}${read} from ${id("members")} as ${id("m")} inner join ${id(activity)} as ${id("a")} on ${all(conditions)}`;
  const group = join([...cohortKeys, "age"].map((name) => id(name)));
  const value = hasValue ? sql`, coalesce(sum(${id("value")}), 0) as ${id("value")}` : empty;
  return sql`select ${group}${value} from (${rows}) as r group by ${group}`;
}

/** Each member at each age whose period has begun; who has no date stands at its entry, to be told of. */
function printAged(step: PresenceStep, context: PrintContext): Sql {
  const { every, asOf } = step;
  const [start, age] = [id("m", "start"), id("g", "age")];
  const today = sql`cast(${asOf.day} as date)`;
  const begins = printPeriodsAfter(start, age, every, context);
  const ends = printPeriodsAfter(start, sql`${age} + 1`, every, context);
  const columns = join(columnsOfMember(step).map((name) => id("m", name)));
  const dated = sql`select ${columns}, ${age} as ${id("age")}, ${ends} <= ${today} as ${id("is_mature")} from ${id("members")} as ${id("m")} inner join ${id("ages")} as ${id("g")} on ${begins} <= ${today}`;
  const undated = sql`select ${columns}, 0 as ${id("age")}, true as ${id("is_mature")} from ${id("members")} as ${id("m")} where ${start} is null`;
  return sql`${dated} union all ${undated}`;
}

function printPresent(step: PresenceStep): Sql {
  const { cohortKeys, hasValue } = step;
  const same = (other: string) => cohortKeys.map((name) => sql`${id(other, name)} = ${id("f", name)}`);
  const columns = [
    ...columnsOfMember(step).map((name) => id("f", name)),
    id("f", "age"),
    id("f", "is_mature"),
    sql`1 as ${id("size")}`,
    sql`case when ${printActive(step)} then 1 else 0 end as ${id("active")}`,
    ...(hasValue ? printValues(step) : []),
  ];
  const joins = [
    sql` left join ${id("shown")} as ${id("s")} on ${all([...same("s"), sql`${id("s", "age")} = ${id("f", "age")}`])}`,
    sql` left join (${printSpans(step)}) as ${id("w")} on ${all(same("w"))}`,
  ];
  return sql`select ${join(columns)} from ${id("aged")} as ${id("f")}${join(joins, "")}`;
}

/** The first and last age at which a member shows anything, and what it brings at its entry. */
function printSpans({ cohortKeys, hasValue }: PresenceStep): Sql {
  const keys = join(cohortKeys.map((name) => id(name)));
  const first = hasValue
    ? sql`, sum(case when ${id("age")} = 0 then ${id("value")} else 0 end) as ${id("first")}`
    : empty;
  return sql`select ${keys}, min(${id("age")}) as ${id("from_age")}, max(${id("age")}) as ${id("to_age")}${first} from ${id("shown")} group by ${keys}`;
}

function printActive({ counting }: PresenceStep): Sql {
  const age = id("f", "age");
  switch (counting) {
    case "bounded":
      return sql`${id("s", "age")} is not null`;
    case "unbounded":
      return sql`${id("w", "to_age")} >= ${age}`;
    default:
      return sql`${id("w", "from_age")} <= ${age}`;
  }
}

function printValues({ counting, isCapped, cohortKeys }: PresenceStep): readonly Sql[] {
  const first = sql`coalesce(${id("w", "first")}, 0)`;
  const own = sql`coalesce(${id("s", "value")}, 0)`;
  const value = isCapped ? sql`case when ${own} > ${first} then ${first} else ${own} end` : own;
  const keys = join(cohortKeys.map((name) => id("f", name)));
  const summed =
    counting === "cumulative"
      ? sql`sum(${value}) over (partition by ${keys} order by ${id("f", "age")} rows unbounded preceding)`
      : value;
  return [sql`${summed} as ${id("value")}`, sql`${first} as ${id("first")}`];
}
