import { type ProblemWords, problemsOf } from "../../core/index.ts";

interface Facts {
  readonly "column-absent": { readonly dataset: string; readonly column: string; readonly file: string };
  readonly "values-unreadable": {
    readonly dataset: string;
    readonly column: string;
    readonly type: string;
    readonly count: number;
    readonly example: string;
  };
  readonly "tables-absent": { readonly folder: string };
}

const words: ProblemWords<Facts> = {
  en: {
    "column-absent": ({ dataset, column, file }) =>
      `"${dataset}" declares a column ${column}, which ${file} does not hold.`,
    "values-unreadable": ({ dataset, column, type, count, example }) =>
      `${count === 1 ? "1 value" : `${count} values`} of ${column} in "${dataset}" cannot be read as ${type}: "${example}". Correct the file, or declare another type.`,
    "tables-absent": ({ folder }) => `There is no Parquet file in ${folder}.`,
  },
  fr: {
    "column-absent": ({ dataset, column, file }) =>
      `« ${dataset} » déclare une colonne ${column}, absente de ${file}.`,
    "values-unreadable": ({ dataset, column, type, count, example }) =>
      `${count === 1 ? "1 valeur" : `${count} valeurs`} de ${column} dans « ${dataset} » ne se lisent pas comme ${type} : « ${example} ». Corrigez le fichier, ou déclarez un autre type.`,
    "tables-absent": ({ folder }) => `Il n'y a aucun fichier Parquet dans ${folder}.`,
  },
};

export const tableProblem = problemsOf<Facts>(words);
