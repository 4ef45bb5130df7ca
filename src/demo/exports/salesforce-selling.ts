import type { SourceMapping } from "../../dataset/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { products } from "../company/firms.ts";
import { sellers } from "../company/reps.ts";
import { start } from "../plan.ts";
import { historyMinutes } from "../story/clock-sql.ts";
import { dealStageSql } from "../story/deals-sql.ts";
import { itemSql } from "../story/random-sql.ts";
import { columnsSql, type Export } from "./export.ts";
import { ownerIdSql } from "./salesforce-people.ts";

const stages = [
  "Qualification",
  "Needs Analysis",
  "Proposal/Price Quote",
  "Negotiation/Review",
  "Closed Won",
  "Closed Lost",
];

/** Opportunities were exported three times; their stages between are known from that alone. */
const exportDays = ["2024-06-30", "2024-09-30", "2024-12-31"] as const;

/** Midnight after a day, in minutes since the start. */
function momentAfter(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 60_000 + 1440;
}

function opportunityRowsSql(day: string): Sql {
  const moment = Math.min(momentAfter(day), historyMinutes);
  const closed = sql`coalesce(close_min < ${literalSql(moment)}, false)`;
  return sql`
    select ${columnsSql({
      Id: sql`salesforce_id('006', person)`,
      IsDeleted: sql`'false'`,
      AccountId: sql`case when company > 0 then salesforce_id('001', company) end`,
      ContactId: sql`salesforce_id('003', person)`,
      Name: sql`'Opp ' || person || ' - ' || ${itemSql(
        products.map(({ name }) => name),
        sql`product`,
      )}`,
      StageName: dealStageSql(moment, stages),
      Amount: sql`amount`,
      Margin__c: sql`margin`,
      CurrencyIsoCode: sql`currency`,
      CloseDate: sql`case when ${closed} then local_day(close_min)::varchar else (local_day(deal_min) + 60)::varchar end`,
      Type: sql`'New Business'`,
      IsClosed: sql`case when ${closed} then 'true' else 'false' end`,
      IsWon: sql`case when ${closed} and won then 'true' else 'false' end`,
      OwnerId: ownerIdSql(sql`false`),
      CreatedDate: sql`utc_at(deal_min)`,
      Product__c: itemSql(
        products.map(({ code }) => code),
        sql`product`,
      ),
      Loss_Reason__c: sql`case when ${closed} then lost_reason end`,
      Closed_On__c: sql`case when ${closed} then local_day(close_min)::varchar end`,
    })} from deal where not in_hubspot and deal_min < ${literalSql(moment)} order by person`;
}

const opportunityMapping: SourceMapping = {
  source: "salesforce-opportunities",
  system: "salesforce",
  preset: "salesforce-opportunities",
  files: ["salesforce/Opportunity-*.csv"],
  kind: "full",
  timezone: "UTC",
  dates: "iso",
  into: [
    {
      dataset: "deal",
      key: ["Id"],
      fields: {
        name: { from: ["Name"] },
        person_id: { from: ["ContactId"] },
        company_id: { from: ["AccountId"] },
        rep_id: { from: ["OwnerId"] },
        product_id: { from: ["Product__c"] },
        stage: { from: ["StageName"] },
        status: { from: ["StageName"], domain: "deal_status" },
        lost_reason: { from: ["Loss_Reason__c"] },
        type: { from: ["Type"] },
        amount: { from: ["Amount"], currencyFrom: "CurrencyIsoCode" },
        margin: { from: ["Margin__c"], currencyFrom: "CurrencyIsoCode" },
        created_at: { from: ["CreatedDate"] },
        expected_close_on: { from: ["CloseDate"] },
        closed_at: { from: ["Closed_On__c"] },
      },
    },
    {
      dataset: "deal_stage",
      when: "StageName",
      fields: { deal_id: { from: ["Id"] }, stage: { from: ["StageName"] } },
    },
  ],
};

const taskKinds = ["Call", "Email", "Meeting", "Demo", "Visit", "Showroom"];

const taskRowsSql = sql`
  select ${columnsSql({
    Id: sql`salesforce_id('00T', activity)`,
    WhoId: sql`case when person is null then null
      when person in (select person from deal where not in_hubspot) then salesforce_id('003', person) else salesforce_id('00Q', person) end`,
    WhatId: sql`case when on_deal then salesforce_id('006', person) end`,
    AccountId: sql`case when company in (select company from account) then salesforce_id('001', company) end`,
    Subject: sql`case when outbound then 'Suivi' else 'Demande entrante' end`,
    ActivityDate: sql`local_day(at_min)::varchar`,
    Status: sql`'Completed'`,
    OwnerId: itemSql(
      sellers.map(({ salesforceId }) => salesforceId),
      sql`seller`,
    ),
    IsClosed: sql`'true'`,
    Type: itemSql(taskKinds, sql`kind`),
    CallDurationInSeconds: sql`case when kind = 0 then minutes * 60 end`,
    CreatedDate: sql`utc_at(at_min - 30)`,
    CompletedDateTime: sql`utc_at(at_min)`,
  })} from activity where not in_hubspot order by activity`;

const taskMapping: SourceMapping = {
  source: "salesforce-tasks",
  system: "salesforce",
  preset: "salesforce-tasks",
  files: ["salesforce/Task.csv"],
  kind: "full",
  timezone: "UTC",
  dates: "iso",
  into: [
    {
      dataset: "activity",
      key: ["Id"],
      fields: {
        type: { from: ["Type"] },
        person_id: { from: ["WhoId"] },
        company_id: { from: ["AccountId"] },
        deal_id: { from: ["WhatId"] },
        rep_id: { from: ["OwnerId"] },
        subject: { from: ["Subject"] },
        duration_minutes: { from: ["CallDurationInSeconds"], times: 1 / 60 },
        occurred_at: { from: ["CompletedDateTime", "ActivityDate"] },
      },
    },
  ],
};

export function salesforceSellingExports(): readonly Export[] {
  return [
    {
      mapping: opportunityMapping,
      files: exportDays.map((day, round) => ({
        kind: "copy",
        path: `salesforce/Opportunity-${day}.csv`,
        rows: opportunityRowsSql(day),
        delimiter: ",",
        round,
      })),
    },
    {
      mapping: taskMapping,
      files: [{ kind: "copy", path: "salesforce/Task.csv", rows: taskRowsSql, delimiter: "," }],
    },
  ];
}
