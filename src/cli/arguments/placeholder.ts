import type { Language } from "../../core/index.ts";

const french: { readonly [word: string]: string } = {
  COLUMN: "COLONNE",
  DAY: "JOUR",
  DIR: "DOSSIER",
  FACT: "FAIT",
  FILE: "FICHIER",
  GRAIN: "MAILLE",
  MARK: "SIGNE",
  METRIC: "INDICATEUR",
  NAME: "NOM",
  OBJECT: "OBJET",
  ORDER: "ORDRE",
  PATH: "CHEMIN",
  RECORD: "ENREGISTREMENT",
  TEXT: "TEXTE",
  VALUE: "VALEUR",
  VERB: "VERBE",
  WHO: "QUI",
  WITH: "AVEC",
  ZONE: "FUSEAU",
};

/** What stands for a value in help, in the reader's language: `DIM=VALUE,...`. */
export function placeholder(written: string, language: Language): string {
  return language === "en" ? written : written.replace(/[A-Z]+/g, (word) => french[word] ?? word);
}
