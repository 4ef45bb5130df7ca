import type { Place, Problem } from "../../core/index.ts";
import type { PlaceOf } from "../problems.ts";
import { readAnyYaml } from "./read-any-yaml.ts";
import { readPlainYaml } from "./read-plain-yaml.ts";
import { spansIn } from "./scalar-spans.ts";
import { type Found, isStandIn, type YamlNode } from "./yaml-node.ts";
import { yamlProblem } from "./yaml-problems.ts";

export type { YamlPath } from "./yaml-node.ts";

export interface DefinitionFile {
  /** As messages name it: `definitions/leads.yaml`. */
  readonly path: string;
  readonly text: string;
  readonly origin: "catalogue" | "workspace";
}

/** A file read as YAML: its nodes, and where each of them stands. */
export interface YamlFile {
  readonly file: DefinitionFile;
  readonly root: YamlNode;
  readonly problems: readonly Problem[];
  /** Whether the nodes can be trusted: nothing but a repeated key is wrong. */
  readonly isWhole: boolean;
  /** The place of a stretch of the file; `unsaid` for what stands in no file. */
  placeAt(start: number, end: number): Place;
}

export function readYaml(file: DefinitionFile): YamlFile {
  const { path: name, text } = file;
  const plain = readPlainYaml(text);
  const { node: root, faults } = plain ? { node: plain, faults: [] } : readAnyYaml(text);
  const placeAt = placesOf(name, text);
  return {
    file,
    root,
    problems: faults.map((fault) => yamlProblem(fault, placeAt(fault.start, fault.end))),
    isWhole: faults.every(({ kind }) => kind === "DUPLICATE_KEY"),
    placeAt,
  };
}

/** Where a value stands; an empty one stands at its key. */
export function placeOfValue(yaml: YamlFile, { node, entry }: Found): Place {
  const isEmpty = node.kind === "scalar" && node.start === node.end && !isStandIn(node);
  return isEmpty && entry ? yaml.placeAt(entry.start, entry.end) : yaml.placeAt(node.start, node.end);
}

/** Places inside the text of a scalar, for the expression it holds. */
export function spansOfNode(yaml: YamlFile, node: YamlNode): PlaceOf {
  if (node.kind !== "scalar" || isStandIn(node)) return () => yaml.placeAt(node.start, node.end);
  return (span) => yaml.placeAt(...spansIn(node, yaml.file.text, span));
}

/**
 * The place of what no author wrote: a value put in the place of a faulty or missing one, so that the rest can be
 * checked. The fault was said where it is; what follows from the stand-in is not.
 */
export const unsaid: Place = { file: "" };

/** Lines and columns of offsets; the lines are counted when the first place is asked. */
function placesOf(file: string, text: string): (start: number, end: number) => Place {
  let starts: readonly number[] | undefined;
  return (start, end) => {
    if (start < 0) return unsaid;
    starts ??= startsOfLines(text);
    const line = lastAtOrBefore(starts, start);
    const written = text.slice(start, end).trimEnd();
    const isShown = written !== "" && !written.includes("\n");
    return { file, line: line + 1, column: start - starts[line]! + 1, ...(isShown && { text: written }) };
  };
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
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
