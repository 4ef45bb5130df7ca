import { nearest, type Problem } from "../../core/index.ts";
import {
  type DatasetSpec,
  dictionary,
  lookedUpColumns,
  type Relationship,
  unmapped,
  unresolvedColumn,
} from "../../dataset/index.ts";
import type { Cell, Engine } from "../../engine/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { unresolvedRoles } from "./unresolved-roles.ts";
import { type NameCount, problem } from "./problems.ts";

const listedNames = 10;
const warning = { severity: "warning" } as const;

/** What a workspace declares beside the common dataset. */
export interface OwnParts {
  readonly own?: readonly DatasetSpec[];
  readonly roles?: readonly Relationship[];
}

/** What is wrong in the data of a snapshot whose tables are readable by name. Nothing is lost by any of it. */
export async function findProblems(
  engine: Engine,
  { own = [], roles = [] }: OwnParts = {},
): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  const datasets = [...dictionary, ...own];
  for (const dataset of datasets) {
    found.push(...(await unresolvedReferences(engine, dataset)));
    found.push(...(await unmappedValues(engine, dataset)));
  }
  for (const name of ["product", "rep", "campaign", "territory"])
    found.push(...(await unknownNames(engine, name, datasets)));
  found.push(...(await unresolvedRoles(engine, roles, own)));
  return [...found, ...(await impossibleDurations(engine)), ...(await largeClusters(engine))];
}

async function unresolvedReferences(engine: Engine, dataset: DatasetSpec): Promise<readonly Problem[]> {
  if (dataset.kind === "entity" || dataset.kind === "derived") return [];
  const columns = lookedUpColumns(dataset);
  if (columns.length === 0) return [];
  const counts = columns.map((column) => sql`count(*) filter (where ${id(unresolvedColumn(column))})`);
  const { rows } = await engine.query(sql`select count(*), ${join(counts)} from ${id(dataset.name)}`);
  const [of, ...unresolved] = (rows[0] ?? []).map(Number);
  return columns.flatMap((column, index) => {
    const count = unresolved[index] ?? 0;
    if (count === 0) return [];
    return [
      problem("reference-unresolved", { dataset: dataset.name, column, rows: count, of: of ?? 0 }, warning),
    ];
  });
}

async function unmappedValues(engine: Engine, dataset: DatasetSpec): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const { name, domain, references, computed } of dataset.columns) {
    if (domain === undefined || computed === true || references !== undefined || name === dataset.key)
      continue;
    const ofSource = dataset.columns.some((column) => column.name === "origin")
      ? sql` and origin = 'source'`
      : sql``;
    const raw = id(`${name}_raw`);
    const names = await namesOf(
      engine,
      sql`select ${raw} as name from ${id(dataset.name)} where ${id(name)} = ${literalSql(unmapped)} and ${raw} is not null${ofSource}`,
    );
    if (names.rows > 0)
      found.push(
        problem(
          "values-unmapped",
          { dataset: dataset.name, column: name, rows: names.rows, values: names.listed, more: names.more },
          warning,
        ),
      );
  }
  return found;
}

/** Names that facts use and no export or mapping declares, where some are declared. */
async function unknownNames(
  engine: Engine,
  name: string,
  datasets: readonly DatasetSpec[],
): Promise<readonly Problem[]> {
  const key = dictionary.find((dataset) => dataset.name === name)!.key;
  const known = id(`${name}_known`);
  const declared = await textsOf(
    engine,
    sql`select ${id(key)} from ${known} where _in_file or ${literalSql(name !== "product")} order by 1`,
  );
  if (declared.length === 0) return [];
  const strangers = sql`select ${id(key)} from ${id(name)} where ${id(key)} not in (select ${id(key)} from ${known} where ${id(key)} is not null)`;
  const uses = datasets
    .filter(({ kind }) => kind !== "derived")
    .flatMap((dataset) =>
      dataset.columns
        .filter(({ references }) => references === name)
        .map(
          (column) =>
            sql`select ${id(column.name)} as name from ${id(dataset.name)} where ${id(column.name)} in (${strangers})`,
        ),
    );
  const names = await namesOf(engine, join(uses, " union all "));
  if (names.rows === 0) return [];
  const listed = names.listed.map((one): NameCount => {
    const close = nearest(one.name, declared);
    return close === undefined ? one : { ...one, nearest: close };
  });
  return [
    problem("names-unknown", { dataset: name, names: listed, rows: names.rows, more: names.more }, warning),
  ];
}

async function impossibleDurations(engine: Engine): Promise<readonly Problem[]> {
  const reversed = sql`select deal_id from deal where closed_at_day < created_at_day or (cycle_days is null and closed_at < created_at)`;
  const early = sql`select deal_id from deal join person using (person_id) where status = 'won' and deal.closed_at_day < person.created_at_day`;
  const closed = await examplesOf(engine, reversed);
  const won = await examplesOf(engine, early);
  return [
    ...(closed.rows > 0 ? [problem("negative-duration", { dataset: "deal", ...closed }, warning)] : []),
    ...(won.rows > 0 ? [problem("won-before-known", won, warning)] : []),
  ];
}

async function largeClusters(engine: Engine): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const entity of ["person", "company"]) {
    const key = id(`${entity}_id`);
    const { rows } = await engine.query(
      sql`select count(distinct ${key}), max(records) from ${id(`${entity}_link`)} where records > 20`,
    );
    const [clusters = 0, records = 0] = (rows[0] ?? []).map(Number);
    if (clusters > 0) found.push(problem("cluster-large", { entity, clusters, records }, warning));
  }
  return found;
}

interface Names {
  readonly rows: number;
  readonly listed: readonly NameCount[];
  readonly more: number;
}

async function namesOf(engine: Engine, names: Sql): Promise<Names> {
  const { rows } = await engine.query(
    sql`select name, count(*) as times, sum(count(*)) over ()::bigint, count(*) over () from (${names}) group by name order by times desc, name limit ${literalSql(listedNames)}`,
  );
  const [, , total = 0, kinds = 0] = rows[0] ?? [];
  const listed = rows.map(([name, times]) => ({ name: textOf(name), rows: Number(times) }));
  return { rows: Number(total), listed, more: Number(kinds) - listed.length };
}

async function examplesOf(
  engine: Engine,
  keys: Sql,
): Promise<{ readonly rows: number; readonly examples: readonly string[] }> {
  const { rows } = await engine.query(
    sql`select deal_id, count(*) over () from (${keys}) order by deal_id limit 3`,
  );
  return { rows: Number(rows[0]?.[1] ?? 0), examples: rows.map(([key]) => textOf(key)) };
}

async function textsOf(engine: Engine, select: Sql): Promise<readonly string[]> {
  const { rows } = await engine.query(select);
  return rows.map(([text]) => textOf(text));
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === "string" ? cell : "";
}
