import { canonicalJson, sha256Hex } from "../../core/index.ts";
import type { LevelCode } from "../compare/comparison.ts";
import type { IdentityObject, RoleColumn } from "./roles.ts";

/** A column as a blocking key uses it: whole, one of its features, or its first characters. */
export interface KeyPart {
  readonly column: string;
  readonly prefix?: number;
  readonly feature?: string;
}

/** Parts of one key in the order of the rule, joined by U+001F: a block that is left out, by its value. */
export type BlockValue = string;

export interface FrozenRule {
  /** Records that agree on every part are candidates. */
  readonly parts: readonly KeyPart[];
  /** Pairs that it makes, counted before any was made. */
  readonly pairs: number;
  readonly largestBlock: number;
  /** The share of true pairs that it is expected to bring and no rule before it. */
  readonly gain: number;
  /** Blocks too large to compare: their records meet by narrower rules only. */
  readonly omitted: readonly BlockValue[];
  /** Pairs that the blocks left out would have made. */
  readonly omittedPairs: number;
}

export interface FrozenBlocking {
  /** In the order in which they make pairs. */
  readonly rules: readonly FrozenRule[];
  /** Pairs that all rules might make together. */
  readonly budget: number;
  /** At most: pairs that several rules make are counted for each. */
  readonly pairs: number;
  /** Expected share of true pairs among the candidates, if columns fail independently. */
  readonly expectedRecall: number;
}

export interface FrozenLevel {
  readonly code: LevelCode;
  /** Probability between two records of one object; between two of different objects. */
  readonly m: number;
  readonly u: number;
  /** log2(m / u), or less where the level is bound to count against. */
  readonly bits: number;
  /** False where no expected match showed it: `m` is the prior. */
  readonly isLearnt: boolean;
}

export interface FrozenComparison {
  readonly column: string;
  readonly levels: readonly FrozenLevel[];
}

/** More bits, or fewer, for equal values as they are rarer or commoner than usual. */
export interface Rarity {
  readonly column: string;
  readonly values: readonly (readonly [value: string, bits: number])[];
  /** Of all values that are not named. */
  readonly otherwise: number;
}

/** Probabilities of being one: from `likely` on two records are joined, from `review` on somebody may look. */
export interface Thresholds {
  readonly certain: number;
  readonly likely: number;
  readonly review: number;
}

export interface EstimationReport {
  readonly iterations: number;
  /** False when the last iteration still moved something. */
  readonly hasConverged: boolean;
  /** Comparisons and levels that no pair could teach: they keep what was believed before. */
  readonly notLearnt: readonly { readonly column: string; readonly levels: readonly LevelCode[] }[];
  /** Expected matches among all candidate pairs. */
  readonly expectedMatches: number;
  /** Pairs from which m was learnt: all candidates, or some drawn by the seed. */
  readonly learntFromPairs: number;
  readonly learntFromRandomPairs: number;
}

/** All that scores a pair of records, and nothing else: a plain JSON document, applied as it is until somebody trains another. */
export interface IdentityModel {
  readonly format: "entente-identity-1";
  readonly object: IdentityObject;
  readonly columns: readonly RoleColumn[];
  readonly seed: number;
  readonly blocking: FrozenBlocking;
  readonly comparisons: readonly FrozenComparison[];
  readonly rarities: readonly Rarity[];
  /** What a word of a company's name is worth. */
  readonly words: readonly Rarity[];
  /** Bits before anything is compared: log2 of the odds that two records are one. */
  readonly prior: number;
  /** Pairs that weigh less are not kept. */
  readonly floor: number;
  readonly thresholds: Thresholds;
  readonly trainedOn: { readonly table: string; readonly records: number; readonly certainPairs: number };
  readonly estimation: EstimationReport;
}

export const usualThresholds: Thresholds = { certain: 0.999, likely: 0.5, review: 0.05 };

export function modelHash(model: IdentityModel): string {
  return sha256Hex(canonicalJson(model));
}

export function bitsOf(probability: number): number {
  return Math.log2(probability / (1 - probability));
}

export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

export type Verdict = "certain" | "likely" | "review" | "different";

export function verdictOf(bits: number, { certain, likely, review }: Thresholds): Verdict {
  if (bits >= bitsOf(certain)) return "certain";
  if (bits >= bitsOf(likely)) return "likely";
  return bits >= bitsOf(review) ? "review" : "different";
}
