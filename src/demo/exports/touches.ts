import type { SourceMapping } from "../../dataset/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { employerCampaign } from "../company/campaigns.ts";
import { type DemoPlan, timezone } from "../plan.ts";
import { pushStep } from "../story/touches-sql.ts";
import { itemSql, listSql } from "../story/random-sql.ts";
import { columnsSql, type Export, withByteOrderMark } from "./export.ts";
import { hubspotPersonBase } from "./hubspot-people.ts";

const touchId = sql`person::bigint * 100000000 + second`;

/** Events of the e-mailing tool: sendings, openings, clicks, by address. */
function emailRowsSql(plan: DemoPlan): Sql {
  const names = plan.routes.map(({ campaign }) => campaign?.writtenAs["emailing"] ?? null);
  const own = plan.routes.flatMap(({ tool }, place) => (tool === "emailing" ? [place] : []));
  return sql`
    select ${columnsSql(
      withByteOrderMark({
        "ID de l'événement": touchId,
        "E-mail": sql`email`,
        "Type d'événement": itemSql(["envoi", "ouverture", "clic", "envoi"], sql`step`),
        Campagne: sql`case step when ${literalSql(pushStep)} then ${literalSql(employerCampaign.writtenAs["emailing"]!)}
        else ${itemSql(names, sql`route`)} end`,
        Date: sql`strftime(local_at_second(second), '%d/%m/%Y %H:%M:%S')`,
      }),
    )} from touch join person using (person)
    where route is null or route in ${listSql(own)} order by person, second`;
}

const emailMapping: SourceMapping = {
  source: "emailing-events",
  system: "emailing",
  preset: "touches",
  files: ["emailing/evenements*.csv"],
  kind: "append",
  timezone,
  dates: "dmy",
  into: [
    {
      dataset: "touch",
      key: ["ID de l'événement"],
      fields: {
        person_id: { from: ["E-mail"], by: "email" },
        kind: { from: ["Type d'événement"] },
        campaign_id: { from: ["Campagne"] },
        channel: { value: "email" },
        occurred_at: { from: ["Date"] },
      },
    },
  ],
};

/** Identified visits, clicks on announcements and posts, and stands visited, by HubSpot contact. */
function webRowsSql(plan: DemoPlan): Sql {
  const at = (value: (route: DemoPlan["routes"][number]) => string | null): Sql =>
    itemSql(plan.routes.map(value), sql`route`);
  const own = plan.routes.flatMap(({ tool }, place) => (tool === "web" ? [place] : []));
  return sql`
    select ${columnsSql({
      event_id: touchId,
      contact_id: sql`${literalSql(hubspotPersonBase)} + person`,
      event: at(({ kind }) => kind),
      utm_source: at(({ network, channel }) => network ?? (channel === "direct" ? "(direct)" : null)),
      utm_medium: at(({ channel }) => channel),
      utm_campaign: at(({ campaign }) => campaign?.writtenAs["web"] ?? null),
      occurred_at: sql`local_at_second(second)`,
    })} from touch where route in ${listSql(own)}`;
}

const webMapping: SourceMapping = {
  source: "web-visits",
  system: "web",
  files: ["web/visits*.csv"],
  kind: "append",
  timezone,
  dates: "iso",
  into: [
    {
      dataset: "touch",
      key: ["event_id"],
      fields: {
        person_id: { from: ["contact_id"], system: "hubspot" },
        kind: { from: ["event"] },
        campaign_id: { from: ["utm_campaign"] },
        channel: { from: ["utm_medium"] },
        network: { from: ["utm_source"] },
        occurred_at: { from: ["occurred_at"] },
      },
    },
  ],
};

/** What people agreed to receive, as the e-mailing tool keeps it. */
const consentRowsSql = sql`
  select ${columnsSql({
    "ID de consentement": sql`person`,
    "E-mail": sql`email`,
    Finalité: sql`'prospection'`,
    Statut: sql`case when person % 11 = 0 then 'désabonné' when person % 23 = 0 then 'inconnu' else 'abonné' end`,
    "Date du consentement": sql`strftime(local_at(seen_min), '%d/%m/%Y %H:%M')`,
  })} from person where not salesforce_only and not bad_candidate order by person`;

const consentMapping: SourceMapping = {
  source: "emailing-consents",
  system: "emailing",
  preset: "consents",
  files: ["emailing/consentements*.csv"],
  kind: "full",
  timezone,
  dates: "dmy",
  into: [
    {
      dataset: "consent",
      key: ["ID de consentement"],
      fields: {
        person_id: { from: ["E-mail"], by: "email" },
        purpose: { from: ["Finalité"] },
        status: { from: ["Statut"] },
        recorded_at: { from: ["Date du consentement"] },
      },
    },
  ],
};

export function touchExports(plan: DemoPlan): readonly Export[] {
  const semicolons = { delimiter: ";" } as const;
  return [
    {
      mapping: emailMapping,
      files: [{ kind: "copy", path: "emailing/evenements.csv", rows: emailRowsSql(plan), ...semicolons }],
    },
    {
      mapping: consentMapping,
      files: [{ kind: "copy", path: "emailing/consentements.csv", rows: consentRowsSql, ...semicolons }],
    },
    {
      mapping: webMapping,
      files: [{ kind: "copy", path: "web/visits.csv", rows: webRowsSql(plan), delimiter: "," }],
    },
  ];
}
