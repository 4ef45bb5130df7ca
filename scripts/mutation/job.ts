/** What a child process of vitest does with each of its test files, and where it writes what it saw, a JSON line each. */
export type Job =
  | { readonly kind: "observe"; readonly out: string }
  | { readonly kind: "mutate"; readonly out: string; readonly trials: readonly Trial[] };

/** One mutant to be tried on the tests of a file that reach it. */
export interface Trial {
  readonly mutant: string;
  /** How often the mutant's place may be reached before the run counts as endless. */
  readonly hitLimit: number;
  readonly tests: { readonly [name: string]: { readonly milliseconds: number } };
}

/** What one test file reaches when no mutant is active. */
export interface Observation {
  readonly file: string;
  readonly milliseconds: number;
  readonly hasFailed: boolean;
  /** Mutants reached while modules load: they act only in a process that starts with them. */
  readonly atImport: readonly string[];
  /** Mutants reached outside any one test: in `beforeAll`, in `describe`. */
  readonly shared: Hits;
  readonly tests: readonly ObservedTest[];
}

export interface ObservedTest {
  readonly name: string;
  readonly milliseconds: number;
  readonly hits: Hits;
}

export interface Hits {
  readonly [mutant: string]: number;
}

/** A process that ends twice without a word about its mutant leaves it `unclear`. */
export type Outcome = "killed" | "survived" | "timeout" | "unclear";

/** A child's lines about a trial: one before it starts, one with its outcome. */
export interface TrialLine {
  readonly mutant: string;
  readonly outcome: "started" | Outcome;
  readonly by?: string;
}
