import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { YamlEntry, YamlNode, YamlScalar } from "./yaml-node.ts";

export interface YamlFault {
  readonly kind: "alias" | YAMLError["code"];
  readonly detail: string;
  readonly start: number;
  readonly end: number;
}

/** Reads any YAML, with all that is wrong in it. */
export function readAnyYaml(text: string): {
  readonly node: YamlNode;
  readonly faults: readonly YamlFault[];
} {
  const document = parseDocument(text, { prettyErrors: false, version: "1.2" });
  const { contents } = document;
  const faults = [...document.errors.map((error) => faultOf(error, text)), ...aliasesIn(document)];
  return { node: isNode(contents) ? nodeOf(contents, 0) : emptyAt(0), faults };
}

/** Of a repeated key, the whole key. */
function faultOf({ code, message, pos: [start, end] }: YAMLError, text: string): YamlFault {
  const key = code === "DUPLICATE_KEY" ? /^(?:"[^"]*"|'[^']*'|[^:\n]*)/u.exec(text.slice(start)) : undefined;
  return { kind: code, detail: message, start, end: key ? start + key[0].length : end };
}

function aliasesIn(document: Document.Parsed): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Node: (_, node) => {
      const isNamed = !isAlias(node) && "anchor" in node && node.anchor !== undefined;
      const [start, end] = node.range ?? [0, 0];
      if (isAlias(node) || isNamed) faults.push({ kind: "alias", detail: "", start, end });
    },
  });
  return faults;
}

function nodeOf(node: Node, keyEnd: number): YamlNode {
  const [start, end] = node.range ?? [keyEnd, keyEnd];
  if (isMap(node)) {
    const isInBraces = node.flow === true;
    return {
      kind: "map",
      entries: node.items.map(entryOf),
      isInBraces,
      start,
      end: isInBraces ? end : start,
    };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => (isNode(item) ? nodeOf(item, start) : emptyAt(start)));
    return { kind: "list", items, start, end: node.flow === true ? end : start };
  }
  if (!isScalar(node) || start === end) return emptyAt(keyEnd);
  return { kind: "scalar", value: scalarOf(node.value), style: styleOf(node.type), start, end };
}

function entryOf({ key, value }: Pair): YamlEntry {
  const [start, end] = (isNode(key) && key.range) || [0, 0];
  const name = isScalar(key) ? String(key.value) : "";
  return { key: name, start, end, value: isNode(value) ? nodeOf(value, end) : emptyAt(end) };
}

function emptyAt(offset: number): YamlScalar {
  return { kind: "scalar", value: null, style: "plain", start: offset, end: offset };
}

function scalarOf(value: unknown): string | number | boolean | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function styleOf(type: string | undefined): YamlScalar["style"] {
  if (type === "QUOTE_SINGLE") return "single";
  if (type === "QUOTE_DOUBLE") return "double";
  return type?.startsWith("BLOCK") ? "block" : "plain";
}
