import type { Settings } from "../../core/index.ts";
import {
  conceptFacts,
  dimensionFacts,
  dimensionScope,
  type Model,
  periodType,
  type Scope,
  scopesOf,
} from "../../definitions/index.ts";
import { findDimension, type FoundDimension } from "./find-dimension.ts";
import { type Reach, reachFrom } from "./reach.ts";
import { type Source, type Sources, sourcesOf } from "./source.ts";

/** A model with what every query needs again, worked out once. */
export interface CompiledModel {
  readonly model: Model;
  readonly settings: Settings;
  readonly findSource: Sources;
  /** The same, of a name that definitions were checked to hold. */
  readonly source: (name: string) => Source;
  /** What the names of a condition over dimensions mean. */
  readonly conditions: Scope;
  /** A dimension: an id or `dataset.column`, also by way of related rows, with a grain after a colon. */
  readonly dimension: (name: string) => FoundDimension | undefined;
  /** How a source's rows reach a dimension (an id, or `dataset.column`). */
  readonly reach: (source: Source, dimension: string) => Reach;
}

export function compileModel(model: Model, settings: Settings): CompiledModel {
  const findSource = sourcesOf(model);
  const periods = new Map([...model.calendars].map(([id, { periods: of }]) => [id, periodType(of)]));
  const objects = new Map([...model.concepts].map(([id, { object }]) => [id, object]));
  const scopes = scopesOf(model.schema, objects, periods);
  const facts = new Map([
    ...conceptFacts(model.concepts.keys()),
    ...[...model.dimensions].map(([id, one]) => [id, dimensionFacts(model.schema, one)] as const),
  ]);
  const conditions = dimensionScope(facts, scopes, periods);
  const dimensions = new Map<string, FoundDimension | undefined>();
  const reaches = new Map<string, Reach>();
  const compiled: CompiledModel = {
    model,
    settings,
    findSource,
    source: (name) => {
      const source = findSource(name);
      if (!source) throw new Error(`There is no dataset or concept ${name}.`);
      return source;
    },
    conditions,
    dimension: (name) => remembered(dimensions, name, () => findDimension(model, scopes, name)),
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
