import type { Place } from "../../core/index.ts";
import type { PlaceOf } from "../problems.ts";
import { nodeAt, type YamlEntry } from "../yaml/yaml-node.ts";
import { placeOfValue, spansOfNode, type YamlFile, type YamlPath } from "../yaml/yaml-file.ts";

export type DefinitionKind = "dataset" | "calendar" | "dimension" | "measure" | "concept" | "metric";

/** A definition as it stands in its file, before it means anything. */
export interface Entry {
  readonly kind: DefinitionKind | "acquisition" | "allocation";
  /** The section it stands in; of a rule, its own name. */
  readonly section: string;
  readonly id: string;
  /** Its key and value; once its form has been checked, with stand-ins for what was faulty. */
  readonly written: YamlEntry;
  readonly yaml: YamlFile;
}

/** An entry whose form has been checked. */
export interface Shaped<Shape> extends Entry {
  readonly shape: Shape;
  /** A word that decides on the meaning of others had to be guessed: what hangs on it is not said. */
  readonly isGuessed: boolean;
}

export function placeOf(entry: Entry, path: YamlPath = []): Place {
  return path.length === 0 ? keyPlaceOf(entry, path) : placeOfValue(entry.yaml, foundAt(entry, path));
}

export function keyPlaceOf(entry: Entry, path: YamlPath): Place {
  const { node, entry: own } = foundAt(entry, path);
  const { start, end } = own ?? node;
  return entry.yaml.placeAt(start, end);
}

export function spansOf(entry: Entry, path: YamlPath): PlaceOf {
  return spansOfNode(entry.yaml, foundAt(entry, path).node);
}

function foundAt({ written }: Entry, path: YamlPath) {
  return nodeAt({ node: written.value, entry: written }, path);
}

export function inShort({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}
