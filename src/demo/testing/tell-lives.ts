import type { Engine } from "../../engine/index.ts";
import { type Sql, sql } from "../../sql/index.ts";
import { industries, segments } from "../company/firms.ts";
import { places, territories } from "../company/places.ts";
import { type BrokenStep, type DemoOptions, type DemoPlan, end, planDemo, start } from "../plan.ts";
import { sellerMacros, sellerNames } from "../story/activities-sql.ts";
import { clockMacros } from "../story/clock-sql.ts";
import { companyMacros } from "../story/companies-sql.ts";
import { lifeTableSql, promptTableSql } from "../story/lifecycle-sql.ts";
import { personTableSql, phoneMacros } from "../story/people-sql.ts";
import { itemSql, randomMacros } from "../story/random-sql.ts";
import { touchTableSql } from "../story/touches-sql.ts";

export interface ToldLives {
  readonly broken: BrokenStep | undefined;
  /** First and last day. */
  readonly start: string;
  readonly end: string;
  /** What is told of each person besides, by name, over the columns of `life`. */
  readonly dimensions: readonly (readonly [string, Sql])[];
}

/** The lives of a demo company's people, as the table `life`, with moments in minutes since the start. */
export async function tellLives(engine: Engine, options: DemoOptions): Promise<ToldLives> {
  const plan = planDemo(options);
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
  return { broken: plan.broken, start, end, dimensions: dimensionsOf(plan) };
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
