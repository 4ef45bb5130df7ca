import type { YamlNode } from "../yaml/yaml-node.ts";
import type { Entry } from "./entry.ts";

type Ids = ReadonlyMap<string, unknown>;

/** Where authors write for people. */
const forPeople: ReadonlySet<string> = new Set([
  "label",
  "description",
  "words",
  "formula",
  "traps",
  "parties",
]);

/** Where names are those of columns. */
const ofColumns: ReadonlySet<string> = new Set([
  "of",
  "where",
  "touches",
  "on",
  "time",
  "since",
  "via",
  "unit",
]);

/** What a definition that could not be resolved seems to name: any word of it that is an id. */
export function mentionsIn(entry: Entry, ids: Ids): readonly string[] {
  return known(entry, ids, wordsIn(entry.written.value, forPeople));
}

/** What it seems to rest on: the ids that stand where definitions are named. */
export function referencesIn(entry: Entry, ids: Ids): readonly string[] {
  return known(entry, ids, wordsIn(entry.written.value, new Set([...forPeople, ...ofColumns])));
}

function known({ id }: Entry, ids: Ids, words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => ids.has(word) && word !== id);
}

function wordsIn(node: YamlNode, without: ReadonlySet<string>): readonly string[] {
  switch (node.kind) {
    case "scalar":
      return typeof node.value === "string" ? namesIn(node.value) : [];
    case "list":
      return node.items.flatMap((item) => wordsIn(item, without));
    default:
      return node.entries.flatMap(({ key, value }) => (without.has(key) ? [] : wordsIn(value, without)));
  }
}

/** Every word of a text that may be an id. */
export function namesIn(text: string): readonly string[] {
  return text.match(/[a-z][a-z0-9_]*/gu) ?? [];
}
