import type { Place } from "../../core/index.ts";
import type { PlaceOf } from "../problems.ts";
import type { YamlFile, YamlPath } from "../yaml/yaml-file.ts";

export type DefinitionKind = "dataset" | "calendar" | "dimension" | "measure" | "concept" | "metric";

/** A definition as it stands in its file, before it means anything. */
export interface Entry {
  readonly kind: DefinitionKind | "acquisition" | "allocation";
  readonly id: string;
  readonly value: unknown;
  readonly yaml: YamlFile;
  readonly path: YamlPath;
}

/** An entry whose form has been checked. */
export interface Shaped<Shape> extends Entry {
  readonly shape: Shape;
}

export function placeOf(entry: Entry, path: YamlPath = []): Place {
  const whole = [...entry.path, ...path];
  return path.length === 0 ? entry.yaml.keyAt(whole) : entry.yaml.valueAt(whole);
}

export function keyPlaceOf(entry: Entry, path: YamlPath): Place {
  return entry.yaml.keyAt([...entry.path, ...path]);
}

export function spansOf(entry: Entry, path: YamlPath): PlaceOf {
  return entry.yaml.spansAt([...entry.path, ...path]);
}
