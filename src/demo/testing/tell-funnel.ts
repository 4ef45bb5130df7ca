import { type Engine, openBuilder } from "../../engine/index.ts";
import type { CohortRow, FunnelStep, FunnelTable } from "../../kpi/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { isoDay } from "../company/calendar.ts";
import { industries, segments } from "../company/firms.ts";
import { places, territories } from "../company/places.ts";
import { type BrokenStep, days, type DemoOptions, type DemoPlan, planDemo } from "../plan.ts";
import { sellerMacros, sellerNames } from "../story/activities-sql.ts";
import { clockMacros } from "../story/clock-sql.ts";
import { companyMacros } from "../story/companies-sql.ts";
import { lifeTableSql, promptTableSql } from "../story/lifecycle-sql.ts";
import { personTableSql, phoneMacros } from "../story/people-sql.ts";
import { itemSql, randomMacros } from "../story/random-sql.ts";
import { touchTableSql } from "../story/touches-sql.ts";

export interface ToldFunnel {
  readonly table: FunnelTable;
  readonly broken: BrokenStep | undefined;
}

/** From one stage to the next, and the days within which nearly all who go on have done so. */
const steps = [
  ["lead", "mql", "lead_min", "mql_min", 50],
  ["mql", "sal", "mql_min", "sal_min", 30],
  ["sal", "sql", "sal_min", "sql_min", 50],
  ["sql", "opportunity", "sql_min", "deal_min", 50],
  ["opportunity", "customer", "deal_min", "customer_min", 120],
] as const;

/** The first Monday of the story is its day 1. */
const firstMonday = 1;

/** The counts of the demo company's funnel, straight from the story: no export, no load. */
export async function tellFunnel(options: DemoOptions, spillFolder: string): Promise<ToldFunnel> {
  const plan = planDemo(options);
  const engine = await openBuilder({ memoryMb: 2000, spillFolder });
  try {
    await tellLives(engine, plan);
    const told: FunnelStep[] = [];
    for (const step of steps) told.push(await countStep(engine, plan, step));
    const dimensions = dimensionsOf(plan).map(([name]) => ({ id: name, label: { en: name, fr: name } }));
    return { table: { dimensions, steps: told, currency: "EUR" }, broken: plan.broken };
  } finally {
    await engine.close();
  }
}

async function tellLives(engine: Engine, plan: DemoPlan): Promise<void> {
  const statements = [
    ...randomMacros,
    ...clockMacros,
    ...companyMacros(plan),
    ...phoneMacros,
    ...sellerMacros(plan),
    personTableSql(plan),
    touchTableSql(plan),
    promptTableSql(plan),
    lifeTableSql(plan),
  ];
  for (const statement of statements) await engine.run(statement);
}

function dimensionsOf(plan: DemoPlan): readonly (readonly [string, Sql])[] {
  const ofPlace = (key: "territory" | "region" | "country"): Sql =>
    itemSql(
      places.map((place) => place[key]),
      sql`place`,
    );
  const ofRoute = (key: "channel" | "network"): Sql =>
    itemSql(
      plan.routes.map((route) => route[key] ?? null),
      sql`first_route`,
    );
  return [
    ["industry", itemSql(industries, sql`industry`)],
    ["segment", itemSql(segments, sql`segment`)],
    ["territory", itemSql(territories, sql`territory_of(place)`)],
    ["country", ofPlace("country")],
    ["region", ofPlace("region")],
    ["owner", itemSql(sellerNames, sql`seller_of(place, company, in_hubspot)`)],
    ["channel", ofRoute("channel")],
    ["network", ofRoute("network")],
    [
      "campaign",
      itemSql(
        plan.routes.map((route) => route.campaign?.name ?? null),
        sql`first_route`,
      ),
    ],
  ];
}

async function countStep(
  engine: Engine,
  plan: DemoPlan,
  [from, to, entered, converted, horizonDays]: (typeof steps)[number],
): Promise<FunnelStep> {
  const weeks = Math.floor((days - horizonDays - firstMonday) / 7);
  const day = sql`${id(entered)} // 1440`;
  const took = sql`${id(converted)} // 1440 - ${day}`;
  const columns = dimensionsOf(plan).map(([name, value]) => sql`${value} as ${id(name)}`);
  const { rows } = await engine.query(sql`
    select (${day} - ${literalSql(firstMonday)}) // 7 as week, ${join(columns)},
      case when ${took} <= ${literalSql(horizonDays)} then ${took} end as days, count(*) as people
    from life
    where ${day} >= ${literalSql(firstMonday)} and ${day} < ${literalSql(firstMonday + 7 * weeks)}
    group by all order by all`);
  return {
    from: { id: from, label: { en: from, fr: from } },
    to: { id: to, label: { en: to, fr: to } },
    horizonDays,
    weeks: Array.from({ length: weeks }, (_, week) => isoDay(firstMonday + 7 * week)),
    rows: rows.map(
      (row): CohortRow => ({
        week: Number(row[0]),
        values: row.slice(1, -2).map((value) => (value === null ? null : String(value))),
        days: row.at(-2) === null ? null : Number(row.at(-2)),
        people: Number(row.at(-1)),
      }),
    ),
  };
}
