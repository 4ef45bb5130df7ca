// Writes schema/definitions.schema.json from the shapes by which definitions are read.
import { mkdirSync, writeFileSync } from "node:fs";
import { printJsonSchema } from "../src/definitions/index.ts";

const folder = new URL("../schema/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("definitions.schema.json", folder), printJsonSchema());
