import { catalogueFiles } from "../src/catalogue/index.ts";
import type { DefinitionFile } from "../src/definitions/index.ts";

const wanted = 1000;

/** Copies of the catalogue's metrics under other ids, until there are as many definitions as wanted with the catalogue's own. */
export function manyDefinitions(): {
  readonly files: readonly DefinitionFile[];
  readonly definitions: number;
} {
  const builtIn = catalogueFiles();
  const files: DefinitionFile[] = [];
  let definitions = builtIn.reduce((total, { text }) => total + idsIn(text).length, 0);
  for (let copy = 1; definitions < wanted; copy++) {
    for (const { path, text } of builtIn) {
      const ids = idsIn(text);
      if (!text.startsWith("metrics:") || definitions >= wanted) continue;
      const renamed = text.replaceAll(/^ {2}(\w+):$/gmu, `  $1_${copy}:`);
      const name = `definitions/${copy}-${path.split("/").at(-1)}`;
      files.push({ path: name, text: renamed, origin: "workspace" });
      definitions += ids.length;
    }
  }
  return { files, definitions };
}

function idsIn(text: string): readonly string[] {
  return text.match(/^ {2}\w+:$/gmu) ?? [];
}
