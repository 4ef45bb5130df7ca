import type { Engine } from "../engine/index.ts";
import { clusterPairs, type ClusteredPairs } from "./cluster/cluster-pairs.ts";
import { type NumberedPairs, readPairs } from "./cluster/read-pairs.ts";
import type { IdentityModel } from "./model/identity-model.ts";
import { type Scored, scorePairs } from "./score/score-pairs.ts";
import { trainModel, type TrainingOptions } from "./train-model.ts";

export interface LinkOptions extends TrainingOptions {
  /** The temporary table of scored pairs; `identity_pair` unless told. */
  readonly into?: string;
}

export interface Linked {
  readonly model: IdentityModel;
  readonly scored: Scored;
  readonly numbered: NumberedPairs;
  readonly clusters: ClusteredPairs;
}

/** Trains, scores and clusters in one go. */
export async function linkRecords(engine: Engine, options: LinkOptions): Promise<Linked> {
  const { table, key, certain, into = "identity_pair" } = options;
  const model = await trainModel(engine, options);
  const scored = await scorePairs(engine, { model, table, key, into });
  const numbered = await readPairs(engine, {
    table,
    key,
    pairs: into,
    ...(certain !== undefined && { certain }),
  });
  const clusters = clusterPairs({ ...numbered, thresholds: model.thresholds });
  return { model, scored, numbered, clusters };
}
