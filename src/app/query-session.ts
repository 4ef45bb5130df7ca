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
}

export interface SessionParts {
  readonly model: Model;
  readonly settings: Settings;
  readonly engine: Engine;
  readonly snapshot: SnapshotFacts;
}

export function querySession({ model, settings, engine, snapshot }: SessionParts): QuerySession {
  return {
    compiled: compileModel(model, settings),
    engine,
    context: settledContext(model, settings),
    snapshot,
  };
}
