import { conceptSql } from "../compile/index.ts";
import { fail, ok, type Problem, type Result } from "../core/index.ts";
import { type Model, ownDatasets } from "../definitions/index.ts";
import { compareMembers, type MembersDiff } from "./diff-rows/compare-members.ts";
import { isBuilt, metricsDownstream } from "./diff-rows/downstream.ts";
import { type MetricEffect, metricEffects } from "./diff-rows/metric-effects.ts";
import { readSides, type SidesAsked } from "./diff-rows/read-sides.ts";
import { absentDatasets } from "./query/absent-datasets.ts";
import { outdatedDatasets } from "./query/outdated-datasets.ts";
import { type QuerySession, querySession } from "./query-session.ts";
import type { Workspace } from "./workspace.ts";

export type { Cause, OneSided, Sample } from "./diff-rows/compare-members.ts";
export type { CellEffect, Effect, MetricEffect } from "./diff-rows/metric-effects.ts";

/** Two definitions of a word on the rows of one snapshot: who is in each, why, and what follows for the metrics. */
export interface RowsDiff {
  readonly snapshot: string;
  readonly asOf: string;
  readonly concepts: readonly ConceptDiff[];
  /** Concepts that one set of definitions alone has, or that are about other rows in each. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly aboutOthers: readonly string[];
}

export interface ConceptDiff extends MembersDiff {
  readonly metrics: readonly MetricEffect[];
  /** Leads are dated by it: what rests on their acquisition changes only once a snapshot is built. */
  readonly isBuilt: boolean;
}

export interface RowsDiffOptions extends SidesAsked {
  /** How many objects are shown of each cause. */
  readonly samples: number;
  /** How many periods and segments are told of each metric. */
  readonly top: number;
  readonly grain: string;
  /** Dimensions in which segments are looked for; every one that is a text when empty. */
  readonly by: readonly string[];
}

export async function diffRows(
  session: QuerySession,
  workspace: Workspace,
  options: RowsDiffOptions,
  cwd: string,
): Promise<Result<RowsDiff, readonly Problem[]>> {
  const sides = await readSides(session.compiled.model, workspace, options, cwd);
  if (!sides.ok) return sides;
  const { pairs, onlyA, onlyB, aboutOthers } = sides.value;
  const [a, b] = [await sessionOver(session, sides.value.a), await sessionOver(session, sides.value.b)];
  const absent = [a, b].flatMap((side, index) =>
    absentDatasets(
      side,
      pairs.map((pair) => conceptSql(contextOf(side), (index === 0 ? pair.a : pair.b).id)),
    ),
  );
  if (absent.length > 0) return fail(absent);
  const concepts: ConceptDiff[] = [];
  for (const pair of pairs) {
    const changed = [pair.a.id, pair.b.id];
    const members = await compareMembers({
      a: { session: a, concept: pair.a },
      b: { session: b, concept: pair.b },
      samples: options.samples,
    });
    const { grain, by, top } = options;
    const downstream = [a, b].flatMap(({ compiled }) => metricsDownstream(compiled.model, changed));
    const metrics = await metricEffects({ a, b, metrics: [...new Set(downstream)], grain, by, top });
    concepts.push({ ...members, metrics, isBuilt: isBuilt(a.compiled.model, changed) });
  }
  const { id, loadedAt } = session.snapshot;
  return ok({ snapshot: id, asOf: loadedAt, concepts, onlyA, onlyB, aboutOthers });
}

function contextOf({ context, snapshot }: QuerySession) {
  return { ...context, asOf: snapshot.loadedAt };
}

async function sessionOver(
  { compiled, engine, snapshot, absent }: QuerySession,
  model: Model,
): Promise<QuerySession> {
  const known = compiled.model.datasets;
  const holds = (dataset: string) => known.has(dataset) && !absent.includes(dataset);
  const held = ownDatasets(model).filter(({ name }) => holds(name));
  const outdated = await outdatedDatasets(engine, held);
  return querySession({ model, settings: compiled.settings, engine, snapshot, holds, outdated });
}
