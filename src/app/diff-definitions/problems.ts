import { type ProblemWords, problemsOf } from "../../core/index.ts";

interface Facts {
  readonly "side-missing": { readonly path: string };
}

const words: ProblemWords<Facts> = {
  en: {
    "side-missing": ({ path }) =>
      `There is no folder ${path}. Name a workspace, a folder of definitions, or write "catalogue" for the built-in ones.`,
  },
  fr: {
    "side-missing": ({ path }) =>
      `Il n'existe pas de dossier ${path}. Désignez un espace de travail ou un dossier de définitions, ou écrivez « catalogue » pour les définitions intégrées.`,
  },
};

export const problem = problemsOf<Facts>(words);
