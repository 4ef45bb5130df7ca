import { type Engine, openBuilder } from "../../../src/engine/index.ts";
import {
  type Agreement,
  bCubed,
  candidatesAmong,
  type Edge,
  type IdentityModel,
  type IdentityObject,
  inferRoles,
  linkRecords,
  pairwise,
  type RoleColumn,
} from "../../../src/identity/index.ts";
import { id, join, literalSql, sql } from "../../../src/sql/index.ts";
import { columnOf, readTruth } from "./read-truth.ts";

export interface Judgement {
  readonly records: number;
  readonly model: IdentityModel;
  /** Of the true pairs, those that are candidates. */
  readonly blockingRecall: number;
  /** Pairs that are likely or certain by their weight, before clustering. */
  readonly pairs: Agreement;
  /** Pairs within clusters. */
  readonly clusters: Agreement;
  readonly bcubed: Agreement;
  readonly candidatePairs: number;
  readonly seconds: number;
  readonly peakMb: number;
}

export interface Asked {
  readonly file: string;
  /** A column, or a CSV file of pairs. */
  readonly truth: string;
  readonly object: IdentityObject;
  readonly seed: number;
}

/**
 * Links the records of a CSV file by columns whose role their names and content tell, then compares with the truth, which only this reads.
 */
export async function judgeLinkage({ file, truth, object, seed }: Asked): Promise<Judgement> {
  const engine = await openBuilder({ memoryMb: 4_000, spillFolder: "." });
  try {
    const headers = await readTable(engine, file);
    const { entities, columns: told } = await readTruth(engine, headers, truth);
    const columns = await rolesOf(
      engine,
      headers.filter((header) => !told.includes(header)),
    );
    const started = performance.now();
    const linked = await linkRecords(engine, { object, table: "input", key: "record_number", columns, seed });
    const seconds = (performance.now() - started) / 1000;
    const { model, numbered, scored, clusters } = linked;
    const truePairs = await writeTruePairs(engine, entities);
    return {
      records: numbered.records,
      model,
      blockingRecall: (await candidatesAmong(engine, model, "true_pair")) / truePairs,
      pairs: ofPairs(
        numbered.pairs.filter(({ weight }) => weight >= 0),
        entities,
        truePairs,
      ),
      clusters: pairwise(clusters.clusterOf, entities),
      bcubed: bCubed(clusters.clusterOf, entities),
      candidatePairs: scored.candidatePairs,
      seconds,
      peakMb: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    await engine.close();
  }
}

/** Names and values lose the blanks around them; an empty value is none. Records are numbered in the order of the file. */
async function readTable(engine: Engine, file: string): Promise<readonly string[]> {
  await engine.run(
    sql`create temp table raw as select * from read_csv(${literalSql(file)}, all_varchar = true, header = true)`,
  );
  const described = await engine.query(sql`select column_name from (describe raw)`);
  const names = described.rows.map(([name]) => String(name));
  const trimmed = names.map((name) => sql`nullif(trim(${id(name)}), '') as ${id(name.trim())}`);
  await engine.run(
    sql`create temp table input as select lpad(cast(row_number() over () as varchar), 9, '0') as record_number, ${join(trimmed)} from raw`,
  );
  return names.map((name) => name.trim());
}

async function rolesOf(engine: Engine, names: readonly string[]): Promise<readonly RoleColumn[]> {
  const sampled = [];
  for (const name of names) {
    const values = (await columnOf(engine, name, 1_000)).filter((value) => value !== null);
    sampled.push({ name, values: values.map(String) });
  }
  return inferRoles(sampled);
}

/** A table (l_key, r_key) of the pairs within entities; their number. */
async function writeTruePairs(engine: Engine, entities: readonly number[]): Promise<number> {
  await engine.run(
    sql`create temp table truth as select record_number, entity from (select record_number, row_number() over (order by record_number) as place from input)
      join (select unnest(string_split(${entities.join(",")}, ',')) as entity, generate_subscripts(string_split(${entities.join(",")}, ','), 1) as place) using (place)`,
  );
  await engine.run(
    sql`create temp table true_pair as select l.record_number as l_key, r.record_number as r_key from truth as l join truth as r on l.entity = r.entity and l.record_number < r.record_number`,
  );
  const { rows } = await engine.query(sql`select count(*) from true_pair`);
  return Number(rows[0]?.[0]);
}

function ofPairs(found: readonly Edge[], entities: readonly number[], truePairs: number): Agreement {
  const right = found.filter(({ left, right: other }) => entities[left] === entities[other]).length;
  const precision = found.length === 0 ? null : right / found.length;
  const recall = truePairs === 0 ? null : right / truePairs;
  const f1 = right === 0 ? null : (2 * right) / (found.length + truePairs);
  return { precision, recall, f1 };
}
