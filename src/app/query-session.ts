import type { Settings } from "../core/index.ts";
import { type CompiledModel, compileModel, type PrintContext, type SnapshotFacts } from "../compile/index.ts";
import type { Model } from "../definitions/index.ts";
import type { Engine } from "../engine/index.ts";
import { duckdbDialect } from "../sql/index.ts";

/** Definitions over one snapshot, ready for questions. */
export interface QuerySession {
  readonly compiled: CompiledModel;
  readonly engine: Engine;
  readonly context: PrintContext;
  readonly snapshot: SnapshotFacts;
}

export interface SessionParts {
  readonly model: Model;
  readonly settings: Settings;
  readonly engine: Engine;
  readonly snapshot: SnapshotFacts;
}

export function querySession({ model, settings, engine, snapshot }: SessionParts): QuerySession {
  const { weekStart, fiscalYearStartMonth, timezone } = settings;
  return {
    compiled: compileModel(model, settings),
    engine,
    context: { dialect: duckdbDialect, model, weekStart, fiscalYearStartMonth, timezone },
    snapshot,
  };
}
