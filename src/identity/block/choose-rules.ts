import { seededRandom } from "../../stats/index.ts";

/** A column as a blocking key uses it: whole, or its first characters. */
export interface KeyPart {
  readonly column: string;
  readonly prefix?: number;
}

/** Records that agree on every part are candidates. */
export interface CandidateRule {
  readonly parts: readonly KeyPart[];
  /** Pairs that it makes, counted: n(n-1)/2 over its blocks. */
  readonly pairs: number;
  /** Records of its largest block. */
  readonly largestBlock: number;
}

/** What is believed of a column before pairs are seen, or was learnt from them. */
export interface ColumnAgreement {
  /** The probability that two records of one object hold the same value, both being filled. */
  readonly exact: number;
  /** The share of records in which it is filled. */
  readonly filled: number;
}

export interface RuleChoice {
  readonly candidates: readonly CandidateRule[];
  readonly columns: ReadonlyMap<string, ColumnAgreement>;
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
/** Of values that differ within one object, the share whose first characters agree (typing errors stand late more often than early). */
const samePrefix = 0.6;

/**
 * Fills the budget with the rules that bring most true pairs for each pair they make, counting only those that no rule before them
 * brings: true pairs are imagined, column by column, by the probabilities given, and each rule is tried on them.
 */
export function chooseRules({ candidates, columns, budget, seed }: RuleChoice): BlockingPlan {
  const reached = candidates.map((rule) => reachOf(rule, columns, seed));
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
    for (const [at, isReached] of reached[best.index]!.entries()) if (isReached === 1) missing[at] = 0;
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

/** Which of the imagined true pairs agree on every part. A column is drawn alike for every rule. */
function reachOf({ parts }: CandidateRule, columns: RuleChoice["columns"], seed: number): Uint8Array {
  const reach = new Uint8Array(imagined).fill(1);
  for (const { column, prefix } of parts) {
    const { exact, filled } = columns.get(column)!;
    const agreeing = prefix === undefined ? exact : exact + (1 - exact) * samePrefix;
    const random = seededRandom(seed, `blocking ${column}`);
    for (let at = 0; at < imagined; at++) {
      const [agrees, left, right] = [random.uniform(), random.uniform(), random.uniform()];
      if (agrees >= agreeing || left >= filled || right >= filled) reach[at] = 0;
    }
  }
  return reach;
}

function newly(reached: Uint8Array, missing: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < imagined; at++) count += reached[at]! & missing[at]!;
  return count;
}
