// Reads the YAML files of a folder with the library alone: node bench/yaml-alone.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";

const [folder = "."] = process.argv.slice(2);
for (const name of readdirSync(folder)) parseDocument(readFileSync(join(folder, name), "utf8")).toJS();
