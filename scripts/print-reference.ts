// Fills the pages of docs/reference: tables of keys and functions, examples with the answers of the demo company.
//   npm run docs [-- FOLDER]     FOLDER keeps the demo company, built, between runs
import { writeFileSync } from "node:fs";
import { openDemoCompany } from "../test/reference/demo-company.ts";
import { type Answered, fillPage, readPages } from "../test/reference/fill-page.ts";
import { readExamples } from "../test/reference/read-examples.ts";
import { runExample } from "../test/reference/run-example.ts";

const company = await openDemoCompany(process.argv[2]);
const answered = new Map<string, Answered>();
let failed = 0;
for (const example of readExamples()) {
  try {
    answered.set(example.name, { example, answers: await runExample(company, example) });
  } catch (error) {
    failed += 1;
    console.error(`${example.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
await company.close();
if (failed === 0) for (const page of readPages()) writeFileSync(page.url, fillPage(page, answered));
process.exit(failed === 0 ? 0 : 1);
