// MetricFlow's integration cases, asked of what their models become here: npm run conformance:metricflow -- --cases FILE
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readCases } from "./read-cases.ts";
import { runCases } from "./run-cases.ts";

const ours = fileURLToPath(new URL("public", import.meta.url));
const { values } = parseArgs({
  options: { cases: { type: "string" }, models: { type: "string" }, tables: { type: "string" } },
});
const file = resolve(values.cases ?? join(ours, "cases.json"));
const { models = beside("models"), tables = beside("tables") } = values;
const cases = readCases(readFileSync(file, "utf8"));
const differences = await runCases({ cases, models, tables });
for (const { name, reason } of differences) console.log(`${name}: ${reason}`);
console.log(`${cases.length - differences.length} passed, ${differences.length} failed`);

/** The folder beside the cases, else that of the public ones. */
function beside(name: string): string {
  const near = join(dirname(file), name);
  return existsSync(near) ? near : join(ours, name);
}
