import { type Sql, sql } from "../src/sql/index.ts";

/** Touches of prospects, and how often they come before what is hoped for. */
export const definitions = `
datasets:
  hit:
    label: { en: Touch, fr: Contact }
    key: hit_id
    time: touched_at
    columns: { hit_id: integer, prospect_id: integer, kind: text, channel: text, touched_at: instant }
  prospect:
    label: { en: Prospect, fr: Prospect }
    key: prospect_id
    time: created_at
    columns: { prospect_id: integer, created_at: instant, customer_at: instant }
metrics:
  first_touch_customers:
    label: { en: Prospects won within 90 days of their first touch, fr: Prospects gagnés 90 jours après leur premier contact }
    kind: conversion
    base: { dataset: hit }
    converted: { dataset: prospect, time: customer_at }
    entity: { base: prospect_id, converted: prospect_id }
    count: entity
    within: 90 days
  last_visit_demos:
    label: { en: Demos within 7 days of the last visit before, fr: Démonstrations dans les 7 jours de la dernière visite }
    kind: conversion
    base: { dataset: hit, where: kind = 'visit' }
    converted: { dataset: hit, where: kind = 'demo' }
    entity: { base: prospect_id, converted: prospect_id }
    count: event
    attribution: last
    within: 7 days
  visits_with_demo:
    label: { en: Visits followed by a demo within 7 days, fr: Visites suivies d'une démonstration sous 7 jours }
    kind: conversion
    base: { dataset: hit, where: kind = 'visit' }
    converted: { dataset: hit, where: kind = 'demo' }
    entity: { base: prospect_id, converted: prospect_id }
    count: event
    attribution: all
    within: 7 days
`;

/** A metric asked by month or by a column, and ways to write it by hand: each gives that, what was converted, and of how many. */
export interface Conversion {
  readonly metric: string;
  readonly by?: string;
  readonly ways: { readonly [name: string]: Sql };
}

const months = sql`(select date_trunc('month', touched_at)::date as m, count(*) as n from hit where kind = 'visit' group by 1)`;
const visits = sql`(select prospect_id, touched_at as visit from hit where kind = 'visit' and prospect_id is not null)`;
const demos = sql`(select prospect_id, touched_at as demo from hit where kind = 'demo' and prospect_id is not null)`;
const counted = sql`date_trunc('month', visit)::date as m, count(*) as n`;
const beside = sql`select m, coalesce(c.n, 0), b.n from ${months} b left join c using (m) order by 1`;
const channels = sql`select channel, c.n, b.n from (select channel, count(*) as n from hit where kind = 'visit' group by 1) b
  left join c using (channel) order by 1`;
const won = sql`count(*) filter (customer_at >= first and customer_at < first + interval 90 day)`;

function firstTouches(first: Sql): Sql {
  return sql`select date_trunc('month', first)::date, ${won}, count(*) from (${first}) left join prospect using (prospect_id) group by 1 order by 1`;
}

export const conversions: readonly Conversion[] = [
  {
    metric: "first_touch_customers",
    ways: {
      "min of each, then a join": firstTouches(
        sql`select prospect_id, min(touched_at) as first from hit where prospect_id is not null group by 1`,
      ),
      window: firstTouches(
        sql`select prospect_id, touched_at as first from hit where prospect_id is not null
          qualify row_number() over (partition by prospect_id order by touched_at, hit_id) = 1`,
      ),
    },
  },
  {
    metric: "last_visit_demos",
    ways: {
      "asof join": sql`with c as (select ${counted} from ${demos} d asof join ${visits} v
          on v.prospect_id = d.prospect_id and d.demo >= v.visit where demo < visit + interval 7 day group by 1) ${beside}`,
      "last_value ignore nulls": sql`with w as (select kind, touched_at as demo, last_value(case when kind = 'visit' then touched_at end ignore nulls)
            over (partition by prospect_id order by touched_at, hit_id rows between unbounded preceding and current row) as visit
          from hit where prospect_id is not null),
        c as (select ${counted} from w where kind = 'demo' and demo < visit + interval 7 day group by 1) ${beside}`,
      "join and max": sql`with c as (select ${counted} from (select max(visit) as visit
          from ${visits} v join (select *, row_number() over () as number from ${demos}) d
            on v.prospect_id = d.prospect_id and visit <= demo and demo < visit + interval 7 day group by number) group by 1) ${beside}`,
    },
  },
  {
    metric: "last_visit_demos",
    by: "hit.channel",
    ways: {
      "asof join": sql`with c as (select channel, count(*) as n from ${demos} d
          asof join (select prospect_id, touched_at as visit, channel from hit where kind = 'visit') v
          on v.prospect_id = d.prospect_id and d.demo >= v.visit where demo < visit + interval 7 day group by 1) ${channels}`,
      "join and arg_max": sql`with c as (select channel, count(*) as n from (select arg_max(channel, visit) as channel
          from (select prospect_id, touched_at as visit, channel from hit where kind = 'visit') v
          join (select *, row_number() over () as number from ${demos}) d
            on v.prospect_id = d.prospect_id and visit <= demo and demo < visit + interval 7 day group by number) group by 1) ${channels}`,
    },
  },
  {
    metric: "visits_with_demo",
    ways: {
      "asof join": sql`with c as (select ${counted} from ${visits} v asof join ${demos} d
          on v.prospect_id = d.prospect_id and d.demo >= v.visit where demo < visit + interval 7 day group by 1) ${beside}`,
      "first_value ignore nulls": sql`with w as (select kind, touched_at as visit, first_value(case when kind = 'demo' then touched_at end ignore nulls)
            over (partition by prospect_id order by touched_at, hit_id rows between current row and unbounded following) as demo
          from hit where prospect_id is not null),
        c as (select ${counted} from w where kind = 'visit' and demo < visit + interval 7 day group by 1) ${beside}`,
      "semi-join": sql`with c as (select ${counted} from ${visits} v where exists (select 1 from ${demos} d
          where v.prospect_id = d.prospect_id and d.demo >= v.visit and d.demo < v.visit + interval 7 day) group by 1) ${beside}`,
      "lists of each": sql`with c as (select ${counted} from ${visits} join (select prospect_id, list(demo) as demos from ${demos} group by 1) using (prospect_id)
          where len(list_filter(demos, lambda one: one >= visit and one < visit + interval 7 day)) > 0 group by 1) ${beside}`,
    },
  },
];
