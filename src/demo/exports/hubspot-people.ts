import { type Sql, sql } from "../../sql/index.ts";
import type { SourceMapping } from "../../dataset/index.ts";
import { industries, segments } from "../company/firms.ts";
import { places, territories } from "../company/places.ts";
import { marketers } from "../company/reps.ts";
import { timezone } from "../plan.ts";
import type { DemoPlan } from "../plan.ts";
import { sellerNames } from "../story/activities-sql.ts";
import { itemSql } from "../story/random-sql.ts";
import { columnsSql, type Export } from "./export.ts";

export const hubspotPersonBase = 50_000_000;
export const hubspotDuplicateBase = 70_000_000;
export const hubspotCompanyBase = 90_000_000;

const placeItem = (column: keyof (typeof places)[number]): Sql =>
  itemSql(
    places.map((place) => place[column]),
    sql`place`,
  );

export const placeSql = {
  city: placeItem("city"),
  postalCode: placeItem("postalCode"),
  region: placeItem("region"),
  country: placeItem("country"),
  territory: itemSql(territories, sql`territory_of(place)`),
};

const sources: { readonly [channel: string]: string } = {
  email: "Email Marketing",
  paid_search: "Paid Search",
  organic_search: "Organic Search",
  paid_social: "Paid Social",
  organic_social: "Organic Social",
  display: "Other Campaigns",
  referral: "Referrals",
  direct: "Direct Traffic",
  event: "Offline Sources",
};

export function originalSourceSql(plan: DemoPlan): Sql {
  const names = plan.routes.map(({ channel }) => sources[channel]!);
  return sql`coalesce(${itemSql(names, sql`first_route`)}, case when person % 3 = 0 then 'Offline Sources' else 'Direct Traffic' end)`;
}

const entered = (stage: string): string => `Date entered "${stage} (Lifecycle Stage Pipeline)"`;

function contactRowsSql(plan: DemoPlan): Sql {
  const own = sql`case when handed_min is null then ${itemSql(
    marketers.map(({ name }) => name),
    sql`(person % 3)`,
  )} else ${itemSql(sellerNames, sql`seller_of(place, company, in_hubspot)`)} end`;
  const columns = columnsSql({
    "Record ID": sql`record`,
    "First Name": sql`written_first`,
    "Last Name": sql`written_last`,
    Email: sql`written_email`,
    "Phone Number": sql`spaced_phone(written_phone)`,
    "Contact owner": own,
    "Lifecycle Stage": sql`case when second_record then 'Subscriber' when customer_min is not null then 'Customer'
      when deal_min is not null then 'Opportunity' when mql_min is not null then 'Marketing Qualified Lead'
      when lead_min is not null then 'Lead' else 'Subscriber' end`,
    "Original Source": originalSourceSql(plan),
    "Job Title": sql`job_title(job)`,
    "Company Name": sql`case when company > 0 then company_name(company) end`,
    "Associated Company IDs": sql`case when company > 0 then ${hubspotCompanyBase} + company end`,
    "Country/Region": placeSql.country,
    "State/Region": placeSql.region,
    City: placeSql.city,
    "Postal Code": placeSql.postalCode,
    Segment: itemSql(segments, sql`segment`),
    "Sales territory": placeSql.territory,
    "Create Date": sql`hubspot_at(seen_min)`,
    [entered("Subscriber")]: sql`hubspot_at(seen_min)`,
    [entered("Lead")]: sql`case when not second_record then hubspot_at(lead_min) end`,
    [entered("Marketing Qualified Lead")]: sql`case when not second_record then hubspot_at(mql_min) end`,
    [entered("Opportunity")]: sql`case when not second_record then hubspot_at(deal_min) end`,
    [entered("Customer")]: sql`case when not second_record then hubspot_at(customer_min) end`,
  });
  return sql`
    with own as (
      select life.*, ${hubspotPersonBase} + person as record, false as second_record, first_name as written_first,
        last_name as written_last, coalesce(bad_email.email, life.email) as written_email, phone_number as written_phone
      from life left join bad_email using (person) where not salesforce_only),
    second as (
      select life.*, ${hubspotDuplicateBase} + person, true, duplicate.first_name, duplicate.last_name, duplicate.email, duplicate.phone_number
      from duplicate join life using (person) where duplicate.system = 'hubspot')
    select ${columns} from (from own union all from second) order by "Record ID"`;
}

const contactMapping: SourceMapping = {
  source: "hubspot-contacts",
  system: "hubspot",
  preset: "hubspot-contacts",
  files: ["hubspot/contacts-*.csv"],
  kind: "full",
  timezone,
  dates: "iso",
  into: [
    {
      dataset: "person",
      key: ["Record ID"],
      fields: {
        email: { from: ["Email"] },
        first_name: { from: ["First Name"] },
        last_name: { from: ["Last Name"] },
        phone: { from: ["Phone Number"] },
        job_title: { from: ["Job Title"] },
        company_id: { from: ["Associated Company IDs"], split: ";" },
        rep_id: { from: ["Contact owner"] },
        territory_id: { from: ["Sales territory"] },
        country: { from: ["Country/Region"] },
        region: { from: ["State/Region"] },
        city: { from: ["City"] },
        postal_code: { from: ["Postal Code"] },
        lead_source: { from: ["Original Source"] },
        segment: { from: ["Segment"] },
        stage: { from: ["Lifecycle Stage"] },
        created_at: { from: ["Create Date"] },
      },
    },
    {
      dataset: "stage_entry",
      each: entered("*"),
      fields: { person_id: { from: ["Record ID"] }, stage: { header: true }, entered_at: { cell: true } },
    },
  ],
};

const companyRowsSql = (): Sql => sql`
  select ${columnsSql({
    "Record ID": sql`${hubspotCompanyBase} + company`,
    "Company name": sql`name`,
    "Company Domain Name": sql`domain`,
    "Company owner": itemSql(sellerNames, sql`seller_of(place, company, segment < 2)`),
    Industry: itemSql(industries, sql`industry`),
    "Number of Employees": sql`employees`,
    "Annual Revenue": sql`revenue`,
    City: placeSql.city,
    "Country/Region": placeSql.country,
    "State/Region": placeSql.region,
    "Postal Code": placeSql.postalCode,
    Segment: itemSql(segments, sql`segment`),
    "Sales territory": placeSql.territory,
    "Create Date": sql`hubspot_at(created_min)`,
  })} from company order by company`;

const companyMapping: SourceMapping = {
  source: "hubspot-companies",
  system: "hubspot",
  preset: "hubspot-companies",
  files: ["hubspot/companies-*.csv"],
  kind: "full",
  timezone,
  dates: "iso",
  currency: "EUR",
  into: [
    {
      dataset: "company",
      key: ["Record ID"],
      fields: {
        name: { from: ["Company name"] },
        domain: { from: ["Company Domain Name"] },
        industry: { from: ["Industry"] },
        employees: { from: ["Number of Employees"] },
        annual_revenue: { from: ["Annual Revenue"] },
        country: { from: ["Country/Region"] },
        region: { from: ["State/Region"] },
        city: { from: ["City"] },
        postal_code: { from: ["Postal Code"] },
        segment: { from: ["Segment"] },
        rep_id: { from: ["Company owner"] },
        territory_id: { from: ["Sales territory"] },
        created_at: { from: ["Create Date"] },
      },
    },
  ],
};

export function hubspotPeopleExports(plan: DemoPlan): readonly Export[] {
  return [
    {
      mapping: companyMapping,
      files: [
        { kind: "copy", path: "hubspot/companies-2024-12-31.csv", rows: companyRowsSql(), delimiter: "," },
      ],
    },
    {
      mapping: contactMapping,
      files: [
        { kind: "copy", path: "hubspot/contacts-2024-12-31.csv", rows: contactRowsSql(plan), delimiter: "," },
      ],
    },
  ];
}
