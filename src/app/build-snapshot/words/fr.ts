import type { Words } from "../../../core/index.ts";
import type { FindingFacts, NameCount } from "../problems.ts";

export const fr: Words<FindingFacts> = {
  "load-without-source": ({ source, loads }) =>
    `Plus aucune correspondance ne décrit la source « ${source} » : ses chargements (${loads.join(", ")}) n'apportent rien. Rétablissez son fichier dans sources/, ou annulez ces chargements.`,
  "reference-unresolved": ({ dataset, column, rows, of }) =>
    `Dans ${rows} lignes de « ${dataset} » sur ${of}, « ${column} » désigne ce qu'aucun export chargé ne contient : la cellule reste vide. Chargez l'export manquant, ou corrigez dans la correspondance la façon de le retrouver (by, system).`,
  "values-unmapped": ({ dataset, column, rows, values, more }) =>
    `${rows} lignes de « ${dataset} » ont pour « ${column} » une valeur que la table des valeurs ne connaît pas : ${counted(values, more)}. Dites dans definitions/values.yaml ce qu'elle signifie.`,
  "names-unknown": ({ dataset, names, rows, more }) =>
    `${rows} lignes portent, pour « ${dataset} », un nom qui n'est pas déclaré : ${counted(names, more)}. Elles comptent sous ce nom tant que definitions/values.yaml ne dit pas ce qu'il désigne.`,
  "negative-duration": ({ dataset, rows, examples }) =>
    `${rows} lignes de « ${dataset} » ont été clôturées avant d'être créées (${examples.join(", ")}) : elles n'ont pas de durée. Corrigez les dates à la source.`,
  "won-before-known": ({ rows, examples }) =>
    `${rows} affaires ont été gagnées avant la création de leur personne (${examples.join(", ")}) : le délai du prospect à l'affaire y est négatif. Corrigez les dates à la source.`,
  "cluster-large": ({ entity, clusters, records }) =>
    `${clusters} entités de « ${entity} » réunissent plus de 20 fiches chacune (la plus grosse : ${records}) : une boîte partagée ou une valeur bouche-trou a pu rapprocher des inconnus.`,
};

function counted(names: readonly NameCount[], more: number): string {
  const listed = names.map(
    ({ name, rows, nearest }) => `« ${name} » (${rows}${nearest === undefined ? "" : ` ; « ${nearest} » ?`})`,
  );
  return [...listed, ...(more > 0 ? [`${more} autres`] : [])].join(", ");
}
