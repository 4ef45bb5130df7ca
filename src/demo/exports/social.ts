import type { SourceMapping, TargetMapping } from "../../dataset/index.ts";
import { sql } from "../../sql/index.ts";
import { seededRandom } from "../../stats/index.ts";
import { type Network, networks } from "../company/campaigns.ts";
import { isoDay, weekdayOf } from "../company/calendar.ts";
import { products } from "../company/firms.ts";
import { days, type DemoPlan, timezone } from "../plan.ts";
import { itemSql } from "../story/random-sql.ts";
import { columnsSql, type Export, type TextTable } from "./export.ts";

const account = "Lumenys";
const figures = [
  "impressions",
  "reach",
  "reactions",
  "comments",
  "shares",
  "saves",
  "clicks",
  "follows",
] as const;
const productNames = products.map(({ name }) => name);

const figureFields: TargetMapping["fields"] = Object.fromEntries(
  [...figures, "engagements"].map((figure) => [figure, { from: [figure] }]),
);

const common = { system: "social", kind: "full", timezone, dates: "iso" } as const;

/** Two posts a week on each network, with their lifetime figures. */
function posts(plan: DemoPlan): TextTable {
  const random = seededRandom(plan.seed, "posts");
  const rows: string[][] = [];
  for (let day = 0; day < days; day++) {
    if (![1, 3].includes(weekdayOf(day))) continue;
    for (const network of networks) {
      const numbers = engagement(network, random.uniform(), plan.people * (0.5 + random.uniform()));
      rows.push([
        `${network}-${isoDay(day)}`,
        network,
        account,
        random.pick(["image", "video", "texte", "lien"]),
        random.pick(productNames),
        `${isoDay(day)} ${String(8 + random.integer(10)).padStart(2, "0")}:00`,
        ...numbers,
      ]);
    }
  }
  return {
    headers: ["post_id", "network", "account", "type", "product", "published_at", ...figures, "engagements"],
    rows,
  };
}

/** A day of each account: followers grow, figures vary. */
function accountDays(plan: DemoPlan): TextTable {
  const random = seededRandom(plan.seed, "social days");
  const followers = networks.map(() => Math.round(plan.people * (0.3 + random.uniform())));
  const rows: string[][] = [];
  for (let day = 0; day < days; day++) {
    for (const [index, network] of networks.entries()) {
      const gained = random.poisson(Math.min(60, plan.people / 2000));
      followers[index]! += gained;
      const numbers = engagement(network, random.uniform(), followers[index]! * 0.2);
      rows.push([isoDay(day), network, account, String(followers[index]!), String(gained), ...numbers]);
    }
  }
  return {
    headers: ["day", "network", "account", "followers", "new_followers", ...figures, "engagements"],
    rows,
  };
}

/** How readily people react on each network, beside LinkedIn. */
const readiness: { readonly [N in Network]: number } = {
  google: 0.3,
  linkedin: 1,
  facebook: 0.5,
  instagram: 0.9,
  x: 0.35,
  youtube: 0.6,
};

function engagement(network: Network, luck: number, audience: number): readonly string[] {
  const impressions = Math.round(audience * (0.5 + luck));
  const part = (share: number): number =>
    Math.round(impressions * share * readiness[network] * (0.6 + luck * 0.8));
  const numbers = [impressions, Math.round(impressions * 0.8), part(0.02), part(0.003), part(0.004)];
  const rest = [part(0.001), part(0.012), part(0.0008)];
  const engagements = [...numbers.slice(2), ...rest].reduce((sum, one) => sum + one, 0);
  return [...numbers, ...rest, engagements].map(String);
}

const dayMapping: SourceMapping = {
  ...common,
  source: "social-days",
  preset: "social-days",
  files: ["social/days*.csv"],
  into: [
    {
      dataset: "social_day",
      key: ["day", "network", "account"],
      fields: {
        day: { from: ["day"] },
        network: { from: ["network"] },
        account: { from: ["account"] },
        followers: { from: ["followers"] },
        new_followers: { from: ["new_followers"] },
        ...figureFields,
      },
    },
  ],
};

const postMapping: SourceMapping = {
  ...common,
  source: "social-posts",
  preset: "social-posts",
  files: ["social/posts*.csv"],
  into: [
    {
      dataset: "social_post",
      key: ["post_id"],
      fields: {
        network: { from: ["network"] },
        account: { from: ["account"] },
        type: { from: ["type"] },
        product_id: { from: ["product"] },
        published_at: { from: ["published_at"] },
        ...figureFields,
      },
    },
  ],
};

const interactionRows = sql`
  select ${columnsSql({
    interaction_id: sql`item`,
    handle: sql`'@' || coalesce(replace(split_part(email, '@', 1), '.', '_'), 'anonyme' || item % 100000)`,
    email: sql`email`,
    network: sql`network`,
    product: itemSql(productNames, sql`product`),
    kind: sql`kind`,
    occurred_at: sql`hubspot_at(at_min)`,
  })} from interaction where at_min is not null order by item`;

const interactionMapping: SourceMapping = {
  ...common,
  source: "social-interactions",
  preset: "social-interactions",
  files: ["social/interactions*.csv"],
  kind: "append",
  into: [
    {
      dataset: "social_interaction",
      key: ["interaction_id"],
      fields: {
        person_id: { from: ["email"], by: "email" },
        handle: { from: ["handle"] },
        network: { from: ["network"] },
        product_id: { from: ["product"] },
        kind: { from: ["kind"] },
        occurred_at: { from: ["occurred_at"] },
      },
    },
  ],
};

const subjects = ["Facturation", "Panne", "Question d'usage", "Livraison"];

const caseRows = sql`
  select ${columnsSql({
    case_id: sql`'CAS-' || item`,
    email: sql`email`,
    product: itemSql(productNames, sql`product`),
    subject: itemSql(subjects, sql`subject`),
    status: sql`case when closed_min is null then 'open' else 'closed' end`,
    priority: sql`case when subject = 1 then 'high' else 'normal' end`,
    satisfaction: sql`case when closed_min is not null then satisfaction end`,
    opened_at: sql`hubspot_at(at_min)`,
    closed_at: sql`hubspot_at(closed_min)`,
  })} from support order by item`;

const caseMapping: SourceMapping = {
  ...common,
  source: "support-cases",
  preset: "support-cases",
  system: "support",
  files: ["support/*.csv"],
  into: [
    {
      dataset: "case",
      key: ["case_id"],
      fields: {
        person_id: { from: ["email"], by: "email" },
        product_id: { from: ["product"] },
        subject: { from: ["subject"] },
        status: { from: ["status"] },
        priority: { from: ["priority"] },
        satisfaction: { from: ["satisfaction"] },
        opened_at: { from: ["opened_at"] },
        closed_at: { from: ["closed_at"] },
      },
    },
  ],
};

export function socialExports(plan: DemoPlan): readonly Export[] {
  const text = { kind: "text", encoding: "utf-8", delimiter: "," } as const;
  const copy = { kind: "copy", delimiter: "," } as const;
  return [
    { mapping: dayMapping, files: [{ ...text, path: "social/days.csv", table: accountDays(plan) }] },
    { mapping: postMapping, files: [{ ...text, path: "social/posts.csv", table: posts(plan) }] },
    {
      mapping: interactionMapping,
      files: [{ ...copy, path: "social/interactions.csv", rows: interactionRows }],
    },
    { mapping: caseMapping, files: [{ ...copy, path: "support/cases.csv", rows: caseRows }] },
  ];
}
