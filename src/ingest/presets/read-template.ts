import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PresetFolder } from "./read-presets.ts";

/** The header line of one of our own layouts, to be filled; undefined when no template has the name. */
export function readTemplate(presets: readonly PresetFolder[], name: string): string | undefined {
  const found = presets.find(({ preset }) => preset.isTemplate && preset.name === name);
  return found === undefined ? undefined : readFileSync(join(found.folder, "template.csv"), "utf8");
}
