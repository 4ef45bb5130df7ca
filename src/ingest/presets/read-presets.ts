import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Problem } from "../../core/index.ts";
import { problem } from "../problems.ts";
import { parsePreset } from "./parse-preset.ts";
import type { Preset } from "./preset.ts";

/** The folder of the presets that come with the product. */
export const builtInPresets: string = fileURLToPath(new URL(".", import.meta.url));

export interface PresetFolder {
  /** The preset's folder, with `preset.yaml` and, for templates, `template.csv`. */
  readonly folder: string;
  readonly preset: Preset;
}

export interface ReadPresets {
  readonly presets: readonly PresetFolder[];
  readonly problems: readonly Problem[];
}

/** Reads each `<folder>/<name>/preset.yaml`. A preset of a later folder takes the place of its namesake. */
export function readPresets(folders: readonly string[]): ReadPresets {
  const found = new Map<string, PresetFolder>();
  const problems: Problem[] = [];
  for (const parent of folders.filter((folder) => existsSync(folder))) {
    for (const name of readdirSync(parent).sort()) {
      const file = join(parent, name, "preset.yaml");
      if (!existsSync(file)) continue;
      const parsed = parsePreset(readFileSync(file, "utf8"), file);
      if (!parsed.ok) problems.push(...parsed.error);
      else if (parsed.value.name !== name) {
        const facts = { preset: parsed.value.name, folder: name };
        problems.push(problem("preset-name", facts, { place: { file }, suggestion: name }));
      } else found.set(name, { folder: join(parent, name), preset: parsed.value });
    }
  }
  return { presets: [...found.values()], problems };
}
