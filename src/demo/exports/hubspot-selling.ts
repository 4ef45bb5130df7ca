import type { SourceMapping, TargetMapping } from "../../dataset/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { products } from "../company/firms.ts";
import { timezone } from "../plan.ts";
import { sellerNames } from "../story/activities-sql.ts";
import { historyMinutes } from "../story/clock-sql.ts";
import { dealStageSql } from "../story/deals-sql.ts";
import { itemSql } from "../story/random-sql.ts";
import type { BadRows } from "./bad-rows.ts";
import { columnsSql, type Export } from "./export.ts";
import { hubspotCompanyBase, hubspotPersonBase } from "./hubspot-people.ts";

const hubspotDealBase = 80_000_000;

const stages = [
  "Appointment Scheduled",
  "Presentation Scheduled",
  "Proposal Sent",
  "Negotiation",
  "Closed Won",
  "Closed Lost",
] as const;
const entered = (stage: string): string => `Date entered "${stage} (Sales Pipeline)"`;
const known = (minutes: Sql): Sql =>
  sql`case when ${minutes} < ${literalSql(historyMinutes)} and ${minutes} < coalesce(close_min, ${literalSql(historyMinutes)})
    then hubspot_at(${minutes}) end`;

const dealRowsSql = (): Sql => sql`
  select ${columnsSql({
    "Record ID": sql`${hubspotDealBase} + person`,
    "Deal Name": sql`coalesce(nullif(company_name(company), company_name(0)), 'Particulier') || ' - ' || ${itemSql(
      products.map(({ name }) => name),
      sql`product`,
    )}`,
    "Deal Stage": dealStageSql(historyMinutes, stages),
    "Close Date": sql`case when close_min is not null then hubspot_at(close_min) end`,
    "Deal owner": itemSql(sellerNames, sql`seller_of(place, company, true)`),
    Amount: sql`amount`,
    Margin: sql`margin`,
    "Create Date": sql`hubspot_at(deal_min)`,
    Pipeline: sql`'Sales Pipeline'`,
    "Associated Company IDs": sql`case when company > 0 then ${hubspotCompanyBase} + company end`,
    "Associated Contact IDs": sql`${hubspotPersonBase} + person`,
    "Closed Lost Reason": sql`lost_reason`,
    Product: itemSql(
      products.map(({ code }) => code),
      sql`product`,
    ),
    [entered(stages[0])]: sql`hubspot_at(deal_min)`,
    [entered(stages[1])]: known(sql`demo_min`),
    [entered(stages[2])]: known(sql`proposal_min`),
    [entered(stages[3])]: known(sql`negotiation_min`),
    [entered(stages[4])]: sql`case when won then hubspot_at(close_min) end`,
    [entered(stages[5])]: sql`case when not won then hubspot_at(close_min) end`,
  })} from deal where in_hubspot order by person`;

const dealMapping: SourceMapping = {
  source: "hubspot-deals",
  system: "hubspot",
  preset: "hubspot-deals",
  files: ["hubspot/deals-*.csv"],
  kind: "full",
  timezone,
  dates: "iso",
  currency: "EUR",
  into: [
    {
      dataset: "deal",
      key: ["Record ID"],
      fields: {
        name: { from: ["Deal Name"] },
        person_id: { from: ["Associated Contact IDs"], split: ";" },
        company_id: { from: ["Associated Company IDs"], split: ";" },
        rep_id: { from: ["Deal owner"] },
        product_id: { from: ["Product"] },
        pipeline: { from: ["Pipeline"] },
        stage: { from: ["Deal Stage"] },
        status: { from: ["Deal Stage"], domain: "deal_status" },
        lost_reason: { from: ["Closed Lost Reason"] },
        amount: { from: ["Amount"] },
        margin: { from: ["Margin"] },
        created_at: { from: ["Create Date"] },
        closed_at: { from: ["Close Date"] },
      },
    },
    {
      dataset: "deal_stage",
      each: entered("*"),
      fields: { deal_id: { from: ["Record ID"] }, stage: { header: true }, entered_at: { cell: true } },
    },
  ],
};

interface ActivityFile {
  readonly kind: number;
  readonly name: string;
  readonly type: string;
  /** Its own columns, beside those that every kind has. */
  readonly columns: { readonly [header: string]: Sql };
  readonly fields: TargetMapping["fields"];
}

const direction = sql`case when outbound then 'Outbound' else 'Inbound' end`;
const title = (word: string): Sql => sql`${word} || case when outbound then ' - suivi' else ' - demande' end`;

const activityFiles: readonly ActivityFile[] = [
  {
    kind: 0,
    name: "calls",
    type: "call",
    columns: {
      "Call Title": title("Appel"),
      "Call direction": direction,
      "Call outcome": sql`case when reached then 'Connected' else 'No answer' end`,
      "Call duration": sql`minutes * 60000`,
    },
    fields: {
      subject: { from: ["Call Title"] },
      direction: { from: ["Call direction"] },
      outcome: { from: ["Call outcome"] },
      duration_minutes: { from: ["Call duration"], times: 1 / 60_000 },
    },
  },
  {
    kind: 1,
    name: "emails",
    type: "email",
    columns: {
      "Email subject": title("Votre projet"),
      "Email direction": direction,
      "Email send status": sql`case when activity % 25 > 0 then 'Sent' else 'Bounced' end`,
    },
    fields: {
      subject: { from: ["Email subject"] },
      direction: { from: ["Email direction"] },
      outcome: { from: ["Email send status"] },
    },
  },
  {
    kind: 2,
    name: "meetings",
    type: "meeting",
    columns: {
      "Meeting name": title("Rendez-vous"),
      "Meeting outcome": sql`case when reached or activity % 3 > 0 then 'Completed' else 'No show' end`,
    },
    fields: { subject: { from: ["Meeting name"] }, outcome: { from: ["Meeting outcome"] } },
  },
];

function activityRowsSql({ kind, name, columns }: ActivityFile, bad: BadRows): Sql {
  const negative = bad.of(`hubspot/${name}-2024-12-31.csv`, "negative_duration");
  return sql`
    with good as (
      select activity, person, company, seller, minutes, outbound, reached, on_deal, at_min
      from activity where in_hubspot and kind = ${literalSql(kind)}),
    bad as (
      select 900000000 + n, null::integer, 0, n % 3, -5 - n, true, true, false, 600000 + n from range(${literalSql(negative)}) t(n))
    select ${columnsSql({
      "Record ID": sql`activity`,
      "Activity date": sql`hubspot_at(at_min)`,
      "Activity assigned to": itemSql(sellerNames, sql`seller`),
      ...columns,
      "Associated Contact IDs": sql`case when person is not null then ${hubspotPersonBase} + person end`,
      "Associated Company IDs": sql`case when company > 0 then ${hubspotCompanyBase} + company end`,
      "Associated Deal IDs": sql`case when on_deal then ${hubspotDealBase} + person end`,
    })} from (from good union all from bad) order by activity`;
}

function activityExport(file: ActivityFile, bad: BadRows): Export {
  const { name, type, fields } = file;
  return {
    files: [
      {
        kind: "copy",
        path: `hubspot/${name}-2024-12-31.csv`,
        rows: activityRowsSql(file, bad),
        delimiter: ",",
      },
    ],
    mapping: {
      source: `hubspot-${name}`,
      system: "hubspot",
      preset: `hubspot-${name}`,
      files: [`hubspot/${name}-*.csv`],
      kind: "upsert",
      timezone,
      dates: "iso",
      into: [
        {
          dataset: "activity",
          key: ["Record ID"],
          fields: {
            type: { value: type },
            person_id: { from: ["Associated Contact IDs"], split: ";" },
            company_id: { from: ["Associated Company IDs"], split: ";" },
            deal_id: { from: ["Associated Deal IDs"], split: ";" },
            rep_id: { from: ["Activity assigned to"] },
            ...fields,
            occurred_at: { from: ["Activity date"] },
          },
        },
      ],
    },
  };
}

export function hubspotSellingExports(bad: BadRows): readonly Export[] {
  return [
    {
      mapping: dealMapping,
      files: [{ kind: "copy", path: "hubspot/deals-2024-12-31.csv", rows: dealRowsSql(), delimiter: "," }],
    },
    ...activityFiles.map((file) => activityExport(file, bad)),
  ];
}
