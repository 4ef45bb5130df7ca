// isemail's labelled addresses, each as its category asks: npm run conformance:isemail -- --file FILE
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { judgeAddress } from "./judge-address.ts";
import { readAddresses } from "./read-addresses.ts";

const shared = fileURLToPath(new URL("../../../../shared/data/validate/tests.xml", import.meta.url));
const { values } = parseArgs({ options: { file: { type: "string", default: shared } } });
const addresses = readAddresses(readFileSync(values.file, "utf8"));
let failed = 0;
for (const labelled of addresses) {
  const wrong = judgeAddress(labelled);
  if (wrong === undefined) continue;
  failed++;
  console.log(`${labelled.id}: ${wrong}`);
}
console.log(`${addresses.length - failed} passed, ${failed} failed`);
