import { existsSync } from "node:fs";
import type { Cell, Engine } from "../../../src/engine/index.ts";
import { id, literalSql, sql } from "../../../src/sql/index.ts";

export interface Truth {
  /** Columns of the data that only the truth reads. */
  readonly columns: readonly string[];
  /** For each record its entity. */
  readonly entities: readonly number[];
}

/** A column of the data, or else a CSV file of pairs: two columns of values of one column of the data. */
export async function readTruth(engine: Engine, headers: readonly string[], truth: string): Promise<Truth> {
  if (headers.includes(truth)) {
    const values = await columnOf(engine, truth);
    return { columns: [truth], entities: entities(values) };
  }
  if (!existsSync(truth))
    throw new Error(`"${truth}" is neither a file of pairs nor one of the columns: ${headers.join(", ")}`);
  return truthOfPairs(engine, headers, truth);
}

export async function columnOf(engine: Engine, name: string, limit = 2 ** 31): Promise<readonly Cell[]> {
  const { rows } = await engine.query(
    sql`select ${id(name)} from input order by record_number limit ${literalSql(limit)}`,
  );
  return rows.map(([cell]) => cell ?? null);
}

/** A truth of the form `rec-N-org`, `rec-N-dup-k` (FEBRL) is the entity N; a record without a value stands alone. */
function entities(values: readonly Cell[]): readonly number[] {
  const numbers = new Map<string, number>();
  return values.map((value, record) => {
    const text = value === null ? `alone ${record}` : String(value);
    const entity = /^rec-(\d+)-(?:org|dup-\d+)$/u.exec(text)?.[1] ?? text;
    const known = numbers.get(entity);
    if (known !== undefined) return known;
    numbers.set(entity, numbers.size);
    return numbers.size - 1;
  });
}

/** Entities are what the pairs connect. */
async function truthOfPairs(engine: Engine, headers: readonly string[], file: string): Promise<Truth> {
  const { rows, columns } = await engine.query(
    sql`select * from read_csv(${literalSql(file)}, all_varchar = true, header = true)`,
  );
  const pairs = rows.map((row) => row.map((cell) => String(cell).trim()));
  if (columns.length < 2) throw new Error(`${file} must have two columns, one pair of records a row`);
  for (const column of headers) {
    const values = await columnOf(engine, column);
    const records = new Map(values.map((value, record) => [String(value), record]));
    if (records.size !== values.length) continue;
    if (!pairs.every(([l, r]) => records.has(l!) && records.has(r!))) continue;
    const numbered = pairs.map(([l, r]) => [records.get(l!)!, records.get(r!)!] as const);
    return { columns: [column], entities: connected(values.length, numbered) };
  }
  throw new Error(`No column of the data names every record of ${file}, each once: ${headers.join(", ")}`);
}

function connected(records: number, pairs: readonly (readonly [number, number])[]): readonly number[] {
  const entity = Array.from({ length: records }, (_, record) => record);
  const rootOf = (record: number): number => {
    let at = record;
    while (entity[at] !== at) at = entity[at] = entity[entity[at]!]!;
    return at;
  };
  for (const [one, other] of pairs) {
    const [a, b] = [rootOf(one), rootOf(other)];
    entity[Math.max(a, b)] = Math.min(a, b);
  }
  return entity.map((_, record) => rootOf(record));
}
