import type { Words } from "../../../core/index.ts";
import type { FindingFacts, NameCount } from "../problems.ts";

export const fr: Words<FindingFacts> = {
  "load-without-source": ({ source, loads }) =>
    `Plus aucune correspondance ne décrit la source « ${source} » : ce qui en a été chargé (${loads.join(", ")}) n'apporte rien. Rétablissez son fichier dans sources/, ou annulez ces chargements.`,
  "dataset-without-source": ({ dataset }) =>
    `Aucune source ne remplit votre jeu de données « ${dataset} », qui n'a pas de lignes. Lancez \`entente source add FICHIER --into ${dataset}\`.`,
  "role-unresolved": ({ dataset, role, to, columns, rows, of, example }) =>
    `Dans « ${dataset} », « ${role} » ne mène à aucune ligne de « ${to} » par ${columns.map((name) => `« ${name} »`).join(" et ")} : ${rows} lignes sur ${of}${example === undefined ? "" : ` (${example})`}. Chargez l'export qui les contient, ou corrigez la façon dont la correspondance écrit la clé (system).`,
  "reference-unresolved": ({ dataset, column, rows, of }) =>
    `Dans « ${dataset} », « ${column} » désigne ce qu'aucun export chargé ne contient et reste vide : ${rows} lignes sur ${of}. Chargez l'export manquant, ou corrigez dans la correspondance la façon de le retrouver (by, system).`,
  "values-unmapped": ({ dataset, column, rows, values, more }) =>
    `Dans « ${dataset} », valeurs de « ${column} » que la table des valeurs ne connaît pas : ${rows} lignes, ${counted(values, more)}. Dites dans definitions/values.yaml ce qu'elles signifient.`,
  "names-unknown": ({ dataset, names, rows, more }) =>
    `Noms que rien ne déclare pour « ${dataset} » : ${rows} lignes, ${counted(names, more)}. Elles comptent sous ce nom tant que definitions/values.yaml ne dit pas ce qu'il désigne.`,
  "negative-duration": ({ dataset, rows, examples }) =>
    `Clôturées avant d'être créées, donc sans durée : ${rows} lignes de « ${dataset} » (${examples.join(", ")}). Corrigez les dates à la source.`,
  "won-before-known": ({ rows, examples }) =>
    `Gagnées avant la création de leur personne, si bien que le délai du prospect à l'affaire est négatif : ${rows} lignes de « deal » (${examples.join(", ")}). Corrigez les dates à la source.`,
  "cluster-large": ({ entity, clusters, records }) =>
    `Lignes de « ${entity} » qui réunissent plus de 20 fiches chacune : ${clusters} (la plus grosse en réunit ${records}). Une boîte partagée ou une valeur bouche-trou a pu rapprocher des inconnus.`,
};

function counted(names: readonly NameCount[], more: number): string {
  const listed = names.map(({ name, rows, nearest }) =>
    nearest === undefined
      ? `« ${name} » (${rows})`
      : `« ${name} » (${rows} ; vouliez-vous dire « ${nearest} » ?)`,
  );
  return [...listed, ...(more > 0 ? [`et ${more} autres`] : [])].join(", ");
}
