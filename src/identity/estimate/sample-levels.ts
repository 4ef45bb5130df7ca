import type { Engine } from "../../engine/index.ts";
import { join } from "../../sql/index.ts";
import { pairsSql } from "../block/pairs-sql.ts";
import type { Comparison } from "../compare/comparison.ts";
import { levelsSql } from "../compare/levels-sql.ts";
import type { FrozenBlocking } from "../model/identity-model.ts";
import { replaceTable, tables } from "../model/prepare-records.ts";
import { countLevels } from "./count-levels.ts";
import type { AgreementPattern } from "./estimate-matches.ts";

/** From more pairs of one rule, some are drawn by a hash of the pair and the seed. */
const mostOfRule = 250_000;

export interface SampledLevels {
  readonly patterns: readonly AgreementPattern[];
  /** Pairs that were compared. */
  readonly pairs: number;
}

/** How candidate pairs agree: all of small rules, a drawn part of large ones, counted for the whole. */
export async function sampleLevels(
  engine: Engine,
  {
    blocking: { rules },
    comparisons,
    seed,
  }: {
    readonly blocking: FrozenBlocking;
    readonly comparisons: readonly Comparison[];
    readonly seed: number;
  },
): Promise<SampledLevels> {
  if (rules.length === 0) return { patterns: [], pairs: 0 };
  const oneIn = rules.map(({ pairs }) => Math.ceil(pairs / mostOfRule));
  const pairs = rules.map((_, rule) => pairsSql(tables.blocks, rule, { oneIn: oneIn[rule]!, seed }));
  await replaceTable(
    engine,
    tables.levels,
    levelsSql(tables.records, join(pairs, " union all "), comparisons),
  );
  const counted = await countLevels(engine, tables.levels, comparisons);
  return {
    patterns: counted.map((one) => ({ ...one, pairs: one.pairs * oneIn[one.rule]! })),
    pairs: counted.reduce((sum, one) => sum + one.pairs, 0),
  };
}
