import type { Engine } from "../../engine/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import type { Ledgers } from "../exports/all-exports.ts";
import type { DemoPlan } from "../plan.ts";
import { activityKinds } from "../story/activities-sql.ts";
import { rates } from "../story/deals-sql.ts";

/** A number known from the making of the company, and what it counts. */
interface Figure {
  readonly value: number | string;
  readonly means: string;
}

type Figures = { readonly [id: string]: Figure };

export const euros = (cents: number): string => (cents / 100).toFixed(2);
const figure = (value: number | string, means: string): Figure => ({ value, means });

export async function numberOf(engine: Engine, select: Sql): Promise<number> {
  return Number((await engine.query(select)).rows[0]![0]);
}

export async function countsBy(engine: Engine, select: Sql): Promise<{ readonly [name: string]: number }> {
  const { rows } = await engine.query(select);
  return Object.fromEntries(rows.map(([name, count]) => [String(name), Number(count)]));
}

/** What the pipeline must answer, by the generator's own account. Rows bad on purpose are never in it. */
export async function tellFigures(engine: Engine, plan: DemoPlan, ledgers: Ledgers): Promise<Figures> {
  return {
    ...(await peopleFigures(engine, plan)),
    ...(await sellingFigures(engine)),
    ...(await eventFigures(engine)),
    ...(await answerFigures(engine)),
    ...ledgerFigures(ledgers),
  };
}

async function peopleFigures(engine: Engine, plan: DemoPlan): Promise<Figures> {
  const count = (from: Sql): Promise<number> => numberOf(engine, sql`select count(*) from ${from}`);
  const reached = (minutes: Sql): Promise<number> => count(sql`life where ${minutes} is not null`);
  const duplicates = await count(sql`duplicate`);
  const handed = sql`life where handed_min is not null and not salesforce_only`;
  return {
    people: figure(plan.people, "people, each once"),
    people_by_exact_keys: figure(
      plan.people + duplicates,
      "people when records are linked by id and equal e-mail alone: each planted duplicate counts once more",
    ),
    companies: figure(plan.companies, "companies, each once (ids and domains link both CRMs)"),
    leads: figure(await reached(sql`lead_min`), "people who became a lead by the end of 2024"),
    mqls: figure(await reached(sql`mql_min`), "people who became a marketing qualified lead"),
    sals: figure(await reached(sql`sal_min`), "people accepted by sales"),
    sqls: figure(await reached(sql`sql_min`), "people qualified by sales"),
    opportunities: figure(await reached(sql`deal_min`), "people with an opportunity"),
    customers: figure(await reached(sql`customer_min`), "people who became a customer (their deal was won)"),
    handoffs: figure(await count(handed), "leads handed to sales: MQLs of marketing, not those sales found"),
    handoffs_accepted: figure(await count(sql`${handed} and sal_min is not null`), "of these, accepted"),
    handoffs_rejected: figure(await count(sql`${handed} and rejection is not null`), "of these, rejected"),
    handoffs_pending: figure(await count(sql`${handed} and decided_min is null`), "of these, undecided"),
  };
}

async function sellingFigures(engine: Engine): Promise<Figures> {
  const count = (condition: Sql): Promise<number> =>
    numberOf(engine, sql`select count(*) from deal where ${condition}`);
  const orders = (column: Sql, condition: Sql): Promise<number> =>
    numberOf(engine, sql`select coalesce(sum(${column}), 0)::bigint from purchase where ${condition}`);
  return {
    deals: figure(await count(sql`true`), "opportunities of both CRMs"),
    deals_won: figure(await count(sql`won`), "opportunities won by the end of 2024"),
    deals_lost: figure(await count(sql`not won and close_min is not null`), "opportunities lost"),
    deals_open: figure(await count(sql`close_min is null`), "opportunities open at the end of 2024"),
    won_amount: figure(
      euros(await wonCents(engine, sql`amount`)),
      "EUR of won opportunities, at the rates of entente.yaml",
    ),
    won_margin: figure(
      euros(await wonCents(engine, sql`margin`)),
      "EUR of margin on won opportunities, at the same rates",
    ),
    orders_completed: figure(await orders(sql`1`, sql`true`), "orders honoured"),
    orders_cancelled: figure(await orders(sql`1`, sql`doubled`), "orders cancelled, beside these"),
    order_amount: figure(euros(await orders(sql`cents`, sql`true`)), "EUR of honoured orders"),
    order_margin: figure(
      euros(await orders(sql`margin_cents`, sql`true`)),
      "EUR of margin on honoured orders",
    ),
  };
}

async function wonCents(engine: Engine, column: Sql): Promise<number> {
  const parts = Object.entries(rates).map(([currency, rate]) =>
    numberOf(
      engine,
      sql`select coalesce(sum(${column}), 0) * ${literalSql(Math.round(Number(rate) * 100))} from deal where won and currency = ${literalSql(currency)}`,
    ),
  );
  return (await Promise.all(parts)).reduce((sum, part) => sum + part, 0);
}

async function eventFigures(engine: Engine): Promise<Figures> {
  const activities = await countsBy(
    engine,
    sql`select kind, count(*) from activity group by kind order by kind`,
  );
  const touches = await countsBy(
    engine,
    sql`
    select case step when 1 then 'opened' when 2 then 'clicked' else 'other' end, count(*) from touch group by all`,
  );
  const count = (from: Sql): Promise<number> => numberOf(engine, sql`select count(*) from ${from}`);
  const known = sql`interaction where at_min is not null`;
  return {
    ...Object.fromEntries(
      activityKinds.map((kind, place) => [
        `activities_${kind}`,
        figure(
          activities[place] ?? 0,
          `activities of kind ${kind}${kind === "showroom" ? ", loaded as unmapped" : ""}`,
        ),
      ]),
    ),
    activities_on_deals: figure(
      await count(sql`activity where on_deal`),
      "activities tied to an opportunity",
    ),
    deals_worked: figure(
      await numberOf(engine, sql`select count(distinct person) from activity where on_deal`),
      "opportunities with an activity",
    ),
    touches: figure(await count(sql`touch`), "touches: e-mail events and visits"),
    email_opens: figure(touches["opened"] ?? 0, "touches of kind email_open"),
    email_clicks: figure(touches["clicked"] ?? 0, "touches of kind email_click"),
    social_interactions: figure(await count(known), "social interactions, of known people or not"),
    customers_who_interact: figure(
      await numberOf(
        engine,
        sql`select count(distinct person) from ${known}
        and person in (select person from life where customer_min is not null)`,
      ),
      "customers (at the end) with at least one social interaction at any time",
    ),
    cases: figure(await count(sql`support`), "support cases"),
    consents: figure(
      await count(sql`person where not salesforce_only and not bad_candidate`),
      "consents kept by the e-mailing tool",
    ),
  };
}

async function answerFigures(engine: Engine): Promise<Figures> {
  const count = (from: Sql): Promise<number> => numberOf(engine, sql`select count(*) from ${from}`);
  return {
    survey_answers: figure(
      (await count(sql`survey`)) + (await count(sql`survey where person % 9 = 0`)),
      "answers to the survey, those without an address included",
    ),
    other_forms: figure(await count(sql`form`), "other forms sent from the site"),
    approvals: figure(
      (await count(sql`survey where approval <> 'none'`)) + (await count(sql`stray_approval`)),
      "decisions of any role and outcome",
    ),
    interested_leads_marketing: figure(await count(sql`survey`), "members of interested_lead_marketing"),
    interested_leads_sales: figure(
      await count(sql`survey where approval = 'before'`),
      "members of interested_lead_sales",
    ),
  };
}

function ledgerFigures({ media, costs, applications }: Ledgers): Figures {
  const exported = media.filter(({ campaign }) => campaign.network !== "x");
  const sum = (parts: readonly { readonly cents: number }[]): number =>
    parts.reduce((total, { cents }) => total + cents, 0);
  const monthly = costs.filter(({ kind }) => kind === "Média");
  return {
    spend_total: figure(euros(sum(exported) + sum(costs)), "EUR of media and other costs"),
    spend_media: figure(euros(sum(exported) + sum(monthly)), "EUR of media: platforms, and X by finance"),
    spend_google: figure(
      euros(sum(media.filter(({ campaign }) => campaign.writtenAs["google-ads"]))),
      "EUR in the Google Ads report (its total rows left out)",
    ),
    recruiting_spend: figure(
      euros(sum(costs.filter(({ campaign }) => campaign?.strategy === "Marque employeur"))),
      "EUR of the employer brand's campaigns",
    ),
    applications: figure(applications.length, "job applications"),
    hires: figure(applications.filter(({ stage }) => stage === "Embauche").length, "applications hired"),
  };
}
