import type { Engine } from "../../engine/index.ts";
import { hubspotDuplicateBase, hubspotPersonBase } from "../exports/hubspot-people.ts";
import { leadDuplicateBase } from "../exports/salesforce-people.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";

const hubspotKey = sql`'hubspot:' || (${literalSql(hubspotPersonBase)} + person)`;

/** Pairs of record keys that are one person, which no equal key links. */
export async function duplicateTruth(engine: Engine) {
  const { rows } = await engine.query(sql`
    select ${hubspotKey}, case system when 'hubspot' then 'hubspot:' || (${literalSql(hubspotDuplicateBase)} + person)
      else 'salesforce:' || salesforce_id('00Q', ${literalSql(leadDuplicateBase)}::bigint + person) end
    from duplicate order by person`);
  return {
    means:
      "each pair is one person: a HubSpot contact, and a second record of it with slips in name and address",
    count: rows.length,
    pairs: rows,
  };
}

export async function badEmailTruth(engine: Engine) {
  const { rows } = await engine.query(sql`select ${hubspotKey}, kind, email from bad_email order by person`);
  return {
    means: "HubSpot contacts whose address was mistyped, with the kind of slip",
    count: rows.length,
    records: rows.map(([record, kind, email]) => ({ record, kind, email })),
  };
}

/** Who is an interested lead for marketing and not for sales. Sales' definition only narrows marketing's. */
export async function definitionsTruth(engine: Engine) {
  const list = async (condition: Sql) =>
    (await engine.query(sql`select ${hubspotKey}, approval from survey where ${condition} order by person`))
      .rows;
  const only = await list(sql`approval <> 'before'`);
  const both = await list(sql`approval = 'before'`);
  return {
    marketing: "interested_lead_marketing",
    sales: "interested_lead_sales",
    in_both: both.length,
    marketing_only: only.length,
    sales_only: 0,
    failed_clause: "approved_before",
    reasons: "none: no decision; after: approved too late; refused; other_role: approved by another role",
    marketing_only_people: only.map(([record, reason]) => ({ record, reason })),
    sales_only_people: [],
  };
}
