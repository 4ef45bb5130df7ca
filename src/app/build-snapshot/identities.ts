import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { canonicalJson, Refusal, sha256Hex } from "../../core/index.ts";
import type { EntityName, ResolveStep } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { resolveEntities } from "../../identity/index.ts";
import { lakePaths, readCurrent, type SnapshotManifest } from "../../lake/index.ts";
import { id, literalSql, sql } from "../../sql/index.ts";
import type { Decision, EntityId, Store } from "../../store/index.ts";
import { withStore } from "../with-store.ts";

/** How a build links records: by what people decided, and with the ids of before. */
export interface Identities {
  /** All that links depend on beside the records, hashed. */
  basis(entity: EntityName): string;
  /** The name of the file of the current snapshot, where it was made of the same things. */
  shared(dataset: string, fingerprint: string): string | undefined;
  /** Makes the links as a temporary table. */
  resolve(engine: Engine, step: ResolveStep, table: string): Promise<void>;
}

const entities = ["person", "company"] as const;

type Known = { readonly [E in EntityName]: readonly EntityId[] };
type Taken = { readonly [E in EntityName]: readonly Decision[] };

/** `work` links with what the store of a workspace and its current snapshot say; the ids that must be remembered are stored after it. */
export async function withIdentities<Value>(
  state: string,
  work: (identities: Identities) => Promise<Value>,
  { isAnew = false }: { readonly isAnew?: boolean } = {},
): Promise<Value> {
  return withStore(state, async (store) => {
    const current = await readCurrent(state).catch(() => undefined);
    const files = current === undefined ? new Map<string, string>() : await filesOf(state, current);
    const ids = new Map<EntityName, readonly EntityId[]>();
    const known = {
      person: await store.entityIds.list("person"),
      company: await store.entityIds.list("company"),
    };
    const taken = {
      person: await store.decisions.list({ object: "person" }),
      company: await store.decisions.list({ object: "company" }),
    };
    const value = await work(
      identitiesOver({ known, taken, files, ids, ...(current !== undefined && !isAnew && { current }) }),
    );
    for (const entity of entities) await remember(store, entity, ids.get(entity) ?? []);
    return value;
  });
}

/** Links without a workspace: nobody decided anything, and no id is known. */
export function plainIdentities(): Identities {
  return identitiesOver({
    known: { person: [], company: [] },
    taken: { person: [], company: [] },
    files: new Map(),
    ids: new Map(),
  });
}

async function remember(store: Store, entity: EntityName, ids: readonly EntityId[]): Promise<void> {
  if (ids.length > 0) await store.entityIds.put(entity, ids);
}

interface Basis {
  readonly known: Known;
  readonly taken: Taken;
  /** The files of the current snapshot that are there, by dataset. */
  readonly files: ReadonlyMap<string, string>;
  readonly current?: SnapshotManifest;
  readonly ids: Map<EntityName, readonly EntityId[]>;
}

function identitiesOver({ known, taken, files, current, ids }: Basis): Identities {
  return {
    basis: (entity) =>
      sha256Hex(
        canonicalJson({ decisions: taken[entity].map(({ verdict, sides }) => ({ verdict, sides })) }),
      ),
    shared: (dataset, fingerprint) => {
      const path = current?.datasets[dataset]?.fingerprint === fingerprint ? files.get(dataset) : undefined;
      return path === undefined ? undefined : basename(path);
    },
    resolve: async (engine, step, table) => {
      const { entity, key, tokens, dataset } = step;
      const before = await attachBefore(engine, dataset, files.get(dataset));
      const resolved = await resolveEntities(engine, {
        entity,
        records: `${entity}_record`,
        key,
        tokens,
        decisions: taken[entity],
        known: known[entity],
        ...(before !== undefined && {
          previous: sql`select record_key, ${id(key)} as id from ${before.table}`,
        }),
      });
      if (resolved.collisions > 0) throw collision(entity);
      await engine.run(sql`create or replace temp table ${id(table)} as ${resolved.link}`);
      ids.set(entity, resolved.ids);
      await resolved.drop();
      await before?.detach();
    },
  };
}

async function filesOf(state: string, { datasets }: SnapshotManifest): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entity of entities) {
    const dataset = `${entity}_link`;
    const file = datasets[dataset]?.file;
    if (file === undefined) continue;
    const path = join(lakePaths(state).snapshots, file);
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    if (isThere) files.set(dataset, path);
  }
  return files;
}

async function attachBefore(engine: Engine, dataset: string, path: string | undefined) {
  if (path === undefined) return undefined;
  const catalog = `_before_${dataset}`;
  await engine.run(sql`attach ${literalSql(path)} as ${id(catalog)} (read_only)`);
  return {
    table: id(catalog, "main", dataset),
    detach: () => engine.run(sql`detach ${id(catalog)}`),
  };
}

function collision(entity: EntityName): Refusal {
  return new Refusal("entity-id-collision", {
    en: `Two entities of ${entity} would get the same id, so nothing was built. Please report it: it happens once in about ten thousand workspaces of a million people.`,
    fr: `Deux entités de ${entity} recevraient le même identifiant : rien n'a été construit. Merci de le signaler : cela arrive une fois sur environ dix mille espaces d'un million de personnes.`,
  });
}
