import { isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import type { Localised, Problem } from "../../../core/index.ts";
import { checkFiles, type DefinitionFile } from "../../../definitions/index.ts";
import type { ImportedFile } from "../import-metricflow.ts";
import { type Refusable, type Refused, refusedKey } from "./refused.ts";

/** Of what was written, the definitions that our own check says no to, beside those that are in use already. */
export function refusedIn(files: readonly ImportedFile[], beside: readonly DefinitionFile[]): Refused {
  const own = files.map(({ name, text }): DefinitionFile => ({ path: name, text, origin: "workspace" }));
  const faults = checkFiles([...beside, ...own]).problems.filter(({ severity }) => severity === "error");
  return new Map(faults.map((fault) => [keyOf(files, fault), wordsOf(fault)]));
}

function keyOf(files: readonly ImportedFile[], fault: Problem): string {
  const file = files.find(({ name }) => name === fault.place?.file);
  const path = file && pathAt(file.text, fault.place?.line ?? 0);
  const [section, id, part, role] = path ?? [];
  if (section === undefined || id === undefined)
    throw new Error(`What was imported does not fit: ${fault.message.en}`);
  return part === "relationships" && role !== undefined
    ? refusedKey("relationships", `${id}.${role}`)
    : refusedKey(sectionOf(section), id);
}

function sectionOf(word: string): Refusable {
  switch (word) {
    case "datasets":
    case "calendars":
    case "dimensions":
    case "measures":
    case "metrics":
      return word;
    default:
      throw new Error(`An import writes no section ${word}.`);
  }
}

function wordsOf({ message, suggestion }: Problem): Localised {
  if (suggestion === undefined) return message;
  return { en: `${message.en} (${suggestion})`, fr: `${message.fr} (${suggestion})` };
}

/** The keys that lead to what is written on a line. */
function pathAt(text: string, line: number): readonly string[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines });
  const path: string[] = [];
  let node: Node | null = contents;
  while (isMap(node)) {
    const last = node.items.findLast(
      ({ key }) => isScalar(key) && lines.linePos(key.range?.[0] ?? 0).line <= line,
    );
    if (!last || !isScalar(last.key)) break;
    path.push(String(last.key.value));
    node = isMap(last.value) ? last.value : null;
  }
  return path;
}
