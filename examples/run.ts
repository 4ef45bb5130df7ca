import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runExample } from "./run-example.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: "string", default: fileURLToPath(new URL("../../shared/data", import.meta.url)) },
  },
});
const [name] = positionals;
const names = readdirSync(new URL("./", import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

if (name === undefined || !names.includes(name)) {
  console.error(`npm run example -- NAME [--data DIR], where NAME is one of: ${names.join(", ")}`);
  process.exit(2);
}
if (!existsSync(values.data)) {
  console.error(
    `There is no folder ${values.data}: examples/${name}/README.md says where its public data is to be had.`,
  );
  process.exit(3);
}

const comparisons = await runExample(name, values.data);
for (const { what, expected, got } of comparisons) {
  console.log(
    `${expected === got ? "same" : "DIFFERENT"}  ${what}\n      expected ${expected}\n      got      ${got}`,
  );
}
const failed = comparisons.filter(({ expected, got }) => expected !== got).length;
console.log(`${comparisons.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
