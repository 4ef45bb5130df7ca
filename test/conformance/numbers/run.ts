// Labelled numbers of companies, judged by the checks that claim them: npm run conformance:numbers -- --file FILE [--json] [--mutants]
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Accepted, judgeNumbers } from "./judge-numbers.ts";
import { mutateNumbers } from "./mutate-numbers.ts";
import { readNumbers } from "./read-numbers.ts";

const shared = fileURLToPath(
  new URL("../../../../shared/data/validate/company_numbers.csv", import.meta.url),
);
const { values } = parseArgs({
  options: {
    file: { type: "string", default: shared },
    json: { type: "boolean", default: false },
    mutants: { type: "boolean", default: false },
  },
});
const labelled = readNumbers(readFileSync(values.file, "utf8"));
const { tallies, wrong, unclaimed, contradictory } = judgeNumbers(labelled);
if (values.json) console.log(JSON.stringify(Object.fromEntries(tallies)));
else {
  for (const { module, number, isValid } of wrong)
    console.log(`${module} ${number}: ${isValid ? "valid, and refused" : "invalid, and accepted"}`);
  for (const { module, number } of contradictory)
    console.log(`${module} ${number}: labelled valid and invalid in this file, not counted`);
  for (const [module, { valid, invalid }] of tallies)
    console.log(`${module}: accepted ${share(valid)} valid and ${share(invalid)} invalid`);
  if (values.mutants)
    for (const [module, accepted] of mutateNumbers(labelled))
      console.log(`${module}: accepted ${share(accepted)} that differ from a valid number in one digit`);
  console.log(`not claimed: ${Array.from(unclaimed, ([module, count]) => `${module} ${count}`).join(", ")}`);
  const judged = labelled.length - contradictory.length - sum(unclaimed.values());
  console.log(`${judged - wrong.length} passed, ${wrong.length} failed`);
}

function share([accepted, total]: Accepted): string {
  return `${accepted} of ${total}`;
}

function sum(counts: Iterable<number>): number {
  return Array.from(counts).reduce((total, count) => total + count, 0);
}
