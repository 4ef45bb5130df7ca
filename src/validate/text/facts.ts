import type { ProblemWords } from "../../core/index.ts";
import type { Weights } from "../judge.ts";

/** What is set right in any text before it is read. */
export interface TextFacts {
  "letters-composed": object;
  "hidden-signs-removed": object;
  "spaces-tidied": object;
  "signs-unified": object;
}

export const textWeights: Weights<TextFacts> = {
  "letters-composed": "repaired",
  "hidden-signs-removed": "repaired",
  "spaces-tidied": "repaired",
  "signs-unified": "repaired",
};

export const textWords: ProblemWords<TextFacts> = {
  en: {
    "letters-composed": () => "Letters and their accents were joined.",
    "hidden-signs-removed": () => "Signs that cannot be seen were taken out.",
    "spaces-tidied": () => "Spaces too many were taken out.",
    "signs-unified": () => "Apostrophes and hyphens were written with the usual sign.",
  },
  fr: {
    "letters-composed": () => "Les lettres et leurs accents ont été réunis.",
    "hidden-signs-removed": () => "Des signes invisibles ont été retirés.",
    "spaces-tidied": () => "Des espaces en trop ont été retirées.",
    "signs-unified": () => "Les apostrophes et les traits d'union ont été écrits avec le signe habituel.",
  },
};
