import type { RefusalWords } from "../refuse.ts";

export const fr: RefusalWords = {
  "store-full": ({ path }) =>
    `Le disque de ${path} est plein : libérez de la place, puis relancez la commande ; ce qui était confirmé est conservé.`,
  "store-read-only": ({ path }) =>
    `Entente ne peut pas ouvrir ou écrire ${path} : donnez-vous le droit d'écriture sur ce fichier et son dossier, puis relancez la commande ; rien n'a été modifié.`,
  "store-busy": ({ path }) =>
    `Un autre processus écrit dans ${path} depuis plus de dix secondes : attendez qu'il se termine, puis relancez la commande ; rien n'a été modifié.`,
  "store-damaged": ({ path, why }) =>
    `${path} est illisible (${why}) : gardez-en une copie, puis restaurez l'espace de travail depuis sa dernière sauvegarde avec \`entente restore\`.`,
  "store-newer": ({ path, migration }) =>
    `${path} a été écrit par une version plus récente d'Entente (${migration}) : utilisez cette version ; rien n'a été modifié.`,
};
