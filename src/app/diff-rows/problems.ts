import { type ProblemWords, problemsOf } from "../../core/index.ts";

interface Facts {
  readonly "side-unknown": { readonly name: string; readonly nearest?: string };
  readonly "sides-differ": { readonly concept: string; readonly folder: string };
  readonly "concept-nowhere": { readonly name: string; readonly side: string; readonly nearest?: string };
  readonly "objects-differ": {
    readonly a: string;
    readonly b: string;
    readonly objectA: string;
    readonly objectB: string;
  };
}

const words: ProblemWords<Facts> = {
  en: {
    "side-unknown": ({ name, nearest }) =>
      `"${name}" is neither a concept nor a folder of definitions.${nearest === undefined ? "" : ` Did you mean "${nearest}"?`}`,
    "sides-differ": ({ concept, folder }) =>
      `"${concept}" is a concept and "${folder}" a folder: name two concepts, or two folders and --concept.`,
    "concept-nowhere": ({ name, side, nearest }) =>
      `${side} defines no concept "${name}".${nearest === undefined ? "" : ` Did you mean "${nearest}"?`}`,
    "objects-differ": ({ a, b, objectA, objectB }) =>
      `"${a}" is about ${objectA} and "${b}" about ${objectB}: only concepts about the same rows can be compared.`,
  },
  fr: {
    "side-unknown": ({ name, nearest }) =>
      `« ${name} » n'est ni un concept ni un dossier de définitions.${nearest === undefined ? "" : ` Vouliez-vous dire « ${nearest} » ?`}`,
    "sides-differ": ({ concept, folder }) =>
      `« ${concept} » est un concept et « ${folder} » un dossier : désignez deux concepts, ou deux dossiers et --concept.`,
    "concept-nowhere": ({ name, side, nearest }) =>
      `${side} ne définit pas de concept « ${name} ».${nearest === undefined ? "" : ` Vouliez-vous dire « ${nearest} » ?`}`,
    "objects-differ": ({ a, b, objectA, objectB }) =>
      `« ${a} » porte sur ${objectA} et « ${b} » sur ${objectB} : seuls des concepts sur les mêmes lignes se comparent.`,
  },
};

export const problem = problemsOf<Facts>(words);
