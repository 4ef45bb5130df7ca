import { describe, expect, it } from "vitest";
import { loadModelFromTexts } from "../src/catalogue/index.ts";
import {
  allowedValues,
  type ColumnSpec,
  type DatasetSpec,
  dictionary,
  domainNamed,
  type FieldMapping,
  type Meaning,
  datasetNamed,
  physicalColumns,
  type TargetMapping,
  type ValueDomain,
  type ValueMappings,
  valuesReadBy,
  valuesReadByRows,
} from "../src/dataset/index.ts";
import { id, join, sql } from "../src/sql/index.ts";
import { type BuildWorld, buildWorld, type RawRow } from "../src/app/testing/build-world.ts";

const words = ["w1", "w2", "w3"];
const filled = dictionary.filter(({ kind }) => kind !== "derived");
const domains = [
  ...new Set(dictionary.flatMap(({ columns }) => columns.flatMap(({ domain }) => domain ?? []))),
];

/** One file that fills every column of every dataset, each from a header of its own. */
const into: readonly TargetMapping[] = filled.map((dataset) => ({
  dataset: dataset.name,
  key: [header(dataset, dataset.key)],
  fields: Object.fromEntries(
    dataset.columns
      .filter((column) => column.computed !== true && !isOwnKey(dataset, column))
      .map((column): readonly [string, FieldMapping] => [
        column.name,
        { from: [header(dataset, column.name)] },
      ]),
  ),
}));

function isOwnKey({ key }: DatasetSpec, { name, domain }: ColumnSpec): boolean {
  return name === key && domain === undefined;
}

function header(dataset: DatasetSpec, column: string): string {
  return `${dataset.name}.${column}`;
}

const rows: readonly RawRow[] = Array.from({ length: 12 }, (_, row) =>
  Object.fromEntries(
    filled.flatMap((dataset) =>
      dataset.columns.map((column) => [header(dataset, column.name), cell(dataset, column, row)]),
    ),
  ),
);

/** Some channels, networks and strategies are left to the campaign; some statuses to the stage. */
function cell(dataset: DatasetSpec, column: ColumnSpec, row: number): string | null {
  if (["channel", "network", "strategy"].includes(column.name) && row % 4 === 1) return null;
  if (header(dataset, column.name) === "deal.status" && row % 4 === 0) return null;
  if (column.domain) return words[row % 3]!;
  if (column.name === dataset.key) return `k${row}`;
  return column.references === undefined ? plainCell(column, row) : `k${row % 5}`;
}

function plainCell({ name, type }: ColumnSpec, row: number): string {
  if (type === "integer" || type === "decimal" || type === "money") return String(row + 1);
  if (type === "date" || type === "instant") return `2024-0${1 + (row % 6)}-1${row % 10}`;
  return name.includes("email") ? `a${row}@firm${row}.example` : `t${row}`;
}

/** Words that mean three values of each domain; one of them changed, or known to mean nothing. */
function valuesWith(domain?: ValueDomain, change: "other" | "nothing" = "other"): ValueMappings {
  return Object.fromEntries(
    domains.map((one) => {
      const meanings = words.map((word, index): readonly [string, Meaning] => {
        const isChanged = one === domain && index === 0;
        return [word, isChanged && change === "nothing" ? null : meaningOf(one, isChanged ? 3 : index)];
      });
      return [one, { crm: Object.fromEntries(meanings) }];
    }),
  );
}

function meaningOf(domain: ValueDomain, index: number): Meaning {
  if (domain === "owner")
    return { rep: `rep${index}`, team: `team${index}`, manager: `m${index}`, territory: `land${index}` };
  if (domain === "campaign")
    return { campaign: `campaign${index}`, channel: "email", network: "x", strategy: `strategy${index}` };
  if (domain === "deal_stage") return ["won", "lost", "proposal", "negotiation"][index]!;
  if (domain === "deal_status") return ["won", "open", "lost", "open"][index]!;
  if (domain === "stage") return ["lead", "mql", "customer", "sal"][index]!;
  return allowedValues[domain]?.[index % allowedValues[domain].length]?.value ?? `${domain}${index}`;
}

interface DatasetContents {
  readonly rows: number;
  /** The values of each column, in their order. */
  readonly columns: ReadonlyMap<string, string>;
}

type Contents = ReadonlyMap<string, DatasetContents>;

async function contentsOf(world: BuildWorld): Promise<Contents> {
  const contents = new Map<string, DatasetContents>();
  for (const dataset of dictionary) {
    const names = physicalColumns(dataset).map(({ name }) => name);
    const values = names.map((name) => sql`list_sort(list(${id(name)}::varchar))::varchar`);
    const [[count, ...columns] = []] = await world.rows(
      sql`select count(*)::varchar, ${join(values)} from ${id(dataset.name)}`,
    );
    contents.set(dataset.name, {
      rows: Number(count),
      columns: new Map(names.map((name, index) => [name, String(columns[index])])),
    });
  }
  return contents;
}

/** What is said to be read by the rows of a dataset, and by those that a rule makes. */
function readByRows(dataset: string): readonly string[] {
  const loaded = loadModelFromTexts({});
  if (!loaded.ok) throw new Error("The catalogue has Problems.");
  const { acquisition, allocation, concepts } = loaded.value;
  if (dataset === "allocated_spend")
    return [...allocation.reads.values, ...valuesReadByRows(datasetNamed("spend")!)];
  if (dataset !== "acquisition") return valuesReadByRows(datasetNamed(dataset)!);
  const entry = concepts.get(acquisition.entry)?.reads.values ?? [];
  return [...acquisition.reads.values, ...entry, ...valuesReadByRows(datasetNamed("touch")!)];
}

describe("what is read of a value mapping", () => {
  it("covers every column and every row that a change of the mapping changes", {
    timeout: 240_000,
  }, async () => {
    const build = async (values: ValueMappings) =>
      contentsOf(await buildWorld({ sources: [{ source: "s", into, loads: [rows] }], values }));
    const before = await build(valuesWith());
    const untouched: string[] = [];
    const unsaid: string[] = [];
    for (const domain of domains) {
      expect(domainNamed(domain)).toBe(domain);
      let isSeen = false;
      for (const change of ["other", "nothing"] as const) {
        const after = await build(valuesWith(domain, change));
        for (const [dataset, { rows: count, columns }] of after) {
          const was = before.get(dataset)!;
          const ofRows = readByRows(dataset);
          if (count !== was.rows && !ofRows.includes(domain)) unsaid.push(`${domain}: rows of ${dataset}`);
          for (const [column, values] of columns) {
            if (values === was.columns.get(column)) continue;
            isSeen = true;
            const isSaid =
              ofRows.includes(domain) || valuesReadBy(datasetNamed(dataset)!, column).includes(domain);
            if (!isSaid) unsaid.push(`${domain}: ${dataset}.${column}`);
          }
        }
      }
      if (!isSeen) untouched.push(domain);
    }
    expect(unsaid).toEqual([]);
    expect(untouched).toEqual([]);
  });
});
