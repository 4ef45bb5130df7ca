import type { Settings } from "../../core/index.ts";
import type { Model } from "../../definitions/index.ts";
import { findDimension, type FoundDimension } from "./find-dimension.ts";
import { type Reach, reachFrom } from "./reach.ts";
import { type Source, sourceNamed } from "./source.ts";

/** A model with what every query needs again, worked out once. */
export interface CompiledModel {
  readonly model: Model;
  readonly settings: Settings;
  readonly source: (name: string) => Source;
  /** A dimension (an id, or `dataset.column`). */
  readonly dimension: (name: string) => FoundDimension | undefined;
  /** How a source's rows reach a dimension (an id, or `dataset.column`). */
  readonly reach: (source: Source, dimension: string) => Reach;
}

export function compileModel(model: Model, settings: Settings): CompiledModel {
  const sources = new Map<string, Source>();
  const dimensions = new Map<string, FoundDimension | undefined>();
  const reaches = new Map<string, Reach>();
  const compiled: CompiledModel = {
    model,
    settings,
    source: (name) =>
      remembered(sources, name, () => {
        const source = sourceNamed(model, name);
        if (!source) throw new Error(`There is no dataset or concept ${name}.`);
        return source;
      }),
    dimension: (name) => remembered(dimensions, name, () => findDimension(model, name)),
    reach: (source, dimension) =>
      remembered(reaches, `${source.name}\n${dimension}`, () => reachFrom(compiled, source, dimension)),
  };
  return compiled;
}

function remembered<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}
