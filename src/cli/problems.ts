import { type ProblemWords, problemsOf } from "../core/index.ts";

interface Facts {
  readonly "template-unknown": { readonly name: string; readonly known: readonly string[] };
  readonly "cell-key-unknown": { readonly key: string; readonly known: readonly string[] };
  readonly "cell-value-unknown": { readonly key: string; readonly value: string };
  readonly "diff-without-rows": { readonly a: string; readonly b: string };
  readonly "demo-elsewhere": { readonly folder: string };
  readonly "demo-differs": { readonly folder: string; readonly size: string; readonly seed: number };
}

const words: ProblemWords<Facts> = {
  en: {
    "template-unknown": ({ name, known }) =>
      `There is no template "${name}". The templates are: ${known.join(", ")}.`,
    "cell-key-unknown": ({ key, known }) =>
      known.length === 0
        ? `A cell is named by what the question is asked by: add --by ${key}.`
        : `"${key}" is not among what is asked by: ${known.join(", ")}.`,
    "cell-value-unknown": ({ key, value }) => `No row of the answer has "${value}" as its ${key}.`,
    "diff-without-rows": ({ a, b }) => `Definitions are compared on rows: entente diff ${a} ${b} --rows.`,
    "demo-elsewhere": ({ folder }) =>
      `${folder} already holds files that are not a demo company. Choose an empty or a new folder.`,
    "demo-differs": ({ folder, size, seed }) =>
      `${folder} holds another demo company (size ${size}, seed ${seed}). Choose another folder, or ask for that one.`,
  },
  fr: {
    "template-unknown": ({ name, known }) =>
      `Il n'y a pas de modèle « ${name} ». Les modèles sont : ${known.join(", ")}.`,
    "cell-key-unknown": ({ key, known }) =>
      known.length === 0
        ? `Une case se désigne par ce selon quoi on interroge : ajoutez --by ${key}.`
        : `« ${key} » ne fait pas partie de ce selon quoi on interroge : ${known.join(", ")}.`,
    "cell-value-unknown": ({ key, value }) => `Aucune ligne de la réponse n'a « ${value} » pour ${key}.`,
    "diff-without-rows": ({ a, b }) =>
      `Les définitions se comparent sur des lignes : entente diff ${a} ${b} --rows.`,
    "demo-elsewhere": ({ folder }) =>
      `${folder} contient déjà des fichiers qui ne sont pas une entreprise de démonstration. Choisissez un dossier vide ou nouveau.`,
    "demo-differs": ({ folder, size, seed }) =>
      `${folder} contient une autre entreprise de démonstration (taille ${size}, graine ${seed}). Choisissez un autre dossier, ou demandez celle-là.`,
  },
};

export const cliProblem = problemsOf<Facts>(words);
