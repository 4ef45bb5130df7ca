import { parse as parseCsv } from "csv-parse/sync";
import { parse, stringify } from "yaml";
import { queryMetric } from "../../src/app/query-metric.ts";
import { querySession } from "../../src/app/query-session.ts";
import { makeTable, type TestRow } from "../../src/app/testing/fill-table.ts";
import { settingsFrom } from "../../src/app/testing/settings-from.ts";
import { loadModelFromTexts } from "../../src/catalogue/index.ts";
import type { Answer } from "../../src/contract/index.ts";
import type { Settings } from "../../src/core/index.ts";
import { id, sql } from "../../src/sql/index.ts";
import { type DemoCompany, valueOf } from "./demo-company.ts";
import type { ReferenceExample } from "./read-examples.ts";

/** Asks an example's questions of the demo company, with the example's definitions beside the built-in ones. */
export async function runExample(
  company: DemoCompany,
  example: ReferenceExample,
): Promise<readonly Answer[]> {
  const { definitions = "" } = example;
  if (!/^(?:acquisition|allocation):/mu.test(definitions)) return askAll(company, example);
  const rebuilt = await company.builtWith(definitions);
  try {
    return await askAll(rebuilt, example);
  } finally {
    await rebuilt.close();
  }
}

async function askAll(company: DemoCompany, example: ReferenceExample): Promise<readonly Answer[]> {
  const { engine, snapshot, texts } = company;
  if (example.values !== undefined) refuseStrangeValues(example.values, texts.values);
  const settings = settingsOf(example, texts.settings);
  const own =
    example.definitions === undefined ? {} : { [`definitions/${example.name}.yaml`]: example.definitions };
  const model = valueOf(
    loadModelFromTexts(
      { "definitions/demo.yaml": texts.definitions, ...own },
      { settings, parties: settings.parties },
    ),
  );
  const datasets = [...model.datasets.keys()].map((name) => model.schema.datasets.get(name)!);
  try {
    for (const dataset of datasets) {
      const rows = rowsOf(example.rows[dataset.name] ?? "");
      await makeTable(engine, dataset, { rows, timezone: settings.timezone });
    }
    const session = querySession({ model, settings, engine, snapshot });
    const answers: Answer[] = [];
    for (const { query } of example.questions) answers.push(valueOf(await queryMetric(session, query)));
    return answers;
  } finally {
    for (const { name } of datasets) await engine.run(sql`drop table if exists ${id(name)}`);
  }
}

function settingsOf({ settings = "" }: ReferenceExample, ofDemo: string): Settings {
  const merged: unknown = { ...parse(ofDemo), ...parse(settings) };
  return settingsFrom(stringify(merged));
}

/** An empty field is null; everything else is read by the column's type. */
function rowsOf(text: string): readonly TestRow[] {
  const rows: readonly { readonly [column: string]: string }[] = parseCsv(text, {
    columns: true,
    trim: true,
  });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === "" ? null : value])),
  );
}

/** What an example shows of the value mappings is what the demo company's file says. */
function refuseStrangeValues(shown: string, ofDemo: string): void {
  const known: unknown = parse(ofDemo);
  for (const [path, canonical] of leaves(parse(shown)))
    if (path.reduce<unknown>(child, known) !== canonical)
      throw new Error(`The demo does not map ${path.join(".")} so.`);
}

function leaves(
  value: unknown,
  path: readonly string[] = [],
): readonly (readonly [readonly string[], unknown])[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
}

function child(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
