import type { Place, Problem } from "../../core/index.ts";
import type { PlaceOf } from "../problems.ts";
import { readAnyYaml } from "./read-any-yaml.ts";
import { readPlainYaml } from "./read-plain-yaml.ts";
import { spansIn } from "./scalar-spans.ts";
import { nodeAt, valueOf, type YamlPath } from "./yaml-node.ts";
import { yamlProblem } from "./yaml-problems.ts";

export type { YamlPath } from "./yaml-node.ts";

export interface DefinitionFile {
  /** As messages name it: `definitions/leads.yaml`. */
  readonly path: string;
  readonly text: string;
  readonly origin: "catalogue" | "workspace";
}

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
  const { path: name, text } = file;
  const plain = readPlainYaml(text);
  const { node: root, faults } = plain ? { node: plain, faults: [] } : readAnyYaml(text);
  const placeAt = placesOf(name, text);
  const isWhole = faults.every(({ kind }) => kind === "DUPLICATE_KEY");
  return {
    file,
    value: isWhole ? valueOf(root) : {},
    problems: faults.map((fault) => yamlProblem(fault, placeAt(fault.start, fault.end))),
    isWhole,
    keyAt: (path) => {
      const { node, entry } = nodeAt(root, path);
      return entry ? placeAt(entry.start, entry.end) : placeAt(node.start, node.end);
    },
    valueAt: (path) => {
      const { node, entry } = nodeAt(root, path);
      const isEmpty = node.kind === "scalar" && node.start === node.end;
      return isEmpty && entry ? placeAt(entry.start, entry.end) : placeAt(node.start, node.end);
    },
    spansAt: (path) => (span) => {
      const { node } = nodeAt(root, path);
      if (node.kind !== "scalar") return placeAt(node.start, node.end);
      return placeAt(...spansIn(node, text, span));
    },
    isInBraces: (path) => {
      const { node } = nodeAt(root, path);
      return node.kind === "map" && node.isInBraces;
    },
  };
}

/** Lines and columns of offsets; the lines are counted when the first place is asked. */
function placesOf(file: string, text: string): (start: number, end: number) => Place {
  let starts: readonly number[] | undefined;
  return (start, end) => {
    starts ??= [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
    const line = lastAtOrBefore(starts, start);
    const written = text.slice(start, end).trimEnd();
    const isShown = written !== "" && !written.includes("\n");
    return { file, line: line + 1, column: start - starts[line]! + 1, ...(isShown && { text: written }) };
  };
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
