import { idPattern } from "../shape/id-pattern.ts";
import type { YamlFile } from "../yaml/yaml-file.ts";
import type { DefinitionKind } from "./entry.ts";

/**
 * The ids that a file seems to define when it cannot be read as YAML: its fault is said once, and not again by all that
 * rests on it. Lines are enough: a section begins at the margin, and its ids stand at the first depth below it.
 */
export function lostIds(
  { isWhole, file }: YamlFile,
  sections: { readonly [section: string]: DefinitionKind },
): ReadonlyMap<string, DefinitionKind> {
  const lost = new Map<string, DefinitionKind>();
  if (isWhole) return lost;
  let kind: DefinitionKind | undefined;
  let depth = 0;
  for (const line of file.text.split("\n")) {
    const [, indent, key] = /^(\s*)([^\s#:'"]+)\s*:/u.exec(line) ?? [];
    if (indent === undefined || key === undefined) continue;
    if (indent === "") {
      kind = Object.hasOwn(sections, key) ? sections[key] : undefined;
      depth = 0;
    } else {
      if (depth === 0) depth = indent.length;
      if (kind && indent.length === depth && idPattern.test(key)) lost.set(key, kind);
    }
  }
  return lost;
}
