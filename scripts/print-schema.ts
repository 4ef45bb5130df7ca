// Writes the JSON Schema by which editors complete definitions: schema/definitions.schema.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { printJsonSchema } from "../src/definitions/shape/print-json-schema.ts";

const folder = new URL("../schema/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("definitions.schema.json", folder), printJsonSchema());
