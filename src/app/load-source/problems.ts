import { type ProblemWords, problemsOf } from "../../core/index.ts";

interface Facts {
  readonly "source-unknown": { readonly source: string; readonly known: readonly string[] };
  readonly "file-without-source": { readonly file: string };
  readonly "file-of-several-sources": { readonly file: string; readonly sources: readonly string[] };
  readonly "sheet-missing": {
    readonly file: string;
    readonly source: string;
    readonly sheet: string;
    readonly sheets: readonly string[];
  };
  readonly "columns-missing": {
    readonly file: string;
    readonly source: string;
    readonly dataset: string;
    readonly headers: readonly string[];
  };
  readonly "columns-absent": {
    readonly file: string;
    readonly source: string;
    readonly headers: readonly string[];
  };
  readonly "file-left-out": { readonly file: string };
  readonly "nothing-to-load": { readonly path: string };
  readonly "load-unknown": { readonly id: string; readonly known: number };
  readonly "load-withdrawn": { readonly id: string };
  readonly "export-taken": { readonly path: string };
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");

const words: ProblemWords<Facts> = {
  en: {
    "source-unknown": ({ source, known }) =>
      `There is no source "${source}". ${known.length === 0 ? "None is described yet: run `entente source add FILE`." : `The sources are: ${known.join(", ")}.`}`,
    "file-without-source": ({ file }) =>
      `No source describes ${file}. Run \`entente source add ${file}\`, check the mapping that it proposes, then load again; or name a source with --source.`,
    "file-of-several-sources": ({ file, sources }) =>
      `${file} fits several sources: ${sources.join(", ")}. Name one with --source, or make their \`files\` patterns differ.`,
    "sheet-missing": ({ file, source, sheet, sheets }) =>
      `${file} has no sheet "${sheet}", which the source "${source}" reads. Its sheets are: ${sheets.join(", ")}.`,
    "columns-missing": ({ file, source, dataset, headers }) =>
      `${file} lacks what the source "${source}" needs for "${dataset}": ${quoted(headers)}. Export it with these columns, or correct the mapping.`,
    "columns-absent": ({ file, source, headers }) =>
      `${file} lacks columns that the source "${source}" reads: ${quoted(headers)}. They stay empty.`,
    "file-left-out": ({ file }) =>
      `${file} was left out: no source describes it. Run \`entente source add ${file}\` to load it too.`,
    "nothing-to-load": ({ path }) =>
      `${path} holds no file to load. Put CSV, TSV or XLSX exports there, or name another place.`,
    "load-unknown": ({ id, known }) =>
      known === 0
        ? `There is no load "${id}": nothing has been loaded yet.`
        : `There is no load "${id}". Run \`entente loads\` to see them.`,
    "load-withdrawn": ({ id }) =>
      `The load ${id} has already been undone. To have its rows again, load its file again.`,
    "export-taken": ({ path }) => `${path} already exists. Name another file, or remove it first.`,
  },
  fr: {
    "source-unknown": ({ source, known }) =>
      `Il n'y a pas de source « ${source} ». ${known.length === 0 ? "Aucune n'est encore décrite : lancez `entente source add FICHIER`." : `Les sources sont : ${known.join(", ")}.`}`,
    "file-without-source": ({ file }) =>
      `Aucune source ne décrit ${file}. Lancez \`entente source add ${file}\`, vérifiez la correspondance proposée, puis recommencez ; ou nommez une source avec --source.`,
    "file-of-several-sources": ({ file, sources }) =>
      `${file} convient à plusieurs sources : ${sources.join(", ")}. Nommez-en une avec --source, ou distinguez leurs motifs \`files\`.`,
    "sheet-missing": ({ file, source, sheet, sheets }) =>
      `${file} n'a pas de feuille « ${sheet} », que lit la source « ${source} ». Ses feuilles sont : ${sheets.join(", ")}.`,
    "columns-missing": ({ file, source, dataset, headers }) =>
      `Il manque à ${file} ce que la source « ${source} » demande pour « ${dataset} » : ${quoted(headers)}. Refaites l'export avec ces colonnes, ou corrigez la correspondance.`,
    "columns-absent": ({ file, source, headers }) =>
      `Il manque à ${file} des colonnes que lit la source « ${source} » : ${quoted(headers)}. Elles restent vides.`,
    "file-left-out": ({ file }) =>
      `${file} a été laissé de côté : aucune source ne le décrit. Lancez \`entente source add ${file}\` pour le charger aussi.`,
    "nothing-to-load": ({ path }) =>
      `${path} ne contient aucun fichier à charger. Mettez-y des exports CSV, TSV ou XLSX, ou nommez un autre endroit.`,
    "load-unknown": ({ id, known }) =>
      known === 0
        ? `Il n'y a pas de chargement « ${id} » : rien n'a encore été chargé.`
        : `Il n'y a pas de chargement « ${id} ». Lancez \`entente loads\` pour les voir.`,
    "load-withdrawn": ({ id }) =>
      `Le chargement ${id} a déjà été annulé. Pour retrouver ses lignes, chargez à nouveau son fichier.`,
    "export-taken": ({ path }) => `${path} existe déjà. Nommez un autre fichier, ou supprimez-le d'abord.`,
  },
};

export const problem = problemsOf<Facts>(words);
