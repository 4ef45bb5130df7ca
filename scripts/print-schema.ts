// Writes what is printed from the language itself: schema/definitions.schema.json, and the tables of
// functions in docs/language.md.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { printFunctions } from "../src/definitions/functions/print-functions.ts";
import { printJsonSchema } from "../src/definitions/shape/print-json-schema.ts";

const folder = new URL("../schema/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("definitions.schema.json", folder), printJsonSchema());

const reference = new URL("../docs/language.md", import.meta.url);
let text = readFileSync(reference, "utf8");
for (const language of ["en", "fr"] as const) {
  const [begin, end] = [`<!-- functions ${language} -->\n`, `\n<!-- end -->`];
  const from = text.indexOf(begin) + begin.length;
  text = text.slice(0, from) + printFunctions(language) + text.slice(text.indexOf(end, from));
}
writeFileSync(reference, text);
