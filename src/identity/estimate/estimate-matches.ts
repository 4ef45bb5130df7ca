/** Candidate pairs that a blocking rule made, and that agree in the same way. */
export interface AgreementPattern {
  /** Index of the blocking rule. */
  readonly rule: number;
  /** For each comparison the level, 0 being the closest; null where a value is missing on either side, which says nothing. */
  readonly levels: readonly (number | null)[];
  readonly pairs: number;
}

export interface EstimationInput {
  readonly patterns: readonly AgreementPattern[];
  /** For each rule, the comparisons over its own columns: its pairs agree there by construction, and teach nothing about them. */
  readonly blocked: readonly ReadonlySet<number>[];
  /** For each comparison and level, the probability of that level between two different people or companies. */
  readonly u: readonly (readonly number[])[];
  /** Pairs known to match, whatever made them; a level is null where it is what they are known by. */
  readonly known?: readonly Pick<AgreementPattern, "levels" | "pairs">[];
  readonly settings?: Partial<EstimationSettings>;
}

export interface EstimationSettings {
  readonly iterations: number;
  /** No probability moves by more in the last iteration. */
  readonly tolerance: number;
  /** Pairs that the prior is worth, for each comparison. */
  readonly priorPairs: number;
}

export interface Estimation {
  /** For each comparison and level, the probability of that level between two records of one person or company. */
  readonly m: readonly (readonly number[])[];
  /** For each rule, the share of its pairs that match. */
  readonly matchShare: readonly number[];
  /** Expected matches among all candidate pairs. */
  readonly matches: number;
  readonly iterations: number;
  /** False when the last iteration still moved something by more than the tolerance. */
  readonly hasConverged: boolean;
  /** For each comparison, whether any rule could teach it: where not, `m` is the prior. */
  readonly isLearnt: readonly boolean[];
  /** For each comparison and level the expected matches that showed it, the prior left out. */
  readonly seen: readonly (readonly number[])[];
  /** Penalised log-likelihood after each iteration; it never falls. */
  readonly logLikelihoods: readonly number[];
}

const usual: EstimationSettings = { iterations: 500, tolerance: 1e-5, priorPairs: 5 };

/**
 * Fellegi and Sunter's mixture by expectation and maximisation (Winkler 1988; Dempster, Laird and Rubin 1977), given u: one m for
 * all blocking rules and one share of matches for each, with a Dirichlet prior on m, so that a level which no pair shows keeps a
 * probability. Comparisons are taken as independent given whether the pair matches.
 */
export function estimateMatches(input: EstimationInput): Estimation {
  const { patterns, blocked, u, known = [], settings = {} } = input;
  const { iterations, tolerance, priorPairs } = { ...usual, ...settings };
  const prior = u.map((levels) => priorOf(levels.length));
  const seen = patterns.filter(({ pairs }) => pairs > 0);
  let state: State = { m: prior, matchShare: blocked.map(() => 0.1) };
  const logLikelihoods: number[] = [];
  for (let count = 1; ; count++) {
    const step = iterate(state, { patterns: seen, blocked, u, known, prior, priorPairs });
    const moved = largestMove(state, step.state);
    logLikelihoods.push(step.logLikelihood);
    state = step.state;
    if (moved <= tolerance || count === iterations)
      return {
        ...state,
        matches: step.matches,
        iterations: count,
        hasConverged: moved <= tolerance,
        isLearnt: u.map((_, comparison) => canTeach({ patterns: seen, blocked, known }, comparison)),
        seen: step.seen,
        logLikelihoods,
      };
  }
}

interface State {
  readonly m: readonly (readonly number[])[];
  readonly matchShare: readonly number[];
}

interface Step {
  readonly state: State;
  /** Of the state before. */
  readonly logLikelihood: number;
  readonly matches: number;
  readonly seen: readonly (readonly number[])[];
}

interface Given extends Required<Pick<EstimationInput, "patterns" | "blocked" | "u" | "known">> {
  readonly prior: readonly (readonly number[])[];
  readonly priorPairs: number;
}

function iterate({ m, matchShare }: State, given: Given): Step {
  const { patterns, blocked, u, known, prior, priorPairs } = given;
  const seen = prior.map((levels) => levels.map(() => 0));
  const matched = matchShare.map(() => 0);
  const pairsOf = matchShare.map(() => 0);
  let logLikelihood = logPrior(m, prior) * priorPairs;
  for (const { rule, levels, pairs } of patterns) {
    const taught = levels.flatMap((level, comparison) =>
      level === null || blocked[rule]!.has(comparison) ? [] : [{ comparison, level }],
    );
    let [same, different] = [matchShare[rule]!, 1 - matchShare[rule]!];
    for (const { comparison, level } of taught) {
      same *= m[comparison]![level]!;
      different *= u[comparison]![level]!;
    }
    const expected = (pairs * same) / (same + different);
    logLikelihood += pairs * Math.log(same + different);
    matched[rule]! += expected;
    pairsOf[rule]! += pairs;
    for (const { comparison, level } of taught) seen[comparison]![level]! += expected;
  }
  for (const { levels, pairs } of known)
    for (const [comparison, level] of levels.entries()) {
      if (level === null) continue;
      seen[comparison]![level]! += pairs;
      logLikelihood += pairs * Math.log(m[comparison]![level]!);
    }
  return {
    state: {
      m: seen.map((levels, comparison) =>
        shares(levels.map((count, level) => count + priorPairs * prior[comparison]![level]!)),
      ),
      matchShare: matched.map((count, rule) =>
        pairsOf[rule] === 0 ? 0 : Math.min(1, count / pairsOf[rule]!),
      ),
    },
    logLikelihood,
    matches: matched.reduce((sum, count) => sum + count, 0),
    seen,
  };
}

function logPrior(m: State["m"], prior: State["m"]): number {
  return prior
    .flatMap((levels, comparison) => levels.map((share, level) => share * Math.log(m[comparison]![level]!)))
    .reduce((sum, term) => sum + term, 0);
}

function shares(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

/** Nine matches in ten agree at the closest level; each further level is half as likely as the one before it. */
function priorOf(levels: number): readonly number[] {
  if (levels === 1) return [1];
  const further = shares(Array.from({ length: levels - 1 }, (_, index) => 2 ** -index));
  return [0.9, ...further.map((share) => 0.1 * share)];
}

function largestMove(before: State, after: State): number {
  const numbers = ({ m, matchShare }: State) => [...m.flat(), ...matchShare];
  const earlier = numbers(before);
  return numbers(after).reduce((most, value, index) => Math.max(most, Math.abs(value - earlier[index]!)), 0);
}

function canTeach(
  { patterns, blocked, known }: Pick<Given, "patterns" | "blocked" | "known">,
  comparison: number,
): boolean {
  return (
    known.some(({ levels }) => levels[comparison] !== null) ||
    patterns.some(({ rule, levels }) => levels[comparison] !== null && !blocked[rule]!.has(comparison))
  );
}
