import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from "yaml";
import type { Place, Problem } from "../../core/index.ts";
import type { PlaceOf } from "../problems.ts";
import { spansIn } from "./scalar-spans.ts";
import { yamlProblems } from "./yaml-problems.ts";

export interface DefinitionFile {
  /** As messages name it: `definitions/leads.yaml`. */
  readonly path: string;
  readonly text: string;
  readonly origin: "catalogue" | "workspace";
}

export type YamlPath = readonly (string | number)[];

/** A file read as YAML: its values, and where each of them stands. */
export interface YamlFile {
  readonly file: DefinitionFile;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Whether the values can be trusted: nothing but a repeated key is wrong. */
  readonly isWhole: boolean;
  /** The place of the key that ends the path; of the nearest that exists, when it does not. */
  keyAt(path: YamlPath): Place;
  valueAt(path: YamlPath): Place;
  /** Places inside the text of a scalar, for the expression it holds. */
  spansAt(path: YamlPath): PlaceOf;
  /** Whether the mapping at a path is written in braces. */
  isInBraces(path: YamlPath): boolean;
}

export function readYaml(file: DefinitionFile): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  const placeAt = (start: number, end: number): Place => {
    const { line, col } = lines.linePos(start);
    const text = file.text.slice(start, end).trimEnd();
    return { file: file.path, line, column: col, ...(text !== "" && !text.includes("\n") && { text }) };
  };
  const { problems, isWhole } = yamlProblems(document, placeAt);
  const root = document.contents;
  return {
    file,
    value: isWhole ? document.toJS() : {},
    problems,
    isWhole,
    keyAt: (path) => {
      const { pair, node } = walk(root, path);
      const range = (pair && isNode(pair.key) ? pair.key.range : undefined) ?? node?.range;
      return range ? placeAt(range[0], range[1]) : { file: file.path };
    },
    valueAt: (path) => {
      const { pair, node } = walk(root, path);
      const range = node?.range ?? (pair && isNode(pair.key) ? pair.key.range : undefined);
      return range ? placeAt(range[0], range[1]) : { file: file.path };
    },
    spansAt: (path) => (span) => {
      const { node } = walk(root, path);
      if (!node?.range) return { file: file.path };
      const [start, end] = isScalar(node) ? spansIn(node, file.text, span) : node.range;
      return placeAt(start, end);
    },
    isInBraces: (path) => {
      const { node } = walk(root, path);
      return isMap(node) && node.flow === true;
    },
  };
}

interface Found {
  readonly node: Node | undefined;
  readonly pair: Pair | undefined;
}

function walk(root: unknown, path: YamlPath): Found {
  let found: Found = { node: isNode(root) ? root : undefined, pair: undefined };
  for (const step of path) {
    const next = stepInto(found.node, step);
    if (!next) break;
    found = next;
  }
  return found;
}

function stepInto(node: Node | undefined, step: string | number): Found | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair && { pair, node: isNode(pair.value) ? pair.value : undefined };
  }
  if (!isSeq(node)) return undefined;
  const item = node.items[Number(step)];
  return isNode(item) && !isPair(item) ? { node: item, pair: undefined } : undefined;
}
