import { type Cell, type Engine, openBuilder } from "../../../src/engine/index.ts";
import {
  type Agreement,
  bCubed,
  inferRoles,
  linkRecords,
  pairwise,
  type Role,
} from "../../../src/identity/index.ts";
import { id, join, literalSql, sql } from "../../../src/sql/index.ts";

export interface Judgement {
  readonly records: number;
  readonly roles: { readonly [column: string]: Role };
  readonly rules: readonly string[];
  readonly hasConverged: boolean;
  readonly blockingRecall: number;
  /** Accepted pairs, before clustering. */
  readonly pairs: Agreement;
  /** Pairs within clusters. */
  readonly clusters: Agreement;
  readonly bcubed: Agreement;
  readonly candidatePairs: number;
  readonly seconds: number;
  readonly peakMb: number;
}

/**
 * Links the records of a CSV file by columns whose role their names and content tell, then compares with the truth: a column that
 * only this reads. A truth of the form `rec-N-org`, `rec-N-dup-k` (FEBRL) is the entity N.
 */
export async function judgeLinkage(file: string, truthColumn: string, seed: number): Promise<Judgement> {
  const engine = await openBuilder({ memoryMb: 4_000, spillFolder: "." });
  try {
    const headers = await readTable(engine, file);
    if (!headers.includes(truthColumn))
      throw new Error(`${file} has no column "${truthColumn}"; it has: ${headers.join(", ")}`);
    const truth = entities(await columnOf(engine, truthColumn));
    const sampled = [];
    for (const name of headers.filter((header) => header !== truthColumn))
      sampled.push({ name, values: (await columnOf(engine, name, 1_000)).filter((value) => value !== null) });
    const columns = inferRoles(sampled.map(({ name, values }) => ({ name, values: values.map(String) })));
    const started = performance.now();
    const linked = await linkRecords(engine, { table: "input", key: "record_number", columns, seed });
    const seconds = (performance.now() - started) / 1000;
    const candidates = await engine.query(sql`select l, r from identity_pair`);
    const isTrue = (left: Cell | undefined, right: Cell | undefined) =>
      truth[Number(left)] === truth[Number(right)];
    const truePairs = pairsWithin(truth);
    const right = linked.accepted.filter((pair) => isTrue(pair.left, pair.right)).length;
    const [precision, recall] = [right / linked.accepted.length, right / truePairs];
    return {
      records: linked.records,
      roles: Object.fromEntries(columns.map(({ name, role }) => [name, role])),
      rules: linked.plan.rules.map(({ parts }) =>
        parts
          .map(({ column, prefix }) => `${column}${prefix === undefined ? "" : `[${prefix}]`}`)
          .join(" + "),
      ),
      hasConverged: linked.estimation.hasConverged,
      blockingRecall: candidates.rows.filter(([l, r]) => isTrue(l, r)).length / truePairs,
      pairs: { precision, recall, f1: (2 * precision * recall) / (precision + recall) },
      clusters: pairwise(linked.clusters.clusterOf, truth),
      bcubed: bCubed(linked.clusters.clusterOf, truth),
      candidatePairs: linked.candidatePairs,
      seconds,
      peakMb: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    await engine.close();
  }
}

/** Names and values lose the blanks around them; an empty value is none. */
async function readTable(engine: Engine, file: string): Promise<readonly string[]> {
  await engine.run(
    sql`create temp table raw as select * from read_csv(${literalSql(file)}, all_varchar = true, header = true)`,
  );
  const described = await engine.query(sql`select column_name from (describe raw)`);
  const names = described.rows.map(([name]) => String(name));
  const trimmed = names.map((name) => sql`nullif(trim(${id(name)}), '') as ${id(name.trim())}`);
  await engine.run(
    sql`create temp table input as select row_number() over () as record_number, ${join(trimmed)} from raw`,
  );
  return names.map((name) => name.trim());
}

async function columnOf(engine: Engine, name: string, limit = 2 ** 31): Promise<readonly Cell[]> {
  const { rows } = await engine.query(
    sql`select ${id(name)} from input order by record_number limit ${literalSql(limit)}`,
  );
  return rows.map(([cell]) => cell ?? null);
}

function entities(values: readonly Cell[]): readonly number[] {
  const numbers = new Map<string, number>();
  return values.map((value) => {
    const entity = /^rec-(\d+)-(?:org|dup-\d+)$/u.exec(String(value))?.[1] ?? String(value);
    const known = numbers.get(entity);
    if (known !== undefined) return known;
    numbers.set(entity, numbers.size);
    return numbers.size - 1;
  });
}

function pairsWithin(truth: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const entity of truth) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  return Array.from(sizes.values()).reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
