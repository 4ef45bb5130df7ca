import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../catalogue/", import.meta.url);

/** The texts of the built-in definitions, which this part does not know of otherwise. */
export function catalogueTexts(): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return names.sort().map((name) => readFileSync(new URL(name, folder), "utf8"));
}
