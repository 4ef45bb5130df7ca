import { type QuerySession, querySession } from "../../src/app/query-session.ts";
import { testSettings } from "../../src/app/testing/query-world.ts";
import { catalogueFiles } from "../../src/catalogue/index.ts";
import { type DatasetSpec, physicalColumns } from "../../src/dataset/index.ts";
import { parseDefinitions } from "../../src/definitions/index.ts";
import { tellLives } from "../../src/demo/testing/tell-lives.ts";
import { type DuckDbEngine, openBuilder } from "../../src/engine/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../src/sql/index.ts";

const settings = { ...testSettings, timezone: "UTC" };

/**
 * The catalogue over a demo company whose story is written straight into the common dataset, with no export and no
 * load between: from there on all is what a workspace runs.
 */
export async function demoSession(options: Parameters<typeof tellLives>[1], spillFolder: string) {
  const engine = await openBuilder({ memoryMb: 2000, spillFolder });
  const parsed = parseDefinitions(catalogueFiles());
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message.en).join("\n"));
  const { broken, start, end, dimensions } = await tellLives(engine, options);
  const told = dimensions.map(([name, value]) => sql`${value} as ${id(`told_${name}`)}`);
  await engine.run(sql`create table told as select *, ${join(told)} from life order by person`);
  for (const name of ["life", "person", "touch", "prompt"]) await engine.run(sql`drop table ${id(name)}`);
  const { datasets } = parsed.value.schema;
  for (const dataset of datasets.values()) await createTable(engine, dataset);
  for (const [name, columns, from] of tablesOf(start)) {
    const all = Object.entries(columns);
    await engine.run(
      sql`insert into ${id(name)} (${join(all.map(([column]) => id(column)))}) select ${join(all.map(([, value]) => value))} from ${from}`,
    );
  }
  const loadedAt = `${end}T23:59:59.000Z`;
  const snapshot = { id: "0001", method: "demo", builtAt: loadedAt, loadedAt };
  const session: QuerySession = querySession({ model: parsed.value, settings, engine, snapshot });
  return { session, broken };
}

async function createTable(engine: DuckDbEngine, dataset: DatasetSpec): Promise<void> {
  const columns = physicalColumns(dataset).map(
    ({ name, type }): Sql => sql`${id(name)} ${{ kind: "sql", parts: [{ kind: "text", text: type }] }}`,
  );
  await engine.run(sql`create table ${id(dataset.name)} (${join(columns)})`);
}

const stages = [
  ["lead", "lead_min"],
  ["mql", "mql_min"],
  ["sal", "sal_min"],
  ["sql", "sql_min"],
  ["opportunity", "deal_min"],
  ["customer", "customer_min"],
] as const;

type MomentSql = (minutes: Sql) => Sql;

function entriesSql(momentSql: MomentSql): Sql {
  return join(
    stages.map(
      ([stage, column]) =>
        sql`select person, ${literalSql(stage)} as stage, ${momentSql(sql`${id(column)}::bigint`)} as entered_at from told where ${id(column)} is not null`,
    ),
    " union all ",
  );
}

type Filled = readonly [table: string, columns: { readonly [column: string]: Sql }, from: Sql];

function tablesOf(start: string): readonly Filled[] {
  const momentSql: MomentSql = (minutes) => sql`(${literalSql(start)}::timestamp + to_minutes(${minutes}))`;
  return [
    [
      "person",
      {
        person_id: sql`person`,
        company_id: sql`person`,
        rep_id: sql`told_owner`,
        territory_id: sql`told_territory`,
        country: sql`told_country`,
        region: sql`told_region`,
        segment: sql`told_segment`,
        created_at: momentSql(sql`seen_min::bigint`),
        created_at_day: sql`${momentSql(sql`seen_min::bigint`)}::date`,
      },
      sql`told`,
    ],
    [
      "company",
      { company_id: sql`person`, industry: sql`told_industry`, segment: sql`told_segment` },
      sql`told`,
    ],
    ["rep", { rep_id: sql`distinct told_owner` }, sql`told where told_owner is not null`],
    [
      "acquisition",
      {
        person_id: sql`person`,
        campaign_id: sql`told_campaign`,
        channel: sql`told_channel`,
        network: sql`told_network`,
      },
      sql`told where first_route is not null`,
    ],
    [
      "stage_entry",
      {
        stage_entry_id: sql`person || stage`,
        person_id: sql`person`,
        stage: sql`stage`,
        entered_at: sql`entered_at`,
        entered_at_day: sql`entered_at::date`,
        cycle: sql`1`,
      },
      sql`(${entriesSql(momentSql)})`,
    ],
    [
      "deal",
      {
        deal_id: sql`person::varchar`,
        person_id: sql`person`,
        status: sql`case when won then 'won' else 'open' end`,
        amount: literalSql(10_000),
        closed_at: sql`${momentSql(sql`customer_min::bigint`)}::date`,
      },
      sql`told where deal_min is not null`,
    ],
  ];
}
