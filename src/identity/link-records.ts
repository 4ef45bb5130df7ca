import type { Engine } from "../engine/index.ts";
import { id, join, type Sql, sql } from "../sql/index.ts";
import { candidateKeys } from "./block/candidate-keys.ts";
import { type BlockingPlan, chooseRules, type ColumnAgreement } from "./block/choose-rules.ts";
import { countCandidates } from "./block/count-candidates.ts";
import { pairsSql } from "./block/pairs-sql.ts";
import { type Clusters, clusterRecords } from "./cluster/cluster-records.ts";
import type { Edge } from "./cluster/weak-bridges.ts";
import { type Comparison, comparisonsOf } from "./compare/comparisons.ts";
import { levelColumn, levelsSql } from "./compare/levels-sql.ts";
import { type AgreementPattern, estimateMatches, type Estimation } from "./estimate/estimate-matches.ts";
import { type Role, type RoleColumn, standardised } from "./model/roles.ts";
import { frequencySql, scoreSql } from "./score/score-sql.ts";

export interface LinkOptions {
  /** A table of the engine, one row a record. */
  readonly table: string;
  /** Its column without duplicates, by which records are numbered. */
  readonly key: string;
  readonly columns: readonly RoleColumn[];
  readonly seed: number;
  readonly pairBudget?: number;
}

export interface Linked {
  readonly plan: BlockingPlan;
  readonly estimation: Estimation;
  readonly u: readonly (readonly number[])[];
  readonly candidatePairs: number;
  readonly accepted: readonly Edge[];
  readonly clusters: Clusters;
  readonly records: number;
}

const tables = {
  records: "identity_record",
  pairs: "identity_pair",
  levels: "identity_level",
  scores: "identity_score",
};

/** What is known of a role before any pair was seen: how often two records of one object agree exactly on it. */
const usualAgreement: { readonly [R in Role]: number } = {
  given_name: 0.8,
  family_name: 0.85,
  full_name: 0.75,
  company_name: 0.75,
  birth_date: 0.85,
  email: 0.75,
  phone: 0.75,
  official_number: 0.9,
  street: 0.7,
  house_number: 0.85,
  city: 0.85,
  postal_code: 0.85,
  region: 0.92,
  country: 0.97,
};

export async function linkRecords(engine: Engine, options: LinkOptions): Promise<Linked> {
  const { columns, seed } = options;
  const records = await numberRecords(engine, options);
  const plan = await planBlocking(engine, options, records);
  const comparisons = comparisonsOf(columns);
  await replaceTable(
    engine,
    tables.pairs,
    pairsSql(
      tables.records,
      plan.rules.map(({ parts }) => parts),
    ),
  );
  await replaceTable(engine, tables.levels, levelsSql(tables.records, tables.pairs, comparisons));
  const patterns = await patternsIn(engine, comparisons);
  const candidatePairs = patterns.reduce((sum, { pairs }) => sum + pairs, 0);
  const random = await randomLevels(engine, { comparisons, records, seed });
  const blocked = plan.rules.map(
    ({ parts }) => new Set(parts.map(({ column }) => columns.findIndex(({ name }) => name === column))),
  );
  const allPairs = (records * (records - 1)) / 2;
  let u = random;
  let estimation = estimateMatches({ patterns, blocked, u });
  for (let round = 0; round < 3; round++) {
    const share = estimation.matches / plan.expectedRecall / allPairs;
    u = withoutMatches(random, estimation.m, share);
    estimation = estimateMatches({ patterns, blocked, u });
  }
  const share = Math.min(0.5, estimation.matches / plan.expectedRecall / allPairs);
  const weights = {
    levels: estimation.m.map((levels, c) => levels.map((m, level) => Math.log2(m / u[c]![level]!))),
    prior: Math.log2(share / (1 - share)),
  };
  const rare = columns.filter(({ role }) => role !== "region" && role !== "country");
  for (const { name } of rare)
    await replaceTable(engine, `identity_frequency_${name}`, frequencySql(tables.records, name, 2));
  const frequencies = rare.map(({ name }) => ({ column: name, table: `identity_frequency_${name}` }));
  await replaceTable(engine, tables.scores, scoreSql(tables, comparisons, weights, frequencies));
  const accepted = await acceptedPairs(engine);
  const clusters = clusterRecords({
    records,
    pairs: accepted,
    certain: [],
    apart: [],
    strongFrom: 8,
    usualSize: 50,
  });
  return { plan, estimation, u, candidatePairs, accepted, clusters, records };
}

async function replaceTable(engine: Engine, name: string, select: Sql): Promise<void> {
  await engine.run(sql`create or replace temp table ${id(name)} as ${select}`);
}

async function numberRecords(engine: Engine, { table, key, columns }: LinkOptions): Promise<number> {
  const values = columns.map((column) => sql`${standardised(column)} as ${id(column.name)}`);
  await replaceTable(
    engine,
    tables.records,
    sql`select cast(row_number() over (order by ${id(key)}) - 1 as integer) as n, ${join(values)} from ${id(table)}`,
  );
  const { rows } = await engine.query(sql`select count(*) from ${id(tables.records)}`);
  return Number(rows[0]?.[0]);
}

async function planBlocking(
  engine: Engine,
  { columns, seed, pairBudget }: LinkOptions,
  records: number,
): Promise<BlockingPlan> {
  const filled = columns.map(({ name }) => sql`count(${id(name)}) / greatest(count(*), 1)`);
  const { rows } = await engine.query(sql`select ${join(filled)} from ${id(tables.records)}`);
  const agreement = new Map<string, ColumnAgreement>(
    columns.map(({ name, role }, index) => [
      name,
      { exact: usualAgreement[role], filled: Number(rows[0]?.[index]) },
    ]),
  );
  const candidates = await countCandidates(engine, tables.records, candidateKeys(columns));
  const budget = pairBudget ?? Math.max(20 * records, 500_000);
  return chooseRules({ candidates, columns: agreement, budget, seed });
}

async function patternsIn(
  engine: Engine,
  comparisons: readonly Comparison[],
): Promise<readonly AgreementPattern[]> {
  const levels = join(comparisons.map(({ column }) => id(levelColumn(column))));
  const { rows } = await engine.query(
    sql`select rule, count(*), ${levels} from ${id(tables.levels)} group by rule, ${levels} order by all`,
  );
  return rows.map(([rule, pairs, ...cells]) => ({
    rule: Number(rule),
    pairs: Number(pairs),
    levels: cells.map((cell) => (cell === null ? null : Number(cell))),
  }));
}

/** More pairs than that say little more of how often a level comes by chance. */
const mostRandomPairs = 1_000_000;

/**
 * How often each level comes between two records: of all pairs where they are few, else of pairs drawn by the hash of a number and the
 * seed, never of an unordered sample.
 */
async function randomLevels(
  engine: Engine,
  {
    comparisons,
    records,
    seed,
  }: { readonly comparisons: readonly Comparison[]; readonly records: number; readonly seed: number },
): Promise<readonly (readonly number[])[]> {
  const drawn = "identity_random_pair";
  const draw = (side: number) => sql`cast(hash(i, ${seed}, ${side}) % ${records} as integer)`;
  const all = sql`select 0 as rule, l.n as l, r.n as r from ${id(tables.records)} as l join ${id(tables.records)} as r on l.n < r.n`;
  const some = sql`select 0 as rule, l, r from (select ${draw(0)} as l, ${draw(1)} as r from range(${Math.min(mostRandomPairs, 100 * records)}) as numbers(i)) where l <> r`;
  await replaceTable(engine, drawn, (records * (records - 1)) / 2 <= mostRandomPairs ? all : some);
  const random = "identity_random_level";
  await replaceTable(engine, random, levelsSql(tables.records, drawn, comparisons));
  const shares: (readonly number[])[] = [];
  for (const { column, levels } of comparisons) {
    const { rows } = await engine.query(
      sql`select ${id(levelColumn(column))}, count(*) from ${id(random)} where ${id(levelColumn(column))} is not null group by 1`,
    );
    const counts = new Map(rows.map(([level, count]) => [Number(level), Number(count)]));
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    shares.push(levels.map((_, level) => ((counts.get(level) ?? 0) + 0.5) / (total + 0.5 * levels.length)));
  }
  return shares;
}

/** Random pairs hold some matches, which in a small table are no small part of those that agree. */
function withoutMatches(
  random: readonly (readonly number[])[],
  m: readonly (readonly number[])[],
  share: number,
): readonly (readonly number[])[] {
  return random.map((levels, c) => {
    const left = levels.map((all, level) => Math.max(all - share * m[c]![level]!, all / 100));
    const total = left.reduce((sum, part) => sum + part, 0);
    return left.map((part) => part / total);
  });
}

async function acceptedPairs(engine: Engine): Promise<readonly Edge[]> {
  const { rows } = await engine.query(
    sql`select l, r, weight from ${id(tables.scores)} where weight >= 0 order by l, r`,
  );
  return rows.map(([left, right, weight]) => ({
    left: Number(left),
    right: Number(right),
    weight: Number(weight),
  }));
}
