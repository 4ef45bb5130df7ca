import type { SourceMapping } from "../../dataset/index.ts";
import { type Sql, sql } from "../../sql/index.ts";
import { industries, segments } from "../company/firms.ts";
import { sellers } from "../company/reps.ts";
import type { DemoPlan } from "../plan.ts";
import { itemSql } from "../story/random-sql.ts";
import { columnsSql, type Export } from "./export.ts";
import { originalSourceSql, placeSql } from "./hubspot-people.ts";

export const leadDuplicateBase = 2_000_000_000;
export const ownerIdSql = (hubspot: Sql): Sql =>
  itemSql(
    sellers.map(({ salesforceId }) => salesforceId),
    sql`seller_of(place, company, ${hubspot})`,
  );

/** `salesforce_id('00Q', n)`: an id of 18 characters; and the companies that Salesforce knows. */
export const salesforceTables: readonly Sql[] = [
  sql`create macro salesforce_id(prefix, n) as prefix || '5g' || lpad(n::varchar, 10, '0') || 'QAB'`,
  sql`create table account as
    select * from company where segment >= 2 or company in (select company from deal where not in_hubspot)
    order by company`,
];

const when = (condition: Sql, minutes: Sql): Sql => sql`case when ${condition} then utc_at(${minutes}) end`;
const mine = sql`not second_record`;
const onlyMine = sql`not second_record and salesforce_only`;
const converted = sql`not second_record and deal_min is not null and not in_hubspot`;

function leadRowsSql(plan: DemoPlan): Sql {
  const columns = columnsSql({
    Id: sql`salesforce_id('00Q', record)`,
    IsDeleted: sql`'false'`,
    MasterRecordId: sql`null`,
    LastName: sql`written_last`,
    FirstName: sql`written_first`,
    Title: sql`job_title(job)`,
    Company: sql`case when company > 0 then company_name(company) else '[not provided]' end`,
    City: placeSql.city,
    State: placeSql.region,
    PostalCode: placeSql.postalCode,
    Country: placeSql.country,
    Phone: sql`plain_phone(written_phone)`,
    Email: sql`written_email`,
    Website: sql`case when company > 0 then company_domain(company) end`,
    LeadSource: originalSourceSql(plan),
    Status: sql`case when second_record then 'Imported' when deal_min is not null then 'Closed - Converted'
      when sal_min is not null then 'Working - Contacted' when rejection is not null then 'Closed - Not Converted'
      else 'Open - Not Contacted' end`,
    OwnerId: ownerIdSql(sql`segment < 2`),
    IsConverted: sql`case when ${converted} then 'true' else 'false' end`,
    ConvertedDate: sql`case when ${converted} then local_day(deal_min)::varchar end`,
    ConvertedAccountId: sql`case when ${converted} and company > 0 then salesforce_id('001', company) end`,
    ConvertedContactId: sql`case when ${converted} then salesforce_id('003', person) end`,
    ConvertedOpportunityId: sql`case when ${converted} then salesforce_id('006', person) end`,
    CreatedDate: sql`utc_at(coalesce(handed_min, seen_min))`,
    Segment__c: itemSql(segments, sql`segment`),
    Territory__c: placeSql.territory,
    Handed_Over_At__c: when(sql`${mine} and not salesforce_only`, sql`handed_min`),
    Decided_At__c: when(sql`${mine} and not salesforce_only`, sql`decided_min`),
    Handoff_Status__c: sql`case when not ${mine} or salesforce_only or handed_min is null then null
      when decided_min is null then 'En attente' when accepts then 'Accepté' else 'Rejeté' end`,
    Rejection_Reason__c: sql`case when ${mine} and not salesforce_only then rejection end`,
    Date_Lead__c: when(onlyMine, sql`lead_min`),
    Date_MQL__c: when(onlyMine, sql`mql_min`),
    Date_SAL__c: when(mine, sql`sal_min`),
    Date_SQL__c: when(mine, sql`sql_min`),
    Date_Opportunity__c: when(onlyMine, sql`deal_min`),
    Date_Customer__c: when(onlyMine, sql`customer_min`),
  });
  return sql`
    with own as (
      select *, person::bigint as record, false as second_record, first_name as written_first,
        last_name as written_last, email as written_email, phone_number as written_phone
      from life where handed_min is not null or salesforce_only),
    second as (
      select life.*, ${leadDuplicateBase}::bigint + person, true, duplicate.first_name, duplicate.last_name, duplicate.email, duplicate.phone_number
      from duplicate join life using (person) where duplicate.system = 'salesforce')
    select ${columns} from (from own union all from second) order by "Id"`;
}

const address = {
  country: { from: ["Country"] },
  region: { from: ["State"] },
  city: { from: ["City"] },
  postal_code: { from: ["PostalCode"] },
} as const;

const leadMapping: SourceMapping = {
  source: "salesforce-leads",
  system: "salesforce",
  preset: "salesforce-leads",
  files: ["salesforce/Lead.csv"],
  kind: "full",
  timezone: "UTC",
  dates: "iso",
  into: [
    {
      dataset: "person",
      key: ["Id"],
      aliases: ["ConvertedContactId"],
      fields: {
        email: { from: ["Email"] },
        first_name: { from: ["FirstName"] },
        last_name: { from: ["LastName"] },
        phone: { from: ["Phone"] },
        job_title: { from: ["Title"] },
        company_id: { from: ["Website"], by: "domain" },
        rep_id: { from: ["OwnerId"] },
        territory_id: { from: ["Territory__c"] },
        ...address,
        lead_source: { from: ["LeadSource"] },
        segment: { from: ["Segment__c"] },
        created_at: { from: ["CreatedDate"] },
      },
    },
    {
      dataset: "stage_entry",
      each: "Date_*__c",
      fields: { person_id: { from: ["Id"] }, stage: { header: true }, entered_at: { cell: true } },
    },
    {
      dataset: "handoff",
      key: ["Id"],
      when: "Handed_Over_At__c",
      fields: {
        person_id: { from: ["Id"] },
        rep_id: { from: ["OwnerId"] },
        handed_at: { from: ["Handed_Over_At__c"] },
        decided_at: { from: ["Decided_At__c"] },
        status: { from: ["Handoff_Status__c"] },
        reason: { from: ["Rejection_Reason__c"] },
      },
    },
  ],
};

const contactRowsSql = sql`
  select ${columnsSql({
    Id: sql`salesforce_id('003', person)`,
    IsDeleted: sql`'false'`,
    AccountId: sql`case when company > 0 then salesforce_id('001', company) end`,
    LastName: sql`last_name`,
    FirstName: sql`first_name`,
    Title: sql`job_title(job)`,
    Email: sql`email`,
    Phone: sql`plain_phone(phone_number)`,
    MailingCity: placeSql.city,
    MailingState: placeSql.region,
    MailingPostalCode: placeSql.postalCode,
    MailingCountry: placeSql.country,
    OwnerId: ownerIdSql(sql`false`),
    CreatedDate: sql`utc_at(deal_min)`,
  })} from life where deal_min is not null and not in_hubspot order by person`;

const contactMapping: SourceMapping = {
  source: "salesforce-contacts",
  system: "salesforce",
  preset: "salesforce-contacts",
  files: ["salesforce/Contact.csv"],
  kind: "full",
  timezone: "UTC",
  dates: "iso",
  into: [
    {
      dataset: "person",
      key: ["Id"],
      fields: {
        email: { from: ["Email"] },
        first_name: { from: ["FirstName"] },
        last_name: { from: ["LastName"] },
        phone: { from: ["Phone"] },
        job_title: { from: ["Title"] },
        company_id: { from: ["AccountId"] },
        rep_id: { from: ["OwnerId"] },
        country: { from: ["MailingCountry"] },
        region: { from: ["MailingState"] },
        city: { from: ["MailingCity"] },
        postal_code: { from: ["MailingPostalCode"] },
        created_at: { from: ["CreatedDate"] },
      },
    },
  ],
};

const accountRowsSql = sql`
  select ${columnsSql({
    Id: sql`salesforce_id('001', company)`,
    IsDeleted: sql`'false'`,
    Name: sql`name`,
    Website: sql`domain`,
    Industry: itemSql(industries, sql`industry`),
    NumberOfEmployees: sql`employees`,
    AnnualRevenue: sql`revenue`,
    BillingCity: placeSql.city,
    BillingState: placeSql.region,
    BillingPostalCode: placeSql.postalCode,
    BillingCountry: placeSql.country,
    OwnerId: ownerIdSql(sql`segment < 2`),
    Segment__c: itemSql(segments, sql`segment`),
    Territory__c: placeSql.territory,
    CreatedDate: sql`utc_at(created_min)`,
  })} from account order by company`;

const accountMapping: SourceMapping = {
  source: "salesforce-accounts",
  system: "salesforce",
  preset: "salesforce-accounts",
  files: ["salesforce/Account.csv"],
  kind: "full",
  timezone: "UTC",
  dates: "iso",
  currency: "EUR",
  into: [
    {
      dataset: "company",
      key: ["Id"],
      fields: {
        name: { from: ["Name"] },
        domain: { from: ["Website"] },
        industry: { from: ["Industry"] },
        employees: { from: ["NumberOfEmployees"] },
        annual_revenue: { from: ["AnnualRevenue"] },
        country: { from: ["BillingCountry"] },
        region: { from: ["BillingState"] },
        city: { from: ["BillingCity"] },
        postal_code: { from: ["BillingPostalCode"] },
        segment: { from: ["Segment__c"] },
        rep_id: { from: ["OwnerId"] },
        territory_id: { from: ["Territory__c"] },
        created_at: { from: ["CreatedDate"] },
      },
    },
  ],
};

export function salesforcePeopleExports(plan: DemoPlan): readonly Export[] {
  const copy = (path: string, rows: Sql) => [{ kind: "copy", path, rows, delimiter: "," } as const];
  return [
    { mapping: accountMapping, files: copy("salesforce/Account.csv", accountRowsSql) },
    { mapping: leadMapping, files: copy("salesforce/Lead.csv", leadRowsSql(plan)) },
    { mapping: contactMapping, files: copy("salesforce/Contact.csv", contactRowsSql) },
  ];
}
