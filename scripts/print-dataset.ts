// Writes docs/dataset.md from the dictionary of the common dataset.
import { writeFileSync } from "node:fs";
import { printDictionary } from "../src/dataset/index.ts";

writeFileSync(new URL("../docs/dataset.md", import.meta.url), printDictionary());
