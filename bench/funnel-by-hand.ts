import { type Sql, sql } from "../src/sql/index.ts";
import type { ByHand } from "./against-hand.ts";

const head = "kind: funnel, object: prospect";
const label = (en: string, fr: string) => `label: { en: ${en}, fr: ${fr} }`;
const steps = (within = "") =>
  `steps: [ { in: visitor }, { in: reader${within} }, { in: guest${within} }, { in: hopeful${within} } ]`;
const concept = (id: string, kind: string, words: readonly [en: string, fr: string]) => `
  ${id}:
    ${label(...words)}
    object: prospect
    all: { first: { event: hit, where: kind = '${kind}', words: { en: "${words[0]}", fr: "${words[1]}" } } }`;

/** First visit, first download, first demo, first quote of each prospect. */
export const definitions = `
datasets:
  hit:
    label: { en: Touch, fr: Contact }
    key: hit_id
    time: touched_at
    columns: { hit_id: integer, prospect_id: integer, kind: text, channel: text, touched_at: instant }
    relationships: { prospect: { to: prospect, by: prospect_id } }
  prospect:
    label: { en: Prospect, fr: Prospect }
    key: prospect_id
    time: created_at
    columns: { prospect_id: integer, created_at: instant, customer_at: instant }
concepts:${concept("visitor", "visit", ["Visitor", "Visiteur"])}${concept("reader", "download", ["Reader", "Lecteur"])}${concept("guest", "demo", ["Guest", "Invité"])}${concept("hopeful", "quote", ["Hopeful", "Intéressé"])}
metrics:
  strict_whole: { ${label("Strict", "Stricte")}, ${head}, ${steps()}, within: 365 days }
  strict_stepwise: { ${label("Strict stepwise", "Stricte par étape")}, ${head}, ${steps(", within: 90 days")} }
  any_whole: { ${label("Any", "Libre")}, ${head}, ${steps()}, order: any, within: 365 days }
  any_stepwise: { ${label("Any stepwise", "Libre par étape")}, ${head}, ${steps(", within: 90 days")}, order: any }
`;

interface Funnel {
  readonly metric: string;
  readonly order: "strict" | "any";
  readonly isStepwise: boolean;
}

/** The first moment of each kind of touch, p.t1 to p.t4, and ways to find them. */
const firsts = {
  "conditional min": sql`select prospect_id, min(touched_at) filter (kind = 'visit') as t1, min(touched_at) filter (kind = 'download') as t2,
      min(touched_at) filter (kind = 'demo') as t3, min(touched_at) filter (kind = 'quote') as t4
    from hit where prospect_id is not null group by 1`,
  "min by kind, then once more": sql`select prospect_id, min(t) filter (kind = 'visit') as t1, min(t) filter (kind = 'download') as t2,
      min(t) filter (kind = 'demo') as t3, min(t) filter (kind = 'quote') as t4
    from (select prospect_id, kind, min(touched_at) as t from hit where prospect_id is not null group by 1, 2) group by 1`,
  "four groupings joined": sql`select a.prospect_id, a.t as t1, b.t as t2, c.t as t3, d.t as t4
    from (select prospect_id, min(touched_at) as t from hit where kind = 'visit' and prospect_id is not null group by 1) a
    left join (select prospect_id, min(touched_at) as t from hit where kind = 'download' group by 1) b using (prospect_id)
    left join (select prospect_id, min(touched_at) as t from hit where kind = 'demo' group by 1) c using (prospect_id)
    left join (select prospect_id, min(touched_at) as t from hit where kind = 'quote' group by 1) d using (prospect_id)`,
  "window functions": sql`select prospect_id, max(t) filter (kind = 'visit') as t1, max(t) filter (kind = 'download') as t2,
      max(t) filter (kind = 'demo') as t3, max(t) filter (kind = 'quote') as t4
    from (select prospect_id, kind, touched_at as t from hit where prospect_id is not null
      qualify row_number() over (partition by prospect_id, kind order by touched_at) = 1) group by 1`,
  "lists of each": sql`select prospect_id, list_min([x.t for x in hits if x.kind = 'visit']) as t1, list_min([x.t for x in hits if x.kind = 'download']) as t2,
      list_min([x.t for x in hits if x.kind = 'demo']) as t3, list_min([x.t for x in hits if x.kind = 'quote']) as t4
    from (select prospect_id, list({ 'kind': kind, 't': touched_at }) as hits from hit where prospect_id is not null group by 1)`,
} as const;

/** Which steps were taken, by month of the first; the time of all is over. */
function counted(first: Sql, { order, isStepwise }: Funnel): Sql {
  const follows = (step: number, raw: Sql) => {
    const [before, start] = [sql`s${number(step - 1)}`, sql`t1`];
    const after = order === "strict" ? sql`${raw} >= ${before}` : sql`${raw} >= ${start}`;
    const window = isStepwise
      ? sql`${raw} < ${before} + interval 90 day`
      : sql`${raw} < ${start} + interval 365 day`;
    return order === "strict"
      ? sql`case when ${after} and ${window} then ${raw} end`
      : sql`case when ${after} and ${window} and ${before} is not null then greatest(${raw}, ${before}) end`;
  };
  const taken = (step: number) => sql`${follows(step, sql`t${number(step)}`)} as s${number(step)}`;
  return sql`select m, step, n from (select m, unnest([1, 2, 3, 4]) as step, unnest([n1, n2, n3, n4]) as n from (
      select date_trunc('month', t1)::date as m, count(*) as n1, count(s2) as n2, count(s3) as n3, count(s4) as n4
      from (select *, ${taken(4)} from (select *, ${taken(3)} from (select *, t1 as s1, ${taken(2)} from (${first}) where t1 < timestamp '2024-06-01'))) group by 1)) order by 1, 2`;
}

function number(value: number): Sql {
  return { kind: "sql", parts: [{ kind: "text", text: String(value) }] };
}

function funnel(asked: Funnel): ByHand {
  const { metric } = asked;
  return {
    title: `${metric} by month`,
    query: { metrics: [metric], grain: "month", to: "2024-05-31", totals: false },
    columns: ["period", "step", metric],
    ways: Object.fromEntries(Object.entries(firsts).map(([name, first]) => [name, counted(first, asked)])),
  };
}

export const funnels: readonly ByHand[] = [
  funnel({ metric: "strict_whole", order: "strict", isStepwise: false }),
  funnel({ metric: "strict_stepwise", order: "strict", isStepwise: true }),
  funnel({ metric: "any_whole", order: "any", isStepwise: false }),
  funnel({ metric: "any_stepwise", order: "any", isStepwise: true }),
];
