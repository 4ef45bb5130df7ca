import type { Engine } from "../../engine/index.ts";
import { all, id, join, type Sql, sql } from "../../sql/index.ts";
import type { CandidateRule, KeyPart } from "./choose-rules.ts";

export function partSql({ column, prefix }: KeyPart, table: string): Sql {
  const value = id(table, column);
  return prefix === undefined ? value : sql`left(${value}, ${prefix})`;
}

/** What each key would cost, counted over all records before any pair is made. */
export async function countCandidates(
  engine: Engine,
  records: string,
  keys: readonly (readonly KeyPart[])[],
): Promise<readonly CandidateRule[]> {
  const rules: CandidateRule[] = [];
  for (const parts of keys) {
    const values = parts.map((part) => partSql(part, records));
    const known = all(values.map((value) => sql`${value} is not null`));
    const { rows } = await engine.query(sql`
      select coalesce(sum(size * (size - 1) / 2), 0)::bigint as pairs, coalesce(max(size), 0)::bigint as largest
      from (select count(*) as size from ${id(records)} where ${known} group by ${join(values)})`);
    const [pairs, largestBlock] = rows[0] ?? [];
    rules.push({ parts, pairs: Number(pairs), largestBlock: Number(largestBlock) });
  }
  return rules.filter(({ pairs }) => pairs > 0);
}
