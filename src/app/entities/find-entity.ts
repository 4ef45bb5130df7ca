import { datasetNamed, type EntityName } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { id, literalSql, type Sql, sql } from "../../sql/index.ts";
import { withStore } from "../with-store.ts";

/** The id of the person or company that a text names: its id (one that was given up, too), a record, an address, a domain or a name. */
export async function findEntity(
  engine: Engine,
  state: string,
  { entity, named }: { readonly entity: EntityName; readonly named: string },
): Promise<number | undefined> {
  const link = id(`${entity}_link`);
  const key = id(datasetNamed(entity)!.key);
  const one = async (select: Sql) => {
    const { rows } = await engine.query(select);
    return rows.length === 1 ? Number(rows[0]![0]) : undefined;
  };
  const ofRecord = (record: string) =>
    one(sql`select distinct ${key} from ${link} where record_key = ${literalSql(record)}`);
  const asRecord = await ofRecord(named);
  if (asRecord !== undefined) return asRecord;
  if (/^\d{1,16}$/u.test(named)) {
    const asId = await one(
      sql`select distinct ${key} from ${link} where ${key} = ${literalSql(Number(named))}`,
    );
    if (asId !== undefined) return asId;
    const led = await recordLedTo(state, entity, Number(named));
    return led === undefined ? undefined : ofRecord(led);
  }
  return one(
    sql`select distinct ${key} from ${id(`${entity}_key`)} where "key" = ${literalSql(named.trim().toLowerCase())} and "scope" in ('email', 'domain', 'name')`,
  );
}

async function recordLedTo(state: string, entity: EntityName, number: number): Promise<string | undefined> {
  const ids = await withStore(state, ({ entityIds }) => entityIds.list(entity));
  return ids.find((one) => one.id === number)?.record;
}
