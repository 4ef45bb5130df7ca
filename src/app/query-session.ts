import type { Settings } from "../core/index.ts";
import {
  type CompiledModel,
  compileModel,
  type SettledContext,
  settledContext,
  type SnapshotFacts,
} from "../compile/index.ts";
import type { Model } from "../definitions/index.ts";
import type { Engine } from "../engine/index.ts";

/** Definitions over one snapshot, ready for questions. */
export interface QuerySession {
  readonly compiled: CompiledModel;
  readonly engine: Engine;
  /** What statements are printed over, once the moment of a question is beside it. */
  readonly context: SettledContext;
  readonly snapshot: SnapshotFacts;
  /** Datasets that the definitions declare and the snapshot does not hold. */
  readonly absent: readonly string[];
  /** Those that it holds with other columns than they declare, and the first column that is amiss. */
  readonly outdated: ReadonlyMap<string, string>;
}

export interface SessionParts {
  readonly model: Model;
  readonly settings: Settings;
  readonly engine: Engine;
  readonly snapshot: SnapshotFacts;
  /** Whether the snapshot holds a dataset; every one by default. */
  readonly holds?: (dataset: string) => boolean;
  readonly outdated?: ReadonlyMap<string, string>;
}

export function querySession(parts: SessionParts): QuerySession {
  const { model, settings, engine, snapshot, holds, outdated = new Map() } = parts;
  return {
    compiled: compileModel(model, settings),
    engine,
    context: settledContext(model, settings),
    snapshot,
    absent: holds ? [...model.datasets.keys()].filter((dataset) => !holds(dataset)) : [],
    outdated,
  };
}
