import type { Language, Localised } from "./language.ts";

/** Where the author's text is wrong. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The offending text, as written. */
  readonly text?: string;
}

/** An author's mistake: plain data, returned and collected, never thrown. */
export interface Problem {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly facts: object;
  readonly message: Localised;
  readonly place?: Place;
  /** What to write instead. */
  readonly suggestion?: string;
}

export type Words<Facts> = { readonly [Code in keyof Facts]: (facts: Facts[Code]) => string };
export type ProblemWords<Facts> = { readonly [L in Language]: Words<Facts> };

export interface ProblemDetail {
  readonly place?: Place | undefined;
  readonly suggestion?: string | undefined;
  readonly severity?: "error" | "warning";
}

/**
 * Makes the constructor of a part's problems: a code and its facts are checked together, and its
 * words exist in every language or the program does not compile.
 */
export function problemsOf<Facts extends { readonly [Code in keyof Facts]: object }>(
  words: ProblemWords<Facts>,
) {
  return <Code extends keyof Facts & string>(
    code: Code,
    facts: Facts[Code],
    detail: ProblemDetail = {},
  ): Problem => ({
    code,
    severity: detail.severity ?? "error",
    facts,
    message: { en: words.en[code](facts), fr: words.fr[code](facts) },
    ...(detail.place && { place: detail.place }),
    ...(detail.suggestion !== undefined && { suggestion: detail.suggestion }),
  });
}
