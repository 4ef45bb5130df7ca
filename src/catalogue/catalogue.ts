import { readdirSync, readFileSync } from "node:fs";
import type { DefinitionFile } from "../definitions/index.ts";

const folder = new URL("./", import.meta.url);

/** The built-in definitions, as files; their paths begin with `catalogue/`. */
export function catalogueFiles(): readonly DefinitionFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({
      path: `catalogue/${name}`,
      text: readFileSync(new URL(name, folder), "utf8"),
      origin: "catalogue",
    }));
}
