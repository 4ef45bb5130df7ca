import type { Engine } from "../../engine/index.ts";
import { id, sql } from "../../sql/index.ts";

/** What somebody decided of records, by their keys. */
export interface RecordDecision {
  readonly verdict: "same" | "different";
  /** The records of one side are one; no two sides ever are. */
  readonly sides: readonly (readonly string[])[];
}

type Pair = readonly [number, number];

export interface DecidedPairs {
  readonly together: readonly Pair[];
  readonly apart: readonly Pair[];
}

/** The decisions as pairs of record numbers; records that are not there any more are left out. */
export async function decidedPairs(
  engine: Engine,
  records: string,
  decisions: readonly RecordDecision[],
): Promise<DecidedPairs> {
  const keys = [...new Set(decisions.flatMap(({ sides }) => sides.flat()))];
  if (keys.length === 0) return { together: [], apart: [] };
  const { rows } = await engine.query(
    sql`select record_key, min(_n) from ${id(records)} where record_key in (select unnest(from_json(${JSON.stringify(keys)}::varchar, '["VARCHAR"]'))) group by record_key`,
  );
  const numbers = new Map(rows.map(([key, number]) => [String(key), Number(number)]));
  const together: Pair[] = [];
  const apart: Pair[] = [];
  for (const { sides } of decisions) {
    const present = sides
      .map((side) => side.flatMap((key) => numbers.get(key) ?? []))
      .filter((side) => side.length > 0);
    for (const [first, ...others] of present) for (const other of others) together.push([first!, other]);
    for (const [index, side] of present.entries())
      for (const other of present.slice(index + 1).flat()) for (const one of side) apart.push([one, other]);
  }
  return { together, apart };
}
