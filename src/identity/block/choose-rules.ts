import { seededRandom } from "../../stats/index.ts";
import type { KeyPart } from "../model/identity-model.ts";
import { partName } from "./count-candidates.ts";

/** Records that agree on every part are candidates. */
export interface CandidateRule {
  readonly parts: readonly KeyPart[];
  /** Pairs that it makes, counted: n(n-1)/2 over its blocks. */
  readonly pairs: number;
  /** Records of its largest block. */
  readonly largestBlock: number;
  /** Pairs of blocks that are too large, which it does not make, and the share of its records that stand in them. */
  readonly omittedPairs: number;
  readonly omittedShare: number;
}

/** What is believed of a column before pairs are seen, or was learnt from them. */
export interface ColumnAgreement {
  /** The probability that two records of one object hold the same value, both being filled. */
  readonly exact: number;
}

export interface RuleChoice {
  readonly candidates: readonly CandidateRule[];
  readonly columns: ReadonlyMap<string, ColumnAgreement>;
  /** By column or feature, the share of records in which it is filled. */
  readonly filled: ReadonlyMap<string, number>;
  /** Pairs that all chosen rules may make together. */
  readonly budget: number;
  readonly seed: number;
}

export interface ChosenRule extends CandidateRule {
  /** The share of true pairs that no rule before it would have made. */
  readonly gain: number;
}

export interface BlockingPlan {
  /** In the order in which they make pairs. */
  readonly rules: readonly ChosenRule[];
  /** Expected share of true pairs among the candidates, if columns fail independently. */
  readonly expectedRecall: number;
  /** At most: pairs that several rules make are counted for each. */
  readonly pairs: number;
}

const imagined = 20_000;
/** A rule that brings less than one true pair in two thousand is not worth its pairs. */
const leastGain = 0.0005;
/** Of values that differ within one object, the share that agrees by this part (typing errors stand late more often than early). */
const alikeByPart = { prefix: 0.6, local: 0.3, domain: 0.6, compact: 0.1, acronym: 0.4, rarest: 0.6 };

/**
 * Fills the budget with the rules that bring most true pairs for each pair they make, counting only those that no rule before them
 * brings: true pairs are imagined, column by column, by the probabilities given, and each rule is tried on them.
 */
export function chooseRules(choice: RuleChoice): BlockingPlan {
  const { candidates, budget } = choice;
  const reached = reachOfAll(choice);
  const missing = new Uint8Array(imagined).fill(1);
  const rules: ChosenRule[] = [];
  let [left, found] = [budget, 0];
  const open = new Set(candidates.keys());
  for (;;) {
    const best = bestOf([...open], (index) => {
      const rule = candidates[index]!;
      if (rule.pairs > left) return undefined;
      const gain = newly(reached[index]!, missing) / imagined;
      return gain < leastGain ? undefined : { index, gain, worth: gain / Math.max(rule.pairs, 1) };
    });
    if (best === undefined) break;
    const rule = candidates[best.index]!;
    open.delete(best.index);
    left -= rule.pairs;
    found += best.gain;
    const reach = reached[best.index]!;
    for (let at = 0; at < imagined; at++) if (reach[at] === 1) missing[at] = 0;
    rules.push({ ...rule, gain: best.gain });
  }
  return { rules, expectedRecall: found, pairs: budget - left };
}

interface Option {
  readonly index: number;
  readonly gain: number;
  readonly worth: number;
}

/** The first of those that are worth most. */
function bestOf(
  indices: readonly number[],
  optionOf: (index: number) => Option | undefined,
): Option | undefined {
  let best: Option | undefined;
  for (const index of indices) {
    const option = optionOf(index);
    if (option !== undefined && (best === undefined || option.worth > best.worth)) best = option;
  }
  return best;
}

/** For each rule, which of the imagined true pairs agree on every part. A column is drawn alike for every rule. */
function reachOfAll({ candidates, columns, filled, seed }: RuleChoice): readonly Uint8Array[] {
  const draws = new Map([...columns.keys()].map((column) => [column, drawn(seed, `blocking ${column}`, 3)]));
  return candidates.map(({ parts, omittedShare }) => {
    const reach = new Uint8Array(imagined).fill(1);
    for (const part of parts) {
      const agreeing = agreementOf(part, columns.get(part.column)!.exact);
      const known = filled.get(partName(part)) ?? 1;
      const uniform = draws.get(part.column)!;
      for (let at = 0; at < imagined; at++)
        if (uniform[3 * at]! >= agreeing || uniform[3 * at + 1]! >= known || uniform[3 * at + 2]! >= known)
          reach[at] = 0;
    }
    if (omittedShare > 0) {
      const uniform = drawn(seed, `block ${parts.map(partName).join(" ")}`, 1);
      for (let at = 0; at < imagined; at++) if (uniform[at]! < omittedShare) reach[at] = 0;
    }
    return reach;
  });
}

function drawn(seed: number, purpose: string, each: number): Float64Array {
  const random = seededRandom(seed, purpose);
  return Float64Array.from({ length: each * imagined }, () => random.uniform());
}

function agreementOf({ prefix, feature }: KeyPart, exact: number): number {
  const part = prefix === undefined ? feature : "prefix";
  return part === undefined ? exact : exact + (1 - exact) * alikeByPart[part as keyof typeof alikeByPart];
}

function newly(reached: Uint8Array, missing: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < imagined; at++) count += reached[at]! & missing[at]!;
  return count;
}
