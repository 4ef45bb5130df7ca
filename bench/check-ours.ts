import { parseDocument } from "yaml";
import { catalogueFiles } from "../src/catalogue/index.ts";
import { checkFiles, type DefinitionFile } from "../src/definitions/index.ts";
import { median, printMeasured } from "./in-child.ts";

const wanted = 1000;

/** The catalogue, and copies of its metrics under other ids, until there are as many as wanted. */
function manyFiles(): { readonly files: readonly DefinitionFile[]; readonly definitions: number } {
  const builtIn = catalogueFiles();
  const files: DefinitionFile[] = [...builtIn];
  let definitions = builtIn.reduce((total, { text }) => total + idsIn(text).length, 0);
  for (let copy = 1; definitions < wanted; copy++) {
    for (const { path, text } of builtIn) {
      const ids = idsIn(text);
      if (!text.startsWith("metrics:") || definitions >= wanted) continue;
      const renamed = text.replaceAll(/^ {2}(\w+):$/gmu, `  $1_${copy}:`);
      files.push({
        path: `definitions/${copy}-${path.replaceAll("/", "-")}`,
        text: renamed,
        origin: "workspace",
      });
      definitions += ids.length;
    }
  }
  return { files, definitions };
}

function idsIn(text: string): readonly string[] {
  return text.match(/^ {2}\w+:$/gmu) ?? [];
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const { files, definitions } = manyFiles();
const check = () => {
  if (!checkFiles(files).model) throw new Error("The copies of the catalogue have Problems.");
};
const cold = timed(check);
const warm = median(Array.from({ length: 9 }, () => timed(check)));
const yamlOnly = timed(() => {
  for (const { text } of files) parseDocument(text).toJS();
});
printMeasured(cold / 1000, { definitions, cold, warm, yamlOnly });
