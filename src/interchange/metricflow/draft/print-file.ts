import { Document, isCollection, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import type { Body, Entry, FileDraft, Section } from "./entry.ts";

const order: readonly Section[] = ["datasets", "calendars", "dimensions", "measures", "metrics"];

/** The tidy YAML of a file of definitions; undefined when it defines nothing. */
export function printFile({ heading, sections }: FileDraft): string | undefined {
  const filled = order.filter((section) => (sections[section] ?? []).length > 0);
  if (filled.length === 0) return undefined;
  const content = Object.fromEntries(filled.map((section) => [section, bodiesOf(sections[section] ?? [])]));
  const document = new Document(content, { aliasDuplicateObjects: false });
  for (const section of filled) layOutSection(document, section, sections[section] ?? []);
  document.commentBefore = ` ${heading}`;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Whether a text begins as an import's files do. */
export function isImportedText(text: string): boolean {
  return text.startsWith("# MetricFlow: ");
}

function bodiesOf(entries: readonly Entry[]): { readonly [id: string]: Body } {
  return Object.fromEntries(entries.map(({ id, body }) => [id, body]));
}

function layOutSection(document: Document, section: Section, entries: readonly Entry[]): void {
  const map = document.get(section);
  if (!isMap(map)) return;
  for (const [index, pair] of map.items.entries()) {
    const { key, value } = pair;
    if (isScalar(key)) {
      const comment = entries[index]?.comment;
      if (comment !== undefined) key.commentBefore = ` ${comment}`;
      if (index > 0) key.spaceBefore = true;
    }
    if (isMap(value)) layOut(value);
  }
}

const widest = 92;

/** What is short stands on one line, but for the definition itself. */
function layOut(map: YAMLMap): void {
  for (const { value } of map.items as readonly Pair[]) {
    if (!isCollection(value)) continue;
    if (isShort(value) && !isOpened(map, value)) value.flow = true;
    else if (isMap(value)) layOut(value);
    else for (const item of value.items) if (isMap(item)) item.flow = true;
  }
}

function isShort(node: Node): boolean {
  const depth = depthOf(node);
  return depth <= 2 && JSON.stringify(node.toJSON()).length <= widest;
}

/** Lists of columns and of what carries a dimension read line by line. */
function isOpened(map: YAMLMap, value: Node): boolean {
  const key = map.items.find((pair) => pair.value === value)?.key;
  return isScalar(key) && ["columns", "relationships", "on", "inputs"].includes(String(key.value));
}

function depthOf(node: unknown): number {
  if (isMap(node)) return 1 + Math.max(0, ...node.items.map(({ value }) => depthOf(value)));
  return isSeq(node) ? 1 + Math.max(0, ...node.items.map(depthOf)) : 0;
}
