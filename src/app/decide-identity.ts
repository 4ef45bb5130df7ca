import { fail, ok, type Problem, type Result } from "../core/index.ts";
import { datasetNamed, type EntityName } from "../dataset/index.ts";
import type { Engine } from "../engine/index.ts";
import { id, literalSql, sql } from "../sql/index.ts";
import { type Decision, openStore, type Revocation, type Store } from "../store/index.ts";
import { findEntity } from "./entities/find-entity.ts";
import { problem } from "./entities/problems.ts";
import { withSnapshot } from "./entities/with-snapshot.ts";
import type { Workspace } from "./workspace.ts";

/** Who decides, and why. */
export interface Deciding {
  readonly entity: EntityName;
  readonly by: string;
  readonly reason?: string;
}

export interface Decided {
  readonly decision: Decision;
  /** Decisions that said the contrary, and hold no more. */
  readonly revoked: readonly Decision[];
}

/** Decides that what the texts name (ids, records, addresses) is one person or company. It holds from the next build on. */
export async function mergeEntities(
  workspace: Workspace,
  named: readonly string[],
  deciding: Deciding,
): Promise<Result<Decided, readonly Problem[]>> {
  const { entity } = deciding;
  const found = await withSnapshot(workspace, (engine) =>
    recordsNamed(engine, workspace.paths.state, { entity, named }),
  );
  if (!found.ok) return found;
  const records = [...new Set(found.value)];
  if (records.length < 2) return fail([problem("merge-one", { record: records[0] ?? "" })]);
  return withStore(workspace, async (store) => {
    const against = (await store.decisions.list({ object: entity, records })).filter(
      ({ verdict, sides }) => verdict === "different" && sidesMet(sides, records) > 1,
    );
    if (against.length > 0)
      return fail(
        against.map(({ id: decision, by, at }) =>
          problem("merge-decided-against", { decision, by, day: at.toISOString().slice(0, 10) }),
        ),
      );
    const decision = await store.decisions.add({
      ...newDecision(deciding),
      verdict: "same",
      sides: [records],
    });
    return ok({ decision, revoked: [] });
  });
}

/** Decides that records are another person or company than the rest of the one that they are in. It holds from the next build on. */
export async function splitEntity(
  workspace: Workspace,
  records: readonly string[],
  deciding: Deciding,
): Promise<Result<Decided, readonly Problem[]>> {
  const { entity } = deciding;
  const leaving = [...new Set(records)];
  const rest = await withSnapshot(workspace, (engine) => restOf(engine, entity, leaving));
  if (!rest.ok) return rest;
  return withStore(workspace, async (store) => {
    const tied = (await store.decisions.list({ object: entity, records: leaving })).filter(
      ({ verdict, sides: [side = []] }) => verdict === "same" && sidesMet([leaving, rest.value], side) > 1,
    );
    const revoked: Decision[] = [];
    for (const { id: decision } of tied) {
      const gone = await store.decisions.revoke(decision, revocation(deciding));
      if (gone !== undefined) revoked.push(gone);
    }
    const sides = [leaving, rest.value];
    const decision = await store.decisions.add({ ...newDecision(deciding), verdict: "different", sides });
    return ok({ decision, revoked });
  });
}

/** Every decision, in the order in which they were taken. */
export async function listDecisions(workspace: Workspace): Promise<readonly Decision[]> {
  return withStore(workspace, ({ decisions }) => decisions.list({ withRevoked: true }));
}

/** A decision that holds no more, from the next build on. */
export async function revokeDecision(
  workspace: Workspace,
  decision: string,
  deciding: Omit<Deciding, "entity">,
): Promise<Result<Decision, readonly Problem[]>> {
  const revoked = await withStore(workspace, ({ decisions }) =>
    decisions.revoke(decision, revocation(deciding)),
  );
  return revoked === undefined ? fail([problem("decision-unknown", { id: decision })]) : ok(revoked);
}

function newDecision({ entity, by, reason }: Deciding) {
  return { object: entity, by, at: new Date(), ...(reason !== undefined && { reason }) };
}

function revocation({ by, reason }: Omit<Deciding, "entity">): Revocation {
  return { by, at: new Date(), ...(reason !== undefined && { reason }) };
}

/** How many of the sides hold one of the records. */
function sidesMet(sides: readonly (readonly string[])[], records: readonly string[]): number {
  return sides.filter((side) => side.some((one) => records.includes(one))).length;
}

/** A record of each: the one that is named, else the first of whom is named. */
async function recordsNamed(
  engine: Engine,
  state: string,
  { entity, named }: { readonly entity: EntityName; readonly named: readonly string[] },
): Promise<Result<readonly string[], readonly Problem[]>> {
  const records: string[] = [];
  const problems: Problem[] = [];
  for (const text of named) {
    const found = await findEntity(engine, state, { entity, named: text });
    if (found === undefined) problems.push(problem("entity-unknown", { entity, named: text }));
    else records.push(await recordOf(engine, entity, { named: text, found }));
  }
  return problems.length > 0 ? fail(problems) : ok(records);
}

async function recordOf(
  engine: Engine,
  entity: EntityName,
  { named, found }: { readonly named: string; readonly found: number },
): Promise<string> {
  const { rows } = await engine.query(
    sql`select record_key from ${id(`${entity}_link`)} where ${id(datasetNamed(entity)!.key)} = ${literalSql(found)} order by record_key <> ${literalSql(named)}, _n limit 1`,
  );
  return String(rows[0]?.[0]);
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
  const { rows: all } = await engine.query(
    sql`select distinct record_key from ${link} where ${key} = ${literalSql(entityId)} order by 1`,
  );
  const rest = all.map(([record]) => String(record)).filter((record) => !known.has(record));
  return rest.length === 0 ? fail([problem("records-all", { records: all.length })]) : ok(rest);
}

async function withStore<Value>(
  { paths }: Workspace,
  work: (store: Store) => Promise<Value>,
): Promise<Value> {
  const store = await openStore(paths.state);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
