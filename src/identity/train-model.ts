import type { Engine } from "../engine/index.ts";

import { believedAgreement, chooseBlocking, countBlocking } from "./block/plan-blocking.ts";
import { blocksSql } from "./block/pairs-sql.ts";
import type { Comparison } from "./compare/comparison.ts";
import { comparisonsOf } from "./compare/comparisons.ts";
import { certainLevels, type CountedLevels } from "./estimate/count-levels.ts";
import { type Estimation, estimateMatches } from "./estimate/estimate-matches.ts";
import { type RandomLevels, randomLevels, withoutMatches } from "./estimate/random-levels.ts";
import { sampleLevels } from "./estimate/sample-levels.ts";
import {
  bitsOf,
  type FrozenBlocking,
  type FrozenComparison,
  type IdentityModel,
  type Thresholds,
  usualThresholds,
} from "./model/identity-model.ts";
import { cleanRecords, replaceTable, tables, weighRecords } from "./model/prepare-records.ts";
import type { IdentityObject, RoleColumn } from "./model/roles.ts";
import { rarities, rounded, wordWeights } from "./score/rarities.ts";

export interface TrainingOptions {
  readonly object: IdentityObject;
  /** A table of the engine, one row a record. */
  readonly table: string;
  /** Its column without duplicates. */
  readonly key: string;
  readonly columns: readonly RoleColumn[];
  readonly seed: number;
  readonly pairBudget?: number;
  /** A table (l_key, r_key) of pairs that are one for sure: their agreement teaches. */
  readonly certain?: string;
  readonly thresholds?: Thresholds;
}

interface Learnt {
  readonly blocking: FrozenBlocking;
  readonly estimation: Estimation;
  readonly u: readonly (readonly number[])[];
  /** The share of all pairs of records that are one. */
  readonly share: number;
  readonly learntFromPairs: number;
}

/** Learns from a table, without examples, all that scores its pairs. Leaves temporary tables named `identity_...` behind. */
export async function trainModel(engine: Engine, options: TrainingOptions): Promise<IdentityModel> {
  const { object, table, columns, seed, certain, thresholds = usualThresholds } = options;
  const records = await cleanRecords(engine, options);
  const words = object === "company" ? await wordWeights(engine, columns, records) : [];
  await weighRecords(engine, words, [], options);
  const comparisons = comparisonsOf(columns, object);
  const random = await randomLevels(engine, { comparisons, columns, object, records, seed });
  const known = certain === undefined ? [] : await certainLevels(engine, certain, comparisons);
  const learnt = await learn(engine, { ...options, comparisons, random, known, records });
  const { blocking, estimation } = learnt;
  return {
    format: "entente-identity-1",
    object,
    columns,
    seed,
    blocking,
    comparisons: frozen(comparisons, learnt),
    rarities: await rarities(engine, columns, object),
    words,
    prior: rounded(bitsOf(learnt.share)),
    floor: rounded(bitsOf(thresholds.review)),
    thresholds,
    trainedOn: { table, records, certainPairs: known.reduce((sum, { pairs }) => sum + pairs, 0) },
    estimation: {
      iterations: estimation.iterations,
      hasConverged: estimation.hasConverged,
      notLearnt: notLearnt(comparisons, estimation),
      expectedMatches: Math.round(estimation.matches),
      learntFromPairs: learnt.learntFromPairs,
      learntFromRandomPairs: random.pairs,
    },
  };
}

interface LearningInput extends TrainingOptions {
  readonly comparisons: readonly Comparison[];
  readonly random: RandomLevels;
  readonly known: readonly CountedLevels[];
  readonly records: number;
}

/** Rules by what is believed of columns, then, once pairs were seen, by what was learnt. */
async function learn(engine: Engine, input: LearningInput): Promise<Learnt> {
  const { columns, comparisons } = input;
  const counted = await countBlocking(engine, input);
  const believed = believedAgreement(columns);
  const first = await learnUnder(engine, input, await chooseBlocking(engine, counted, believed));
  const agreement = new Map(believed);
  for (const [index, { column, levels }] of comparisons.entries())
    if (levels[0]?.code === "equal" && first.estimation.isLearnt[index] === true)
      agreement.set(column, { exact: first.estimation.m[index]![0]! });
  const again = await chooseBlocking(engine, counted, agreement);
  const isSame =
    JSON.stringify(again.rules.map(({ parts }) => parts)) ===
    JSON.stringify(first.blocking.rules.map(({ parts }) => parts));
  if (isSame) return { ...first, blocking: again };
  return learnUnder(engine, input, again);
}

async function learnUnder(engine: Engine, input: LearningInput, blocking: FrozenBlocking): Promise<Learnt> {
  const { comparisons, random, seed, records } = input;
  await replaceTable(engine, tables.blocks, blocksSql(tables.records, blocking.rules));
  const sample = await sampleLevels(engine, { blocking, comparisons, seed });
  const known = taughtBy(input.known, comparisons.length);
  const blocked = blocking.rules.map(
    ({ parts }) => new Set(parts.map(({ column }) => comparisons.findIndex((one) => one.column === column))),
  );
  const allPairs = Math.max(1, (records * (records - 1)) / 2);
  const shareOf = ({ matches }: Estimation) =>
    Math.min(0.5, Math.max(matches, 0.5) / Math.max(blocking.expectedRecall, 0.01) / allPairs);
  let u = random.shares;
  let estimation = estimateMatches({ patterns: sample.patterns, blocked, u, known });
  for (let round = 0; round < 3; round++) {
    u = withoutMatches(random.shares, estimation.m, shareOf(estimation));
    estimation = estimateMatches({ patterns: sample.patterns, blocked, u, known });
  }
  return { blocking, estimation, u, share: shareOf(estimation), learntFromPairs: sample.pairs };
}

/** Certain pairs teach no more than so many. */
const mostKnown = 1_000;
/** What nearly all certain pairs agree on is what they are certain by, and is not taught by them. */
const certainBy = 0.995;

function taughtBy(known: readonly CountedLevels[], comparisons: number): readonly CountedLevels[] {
  const total = known.reduce((sum, { pairs }) => sum + pairs, 0);
  const isBy = Array.from({ length: comparisons }, (_, comparison) => {
    const told = known.filter(({ levels }) => levels[comparison] !== null);
    const count = (some: readonly CountedLevels[]) => some.reduce((sum, { pairs }) => sum + pairs, 0);
    return count(told.filter(({ levels }) => levels[comparison] === 0)) >= certainBy * count(told);
  });
  return known.map(({ rule, levels, pairs }) => ({
    rule,
    levels: levels.map((level, comparison) => (isBy[comparison]! ? null : level)),
    pairs: pairs * Math.min(1, mostKnown / total),
  }));
}

function frozen(
  comparisons: readonly Comparison[],
  { estimation: { m, isLearnt, seen }, u }: Learnt,
): readonly FrozenComparison[] {
  return comparisons.map(({ column, levels }, index) => ({
    column,
    levels: levels.map(({ code, atMost = Infinity }, level) => {
      const [same, chance] = [m[index]![level]!, u[index]![level]!];
      return {
        code,
        m: rounded(same),
        u: Number(chance.toPrecision(6)),
        bits: rounded(Math.min(atMost, Math.log2(same / chance))),
        isLearnt: isLearnt[index]! && seen[index]![level]! >= 1,
      };
    }),
  }));
}

function notLearnt(comparisons: readonly Comparison[], { isLearnt, seen }: Estimation) {
  return comparisons.flatMap(({ column, levels }, index) => {
    const kept = levels.filter((_, level) => !isLearnt[index]! || seen[index]![level]! < 1);
    return kept.length === 0 ? [] : [{ column, levels: kept.map(({ code }) => code) }];
  });
}
