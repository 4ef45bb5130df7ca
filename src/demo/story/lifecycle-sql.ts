import { all, literalSql, type Sql, sql } from "../../sql/index.ts";
import { industries, segments } from "../company/firms.ts";
import { places } from "../company/places.ts";
import { type BrokenStep, days, type DemoPlan, stepRates } from "../plan.ts";
import { laterDaySql, officeMinuteSql, withinHistorySql } from "./clock-sql.ts";
import { drawOf, exponentialSql, itemSql, pickSql, wholeSql } from "./random-sql.ts";

/** Leads without any contact: word of mouth, and those whom sales find alone. */
const unpromptedRate = 0.12;
const salesFoundRate = 0.8;

const rejectionReasons = [
  "Hors cible",
  "Pas assez actif",
  "Données incomplètes",
  "Mauvais interlocuteur",
  "Doublon",
  "Mauvais aiguillage",
] as const;

/** First converting touch of each person, and the channels that would have made a lead alone. */
export function promptTableSql(plan: DemoPlan): Sql {
  const channels = plan.routes.map(({ channel }) => channel);
  return sql`create table prompt as
    select person, min(second) as first_second, arg_min(route, second) as first_route,
      list_sort(list_distinct(list(${itemSql(channels, sql`route`)}))) as channels
    from touch where converts group by person`;
}

export function brokenHereSql(broken: BrokenStep): Sql {
  const { dimension, value } = broken;
  if (dimension === "industry") return sql`industry = ${literalSql(industries.indexOf(value))}`;
  if (dimension === "segment") return sql`segment = ${literalSql(segments.indexOf(value))}`;
  const inside = places.flatMap(({ territory }, place) => (territory === value ? [place] : []));
  return all([sql`place between ${literalSql(inside[0]!)} and ${literalSql(inside.at(-1)!)}`]);
}

/** Whether a person goes on from a stage: the same chance for all, save behind the broken step. */
function goesOnSql(plan: DemoPlan, from: "lead" | "mql" | "sal" | "sql", entered: Sql): Sql {
  const uniform = drawOf(plan)(sql`person`, `leaves ${from}`);
  const usual = literalSql(stepRates[from]);
  const broken = plan.broken;
  if (broken?.from !== from) return sql`${uniform} < ${usual}`;
  return sql`${uniform} < case when ${brokenHereSql(broken)} and ${entered} // 1440 >= ${literalSql(broken.day)}
    then ${literalSql(broken.rate)} else ${usual} end`;
}

/** The moments of each person's life with the company, in minutes; null when not reached by the end. */
export function lifeTableSql(plan: DemoPlan): Sql {
  return sql`create table life as
    with led as (${leadSql(plan)}),
    marketed as (${qualifiedSql(plan)}),
    decided as (${decidedSql(plan)}),
    sold as (${soldSql(plan)})
    select * from sold order by person`;
}

function leadSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  const ownDay = sql`(seen_day + 1 + floor(${draw(p, "unprompted day")} * 90)::integer)`;
  const rate = sql`case when salesforce_only then ${literalSql(salesFoundRate)} else ${literalSql(unpromptedRate)} end`;
  return sql`
    select person.*, channels, first_route,
      first_second // 60 + 2 + ${wholeSql(draw(p, "lead delay"), 88)} as prompted_min,
      case when ${draw(p, "unprompted")} < ${rate} and ${ownDay} < ${literalSql(days)}
        then ${officeMinuteSql(ownDay, draw(p, "unprompted minute"))} end as unprompted_min,
      least(prompted_min, unprompted_min) as lead_min
    from person left join prompt using (person)`;
}

function qualifiedSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  const day = laterDaySql(sql`lead_min`, exponentialSql(8, draw(p, "mql day")), 45);
  return sql`
    select *, case when ${goesOnSql(plan, "lead", sql`lead_min`)} and not bad_candidate
        then ${officeMinuteSql(day, draw(p, "mql minute"))} end as mql_any,
      ${withinHistorySql(sql`mql_any`)} as mql_min,
      mql_min + 5 + ${wholeSql(draw(p, "hand-off"), 56)} as handed_min
    from led`;
}

function decidedSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  const raw = sql`(handed_min + 3 + least(floor(${exponentialSql(1500, draw(p, "decision"))}), 20000)::integer)`;
  return sql`
    select *, ${goesOnSql(plan, "mql", sql`mql_min`)} as accepts,
      not accepts and ${draw(p, "undecided")} < 0.15 as undecided,
      case when ${raw} % 1440 < 420 then ${raw} + 480 else ${raw} end as decided_any,
      case when not undecided then ${withinHistorySql(sql`decided_any`)} end as decided_min,
      case when accepts then decided_min end as sal_min,
      case when not accepts and decided_min is not null
        then ${pickSql(rejectionReasons, sql`pow(${draw(p, "rejection")}, 1.4)`)} end as rejection
    from marketed`;
}

function soldSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  const sqlDay = laterDaySql(sql`sal_min`, exponentialSql(7, draw(p, "sql day")), 40);
  const dealDay = laterDaySql(sql`sql_min`, exponentialSql(6, draw(p, "deal day")), 40);
  const mean = itemSql([20, 22, 40, 65], sql`segment`);
  const closeDay = sql`(${laterDaySql(sql`deal_min`, exponentialSql(mean, draw(p, "close day")), 200)} + 4)`;
  return sql`
    select *, case when ${goesOnSql(plan, "sal", sql`sal_min`)}
        then ${officeMinuteSql(sqlDay, draw(p, "sql minute"))} end as sql_any,
      ${withinHistorySql(sql`sql_any`)} as sql_min,
      case when ${goesOnSql(plan, "sql", sql`sql_min`)}
        then ${officeMinuteSql(dealDay, draw(p, "deal minute"))} end as deal_any,
      ${withinHistorySql(sql`deal_any`)} as deal_min,
      ${officeMinuteSql(closeDay, draw(p, "close minute"))} as close_any,
      ${withinHistorySql(sql`close_any`)} as close_min,
      close_min is not null and ${draw(p, "wins")} < ${literalSql(stepRates.opportunity)} as won,
      case when won then close_min end as customer_min,
      segment < 2 and not salesforce_only as in_hubspot
    from decided`;
}
