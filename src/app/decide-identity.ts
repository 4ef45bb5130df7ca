import { fail, ok, type Problem, type Result } from "../core/index.ts";
import { datasetNamed, type EntityName } from "../dataset/index.ts";
import type { Engine } from "../engine/index.ts";
import { id, literalSql, sql } from "../sql/index.ts";
import type { Decision } from "../store/index.ts";
import { findEntity } from "./entities/find-entity.ts";
import { problem } from "./entities/problems.ts";
import { withSnapshot } from "./entities/with-snapshot.ts";
import { withStore } from "./with-store.ts";
import type { Workspace } from "./workspace.ts";

/** Who decides, and why. */
export interface Deciding {
  readonly entity: EntityName;
  readonly by: string;
  readonly reason?: string;
}

/** Decides that what the texts name (ids, records, addresses) is one person or company. It holds from the next build on. */
export async function mergeEntities(
  workspace: Workspace,
  named: readonly string[],
  deciding: Deciding,
): Promise<Result<Decision, readonly Problem[]>> {
  const { entity } = deciding;
  const { state } = workspace.paths;
  const found = await withSnapshot(workspace, (engine) => recordsNamed(engine, state, { entity, named }));
  if (!found.ok) return found;
  const { records, all } = found.value;
  if (records.length < 2) return fail([problem("merge-one", { record: records[0] ?? "" })]);
  return withStore(state, async ({ decisions }) => {
    const against = (await decisions.list({ object: entity })).filter(
      ({ verdict, sides }) => verdict === "different" && sidesMet(sides, all) > 1,
    );
    if (against.length > 0)
      return fail(
        against.map(({ id: decision, by, at }) =>
          problem("merge-decided-against", { decision, by, day: at.toISOString().slice(0, 10) }),
        ),
      );
    return ok(await decisions.add({ ...newDecision(deciding), verdict: "same", sides: [records] }));
  });
}

/**
 * Decides that records are another person or company than the rest of the one that they are in, whatever else was decided. It holds
 * from the next build on, until it is taken back.
 */
export async function splitEntity(
  workspace: Workspace,
  records: readonly string[],
  deciding: Deciding,
): Promise<Result<Decision, readonly Problem[]>> {
  const leaving = [...new Set(records)];
  const rest = await withSnapshot(workspace, (engine) => restOf(engine, deciding.entity, leaving));
  if (!rest.ok) return rest;
  const decision = { ...newDecision(deciding), verdict: "different", sides: [leaving, rest.value] } as const;
  return ok(await withStore(workspace.paths.state, ({ decisions }) => decisions.add(decision)));
}

/** Every decision, in the order in which they were taken. */
export async function listDecisions(workspace: Workspace): Promise<readonly Decision[]> {
  return withStore(workspace.paths.state, ({ decisions }) => decisions.list({ withRevoked: true }));
}

/** A decision that holds no more, from the next build on. */
export async function revokeDecision(
  workspace: Workspace,
  decision: string,
  deciding: Omit<Deciding, "entity">,
): Promise<Result<Decision, readonly Problem[]>> {
  const { by, reason } = deciding;
  const revocation = { by, at: new Date(), ...(reason !== undefined && { reason }) };
  const revoked = await withStore(workspace.paths.state, ({ decisions }) =>
    decisions.revoke(decision, revocation),
  );
  return revoked === undefined ? fail([problem("decision-unknown", { id: decision })]) : ok(revoked);
}

function newDecision({ entity, by, reason }: Deciding) {
  return { object: entity, by, at: new Date(), ...(reason !== undefined && { reason }) };
}

/** How many of the sides hold one of the records. */
function sidesMet(sides: readonly (readonly string[])[], records: readonly string[]): number {
  return sides.filter((side) => side.some((one) => records.includes(one))).length;
}

interface RecordsNamed {
  /** One of each that is named: the one that the text names, else the first. */
  readonly records: readonly string[];
  /** Every record of whoever is named. */
  readonly all: readonly string[];
}

async function recordsNamed(
  engine: Engine,
  state: string,
  { entity, named }: { readonly entity: EntityName; readonly named: readonly string[] },
): Promise<Result<RecordsNamed, readonly Problem[]>> {
  const records = new Set<string>();
  const all = new Set<string>();
  const problems: Problem[] = [];
  for (const text of named) {
    const found = await findEntity(engine, state, { entity, named: text });
    if (found === undefined) {
      problems.push(problem("entity-unknown", { entity, named: text }));
      continue;
    }
    const theirs = await recordsOf(engine, entity, found);
    records.add(theirs.find((record) => record === text) ?? theirs[0]!);
    for (const record of theirs) all.add(record);
  }
  return problems.length > 0 ? fail(problems) : ok({ records: [...records], all: [...all] });
}

/** In the order of their keys. */
async function recordsOf(engine: Engine, entity: EntityName, found: number): Promise<readonly string[]> {
  const { rows } = await engine.query(
    sql`select distinct record_key from ${id(`${entity}_link`)} where ${id(datasetNamed(entity)!.key)} = ${literalSql(found)} order by 1`,
  );
  return rows.map(([record]) => String(record));
}

/** The other records of the entity that these are in. */
async function restOf(
  engine: Engine,
  entity: EntityName,
  records: readonly string[],
): Promise<Result<readonly string[], readonly Problem[]>> {
  const link = id(`${entity}_link`);
  const key = id(datasetNamed(entity)!.key);
  const named = sql`select unnest(from_json(${JSON.stringify(records)}::varchar, '["VARCHAR"]'))`;
  const { rows } = await engine.query(
    sql`select distinct record_key, ${key} from ${link} where record_key in (${named})`,
  );
  const known = new Set(rows.map(([record]) => record));
  const unknown = records.filter((record) => !known.has(record));
  if (unknown.length > 0)
    return fail(unknown.map((one) => problem("record-unknown", { entity, named: one })));
  const [entityId, ...others] = new Set(rows.map(([, one]) => Number(one)));
  if (entityId === undefined || others.length > 0) return fail([problem("records-apart", { records })]);
  const all = await recordsOf(engine, entity, entityId);
  const rest = all.filter((record) => !known.has(record));
  return rest.length === 0 ? fail([problem("records-all", { records: all.length })]) : ok(rest);
}
