import { type Localised, problemsOf } from "../../core/index.ts";
import type { ReadFacts } from "./facts.ts";
import type { Flaw } from "./shape.ts";
import { flawWordsEn, wordsEn } from "./words/en.ts";
import { flawWordsFr, wordsFr } from "./words/fr.ts";

export const readProblem = problemsOf<ReadFacts>({ en: wordsEn, fr: wordsFr });

/** What the column `_irregular` says, in words. */
export function irregularWords(irregular: string): Localised {
  const flaw: Flaw = JSON.parse(irregular);
  return { en: flawWordsEn(flaw), fr: flawWordsFr(flaw) };
}
