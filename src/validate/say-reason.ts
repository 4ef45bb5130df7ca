import type { Language, ProblemWords } from "../core/index.ts";
import type { ReasonOf } from "./checked.ts";

/** Makes the function that says a field's reasons. */
export function sayingOf<Facts extends { readonly [Code in keyof Facts]: object }>(
  words: ProblemWords<Facts>,
) {
  return <Code extends keyof Facts>(reason: ReasonOf<Facts, Code>, language: Language): string =>
    words[language][reason.code](reason.facts);
}
