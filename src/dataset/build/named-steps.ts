import { datasetNamed, dictionary } from "../dictionary/index.ts";
import { type PhysicalColumn, physicalColumns, provenanceColumns } from "../dictionary/physical.ts";
import type { DatasetSpec } from "../dictionary/spec.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { BuildInput, BuildStep } from "./build-input.ts";
import { nullColumnsSql, typeSql } from "./columns-sql.ts";
import { latestByKeySql } from "./latest-by-key-sql.ts";
import { namedMeanings, type NamedMeaning } from "./meanings.ts";
import { contentsOf, loadsOfToday, rowsOfTodaySql, targetsInto } from "./source-rows.ts";

type Named = "rep" | "campaign" | "product" | "territory";

/**
 * Reps, campaigns, products and territories that are declared: by the value mapping, which wins, and by files.
 * `<dataset>_known`, with `_in_file`.
 */
export function knownStep(input: BuildInput, name: Named): BuildStep {
  const dataset = datasetNamed(name)!;
  const targets = targetsInto(input, name);
  const columns = physicalColumns(dataset);
  const files =
    targets.length === 0
      ? sql`select ${nullColumnsSql(columns)} where false`
      : sql`select ${join(columns.map((column) => id(column.name)))} from (${latestByKeySql(
          join(
            targets.map((target) => rowsOfTodaySql(input, target)),
            " union all ",
          ),
          dataset.key,
        )}) where ${id(dataset.key)} is not null`;
  const meanings = meaningsSql(input, name);
  return {
    dataset: `${name}_known`,
    reads: [],
    contents: contentsOf(targets, loadsOfToday),
    select: sql`select ${join(columns.map((column) => mergedSql(name, dataset, column)))}, files.${id(dataset.key)} is not null as _in_file
      from (${files}) as files full join (${meanings}) as said on said._name = files.${id(dataset.key)}
      order by 1`,
  };
}

/** Every rep, campaign, product or territory: those that are known, and those that facts name. */
export function namedStep({ own }: BuildInput, name: Named): BuildStep {
  const dataset = datasetNamed(name)!;
  const facts = [...dictionary, ...own].flatMap((fact) =>
    fact.kind === "derived"
      ? []
      : fact.columns
          .filter(({ references }) => references === name)
          .map((column) => ({ fact, column: column.name })),
  );
  const reads = facts.map(({ fact }) => fact.name);
  const seen = facts.map(({ fact, column }) => sql`select ${id(column)} as _name from ${id(fact.name)}`);
  const key = id(dataset.key);
  const others = physicalColumns(dataset).filter((column) => column.name !== dataset.key);
  const values = others.map((column) =>
    column.name === "name"
      ? sql`coalesce(known.name, known.${key}, seen._name) as name`
      : id("known", column.name),
  );
  return {
    dataset: name,
    reads: [...new Set([`${name}_known`, ...reads])],
    contents: [],
    isToldByRows: true,
    select: sql`select coalesce(known.${key}, seen._name) as ${key}, ${join(values)}
      from ${id(`${name}_known`)} as known
      full join (select distinct _name from (${join(seen, " union all ")}) where _name is not null) as seen on seen._name = known.${key}
      order by 1`,
  };
}

const attributesSaid: { readonly [N in Named]: readonly string[] } = {
  rep: ["team", "party", "manager", "territory_id"],
  campaign: ["channel", "network", "strategy"],
  product: [],
  territory: [],
};
const domainOfNamed = {
  rep: "owner",
  campaign: "campaign",
  product: "product",
  territory: undefined,
} as const;

function meaningsSql({ values }: BuildInput, name: Named): Sql {
  const domain = domainOfNamed[name];
  const said = domain === undefined ? [] : namedMeanings(values, domain);
  const attributes = ["name", ...attributesSaid[name]];
  const rows = said.map((one: NamedMeaning) => attributes.map((attribute) => one[attribute] ?? null));
  const columns = attributes.map(
    (attribute, index) => sql`_row[${literalSql(index + 1)}] as ${id(`_${attribute}`)}`,
  );
  return sql`select ${join(columns)} from (select unnest(from_json(${JSON.stringify(rows)}::varchar, '[["VARCHAR"]]')) as _row)`;
}

function mergedSql(name: Named, dataset: DatasetSpec, column: PhysicalColumn): Sql {
  const inFile = id("files", column.name);
  if (column.name === dataset.key) return sql`coalesce(${inFile}, said._name) as ${id(column.name)}`;
  const isSaid = attributesSaid[name].includes(column.name);
  const value = isSaid ? sql`coalesce(${id("said", `_${column.name}`)}, ${inFile})` : inFile;
  const isProvenance = provenanceColumns.some((one) => one.name === column.name);
  return isProvenance
    ? sql`${inFile} as ${id(column.name)}`
    : sql`${value}::${typeSql(column.type)} as ${id(column.name)}`;
}
