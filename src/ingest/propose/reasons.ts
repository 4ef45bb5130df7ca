import type { Localised } from "../../core/index.ts";
import type { LoadKind } from "../../dataset/index.ts";

const both = (en: string, fr: string): Localised => ({ en, fr });

/** Why a column, a value or a kind of load is proposed. */
export const reasons = {
  presetHeader: (label: Localised) => both(`known header of ${label.en}`, `en-tête connu de ${label.fr}`),
  presetFamily: (label: Localised) =>
    both(`family of columns of ${label.en}`, `famille de colonnes de ${label.fr}`),
  sameHeader: () => both("the header says so", "l'en-tête le dit"),
  nearHeader: (known: string) => both(`header close to "${known}"`, `en-tête proche de « ${known} »`),
  doubtfulContent: () =>
    both(
      "the header says so, but the cells look like something else",
      "l'en-tête le dit, mais les cellules ressemblent à autre chose",
    ),
  emailContent: () => both("the cells are e-mail addresses", "les cellules sont des adresses e-mail"),
  dateContent: () => both("the only column of dates", "la seule colonne de dates"),
  alreadyMapped: () => both("already in definitions/values.yaml", "déjà dans definitions/values.yaml"),
  canonical: () => both("the value itself", "la valeur elle-même"),
  presetValue: (label: Localised) => both(`word of ${label.en}`, `mot de ${label.fr}`),
  synonym: () => both("usual word for it", "mot courant pour cela"),
  bracketed: () => both("usual word, before its brackets", "mot courant, avant sa parenthèse"),
  nearWord: (word: string) => both(`close to "${word}"`, `proche de « ${word} »`),
  dealOutcome: () => both("follows from the stage", "découle de l'étape"),
  ownName: () => both("a name stands for itself", "un nom vaut pour lui-même"),
  sameSpelling: (name: string) =>
    both(
      `differs from "${name}" only by spaces, case or punctuation`,
      `ne diffère de « ${name} » que par les espaces, la casse ou la ponctuation`,
    ),
  emailName: () => both("a name read from the address", "un nom lu dans l'adresse"),
  calledBy: (header: string) => both(`named by the column "${header}"`, `nommé par la colonne « ${header} »`),
  nameSays: (words: string) => both(`its name says "${words}"`, `son nom dit « ${words} »`),
  anId: () =>
    both(
      "an id, not a name: load the export that names it, or write the name",
      "un identifiant, pas un nom : chargez l'export qui le nomme, ou écrivez le nom",
    ),
  unknownWord: () => both("not a word we know", "pas un mot que nous connaissons"),
} as const;

const kinds: { readonly [K in LoadKind]: Localised } = {
  full: both("the file lists everything that exists", "le fichier liste tout ce qui existe"),
  upsert: both(
    "rows have an id and may come again; whether the file lists everything is not known, so nothing is taken for gone",
    "les lignes ont un identifiant et peuvent revenir ; on ne sait pas si le fichier liste tout, donc rien n'est tenu pour disparu",
  ),
  append: both(
    "what happened does not change: only new rows are added",
    "ce qui a eu lieu ne change pas : seules les nouvelles lignes s'ajoutent",
  ),
  replace: both(
    "a new file replaces the days it covers",
    "un nouveau fichier remplace les jours qu'il couvre",
  ),
};

export function kindReason(kind: LoadKind): Localised {
  return kinds[kind];
}
