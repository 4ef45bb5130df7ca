import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { nearest, type Place, type Problem } from "../../core/index.ts";
import { problem, type YamlFault } from "./words.ts";

/** A YAML mapping being read: its members by key, where each stands, and the problems met so far. */
export interface Section {
  readonly members: ReadonlyMap<string, Node | null>;
  readonly problems: Problem[];
  readonly placeOf: (key: string) => Place;
  readonly placeOfNode: (node: Node | null | undefined) => Place;
}

const faults: { readonly [code: string]: YamlFault } = {
  DUPLICATE_KEY: "repeated-key",
  TAB_AS_INDENT: "tab",
};

/** Reads the text of `file`; undefined when it is not YAML, which is then one of the problems. */
export function parseSection(file: string, text: string, problems: Problem[]): Section | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  for (const error of document.errors) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    problems.push(
      problem(
        "settings-unreadable",
        { cause: faults[error.code] ?? "structure" },
        { place: { file, line, column: col } },
      ),
    );
  }
  if (document.errors.length > 0) return undefined;
  const placeOfNode = (node: Node | null | undefined): Place => {
    if (!node?.range) return { file };
    const { line, col } = lineCounter.linePos(node.range[0]);
    return { file, line, column: col };
  };
  return sectionOf(document.contents, problems, placeOfNode);
}

export function sectionOf(
  node: Node | null,
  problems: Problem[],
  placeOfNode: Section["placeOfNode"],
): Section {
  const members = new Map<string, Node | null>();
  const keys = new Map<string, Node>();
  for (const pair of isMap<Node, Node>(node) ? node.items : []) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    members.set(String(pair.key.value), pair.value);
    keys.set(String(pair.key.value), pair.key);
  }
  return { members, problems, placeOfNode, placeOf: (key) => placeOfNode(keys.get(key) ?? node) };
}

export function refuseUnknownKeys(section: Section, known: readonly string[]): void {
  for (const key of section.members.keys()) {
    if (known.includes(key)) continue;
    const suggestion = nearest(key, known);
    section.problems.push(problem("setting-unknown", { key }, { place: section.placeOf(key), suggestion }));
  }
}

/** The text as it is written in the file, so that `0.10` stays `0.10`; undefined when blank or absent. */
export function textOf(section: Section, key: string): string | undefined {
  const node = section.members.get(key);
  if (node === undefined || isBlank(node)) return undefined;
  const text = scalarText(node);
  if (text === undefined)
    section.problems.push(problem("setting-not-text", { key }, { place: section.placeOf(key) }));
  return text;
}

/** Undefined for a list or a mapping. */
export function scalarText(node: Node | null): string | undefined {
  if (!isScalar(node)) return undefined;
  return (typeof node.value === "string" ? node.value : (node.source ?? "")).trim();
}

function isBlank(node: Node | null): boolean {
  return node === null || (isScalar(node) && (node.value === null || node.value === ""));
}

export function listOf(section: Section, key: string): readonly (Node | null)[] | undefined {
  const node = section.members.get(key);
  if (node === undefined || isBlank(node)) return undefined;
  if (isSeq<Node>(node)) return node.items;
  section.problems.push(problem("setting-not-list", { key }, { place: section.placeOf(key) }));
  return undefined;
}
