// MetricFlow's integration cases, asked of what their models become here: npm run conformance:metricflow -- --cases FILE
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { tableColumns } from "../../../src/app/import-metricflow.ts";
import type { Result, Problem } from "../../../src/core/index.ts";
import { openModel, type OpenModel } from "./open-model.ts";
import { folderOf, readCases } from "./read-cases.ts";
import { differenceOf } from "./run-case.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const { values } = parseArgs({
  options: { cases: { type: "string" }, models: { type: "string" }, tables: { type: "string" } },
});
if (values.cases === undefined) {
  console.error("npm run conformance:metricflow -- --cases FILE [--models DIR --tables DIR]");
  process.exit(2);
}
const file = resolve(values.cases);
const models = values.models ?? beside("models");
const tables = values.tables ?? beside("tables");
const text = readFileSync(file, "utf8");
const cases = readCases(text);
const scratch = mkdtempSync(join(tmpdir(), "entente-conformance-"));
const columns = await tableColumns(tables);
const opened = new Map<string, Result<OpenModel, readonly Problem[]>>();

let passed = 0;
for (const one of cases) {
  const folder = folderOf(one.model);
  const model =
    opened.get(folder) ?? (await openModel({ models: join(models, folder), tables, scratch }, columns));
  opened.set(folder, model);
  const difference = model.ok ? await differenceOf(one, model.value) : `not imported: ${first(model.error)}`;
  if (difference === undefined) passed++;
  else console.log(`${one.name}: ${difference}`);
}
for (const model of opened.values()) if (model.ok) await model.value.engine.close();
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${cases.length - passed} failed`);
const expected = expectedOf(text);
if (passed < expected) console.log(`${expected} passed before.`);
process.exit(passed < expected ? 1 : 0);

/** The folder beside the cases, else where the project keeps MetricFlow's. */
function beside(name: string): string {
  const near = join(dirname(file), name);
  return existsSync(near) ? near : join(root, "../shared/data/metricflow", name);
}

/** How many of these very cases passed before; of others nothing is known. */
function expectedOf(json: string): number {
  const kept = readFileSync(new URL("./baseline.json", import.meta.url), "utf8");
  const baseline = z.record(z.string(), z.int()).parse(JSON.parse(kept));
  return baseline[createHash("sha256").update(json).digest("hex")] ?? 0;
}

function first(problems: readonly Problem[]): string {
  return problems[0]?.message.en ?? "";
}
