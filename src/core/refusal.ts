import type { Localised } from "./language.ts";
import type { ProblemWords } from "./problem.ts";

/** The outside refused (disk, lock, database): thrown once, worded, turned into a reply at the door. */
export class Refusal extends Error {
  readonly code: string;
  readonly words: Localised;

  constructor(code: string, words: Localised, options?: { cause?: unknown }) {
    super(words.en, options);
    this.name = "Refusal";
    this.code = code;
    this.words = words;
  }
}

/** Makes the constructor of a part's refusals, as `problemsOf` does that of its problems. */
export function refusalsOf<Facts extends { readonly [Code in keyof Facts]: object }>(
  words: ProblemWords<Facts>,
) {
  return <Code extends keyof Facts & string>(code: Code, facts: Facts[Code], cause?: unknown): Refusal =>
    new Refusal(code, { en: words.en[code](facts), fr: words.fr[code](facts) }, { cause });
}
