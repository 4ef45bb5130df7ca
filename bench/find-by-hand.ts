import { id, join, literalSql, type Sql, sql } from "../src/sql/index.ts";
import { openTold } from "./find-opened.ts";
import { printMeasured } from "./in-child.ts";

/** A step that was searched: what it counted must be counted by hand too. */
interface Searched {
  readonly horizonDays: number;
  readonly firstWeek: string;
  readonly lastWeek: string;
  readonly entered: number;
  readonly converted: number;
}

const [folder = "", datasets = "", loadedAt = "", told = "[]"] = process.argv.slice(2);
const session = await openTold(folder, datasets.split(","), loadedAt);

/** Where the dimensions of a person stand. */
const columns: { readonly [dimension: string]: Sql } = {
  industry: sql`company.industry`,
  segment: sql`person.segment`,
  territory: sql`person.territory_id`,
  country: sql`person.country`,
  region: sql`person.region`,
  rep: sql`person.rep_id`,
  channel: sql`acquisition.channel`,
  network: sql`acquisition.network`,
  campaign: sql`acquisition.campaign_id`,
};

const firsts = (stage: string): Sql =>
  sql`(select person_id, min(entered_at) as at from stage_entry where stage = ${literalSql(stage)} group by 1)`;

/** All that a search needs of a step, in one statement: who entered, by week and values, and after how many days they converted. */
function countsOf(from: string, to: string, { horizonDays, firstWeek, lastWeek }: Searched): Sql {
  const names = join(Object.entries(columns).map(([name, column]) => sql`${column} as ${id(name)}`));
  const window = sql`c.at >= b.at and c.at < b.at + to_days(${literalSql(horizonDays)}::integer)`;
  return sql`select date_trunc('week', b.at)::date as week, ${names}, date_diff('day', b.at::date, c.at::date) as days, count(*) as people
    from ${firsts(from)} b left join ${firsts(to)} c on c.person_id = b.person_id and ${window}
    join person on person.person_id = b.person_id left join company on company.company_id = person.company_id
    left join acquisition on acquisition.person_id = b.person_id
    where week between ${literalSql(firstWeek)}::date and ${literalSql(lastWeek)}::date group by all`;
}

const stages = ["lead", "mql", "sal", "sql", "opportunity", "customer"];
const steps = JSON.parse(told) as readonly Searched[];
const started = performance.now();
let rows = 0;
for (const [place, step] of steps.entries()) {
  const [from = "", to = ""] = stages.slice(place);
  const { rows: counted } = await session.engine.query(countsOf(from, to, step));
  rows += counted.length;
  let [entered, converted] = [0, 0];
  for (const row of counted) {
    entered += Number(row.at(-1));
    if (row.at(-2) !== null) converted += Number(row.at(-1));
  }
  if (entered !== step.entered || converted !== step.converted)
    throw new Error(
      `By hand ${from} counts ${entered} and ${converted}, not ${step.entered} and ${step.converted}.`,
    );
}
const seconds = (performance.now() - started) / 1000;
await session.engine.close();
printMeasured(seconds, { rows });
