import type { Engine } from "../../engine/index.ts";
import { all, id, join, type Sql, sql } from "../../sql/index.ts";
import { featureName } from "../model/features.ts";
import type { BlockValue, KeyPart } from "../model/identity-model.ts";
import type { CandidateRule } from "./choose-rules.ts";

export function partName({ column, feature }: KeyPart): string {
  return feature === undefined ? column : featureName(column, feature);
}

export function partSql(part: KeyPart): Sql {
  const value = id(partName(part));
  return part.prefix === undefined ? value : sql`left(${value}, ${part.prefix})`;
}

/** A key's value as text, by which a block is named. */
export function blockValueSql(parts: readonly KeyPart[]): Sql {
  return sql`concat_ws(chr(31), ${join(parts.map(partSql))})`;
}

export function isKnownSql(parts: readonly KeyPart[]): Sql {
  return all(parts.map((part) => sql`${partSql(part)} is not null`));
}

export interface CountedKeys {
  readonly records: string;
  readonly keys: readonly (readonly KeyPart[])[];
  /** Larger blocks are left out, and counted apart. */
  readonly largestBlock: number;
}

/** What each key would cost, counted over all records before any pair is made. */
export async function countCandidates(
  engine: Engine,
  { records, keys, largestBlock }: CountedKeys,
): Promise<readonly CandidateRule[]> {
  const rules: CandidateRule[] = [];
  for (const parts of keys) {
    const { rows } = await engine.query(sql`
      select coalesce(sum(size * (size - 1) / 2) filter (size <= ${largestBlock}), 0)::bigint as pairs,
        coalesce(max(size) filter (size <= ${largestBlock}), 0)::bigint as largest,
        coalesce(sum(size * (size - 1) / 2) filter (size > ${largestBlock}), 0)::bigint as omitted_pairs,
        coalesce(sum(size) filter (size > ${largestBlock}), 0) / greatest(coalesce(sum(size), 0), 1) as omitted_share
      from (select count(*) as size from ${id(records)} where ${isKnownSql(parts)} group by hash(${join(parts.map(partSql))}))`);
    const [pairs, largest, omittedPairs, omittedShare] = (rows[0] ?? []).map(Number);
    rules.push({
      parts,
      pairs: pairs ?? 0,
      largestBlock: largest ?? 0,
      omittedPairs: omittedPairs ?? 0,
      omittedShare: omittedShare ?? 0,
    });
  }
  return rules.filter(({ pairs }) => pairs > 0);
}

/** The blocks of a key that are too large, by value. */
export async function omittedBlocks(
  engine: Engine,
  records: string,
  { parts, largestBlock }: { readonly parts: readonly KeyPart[]; readonly largestBlock: number },
): Promise<readonly BlockValue[]> {
  const { rows } = await engine.query(
    sql`select ${blockValueSql(parts)} as value from ${id(records)} where ${isKnownSql(parts)} group by 1 having count(*) > ${largestBlock} order by 1`,
  );
  return rows.map(([value]) => String(value));
}
