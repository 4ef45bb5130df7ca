import type { Engine } from "../../engine/index.ts";
import { id, join, sql } from "../../sql/index.ts";
import { keyName } from "../block/pairs-sql.ts";
import type { IdentityModel } from "../model/identity-model.ts";
import { tables } from "../model/prepare-records.ts";

/** Of the pairs of a table (l_key, r_key), how many the rules of a model bring: asked after its pairs were scored. */
export async function candidatesAmong(engine: Engine, model: IdentityModel, pairs: string): Promise<number> {
  const { rules } = model.blocking;
  if (rules.length === 0) return 0;
  const meets = rules.map((_, rule) => sql`${id("l", keyName(rule))} = ${id("r", keyName(rule))}`);
  const { rows } = await engine.query(
    sql`select count(*) from ${id(pairs)} as pairs
      join ${id(tables.keys)} as l_key on l_key._key = cast(pairs.l_key as varchar)
      join ${id(tables.keys)} as r_key on r_key._key = cast(pairs.r_key as varchar)
      join ${id(tables.blocks)} as l on l._n = l_key._n join ${id(tables.blocks)} as r on r._n = r_key._n
      where ${join(meets, " or ")}`,
  );
  return Number(rows[0]?.[0]);
}
