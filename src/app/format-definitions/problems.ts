import { type ProblemWords, problemsOf } from "../../core/index.ts";

interface Facts {
  readonly "definitions-missing": { readonly path: string };
  readonly "not-definitions": { readonly path: string };
  readonly "not-formatted": { readonly path: string };
  readonly "not-utf-8": { readonly path: string };
}

const words: ProblemWords<Facts> = {
  en: {
    "definitions-missing": ({ path }) => `There is no file or folder ${path}.`,
    "not-definitions": ({ path }) =>
      `${path} holds no definitions: only files like definitions/leads.yaml are formatted, and values.yaml is kept as you write it.`,
    "not-formatted": ({ path }) => `${path} is not in the one layout. Run \`entente format ${path}\`.`,
    "not-utf-8": ({ path }) => `${path} is not written in UTF-8: save it so, then format it.`,
  },
  fr: {
    "definitions-missing": ({ path }) => `Il n'existe ni fichier ni dossier ${path}.`,
    "not-definitions": ({ path }) =>
      `${path} ne contient pas de définitions : seuls les fichiers comme definitions/prospects.yaml sont mis en forme, et values.yaml reste comme vous l'écrivez.`,
    "not-formatted": ({ path }) =>
      `${path} ne suit pas la mise en forme unique. Lancez \`entente format ${path}\`.`,
    "not-utf-8": ({ path }) =>
      `${path} n'est pas écrit en UTF-8 : enregistrez-le ainsi, puis mettez-le en forme.`,
  },
};

export const problem = problemsOf<Facts>(words);
