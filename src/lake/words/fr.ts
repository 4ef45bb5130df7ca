import type { LockVerb, RefusalFacts, RefusalWords } from "../refuse.ts";

const doing: { readonly [V in LockVerb]: string } = {
  load: "charge des fichiers dans cet espace de travail",
  build: "construit un instantané de cet espace de travail",
  rebuild: "reconstruit cet espace de travail",
  undo: "retire un chargement de cet espace de travail",
  retry: "vérifie à nouveau les lignes en quarantaine de cet espace de travail",
  backup: "sauvegarde cet espace de travail",
};

export const fr: RefusalWords = {
  "workspace-busy": (holder) =>
    `Le processus ${holder.pid} ${doing[holder.verb]} depuis le ${holder.since} : attendez qu'il finisse, ou arrêtez-le.`,
  "workspace-busy-elsewhere": (holder) =>
    `Le processus ${holder.pid} de la machine ${holder.host} ${doing[holder.verb]} depuis le ${holder.since} : attendez qu'il finisse ou, s'il n'y tourne plus, supprimez ${holder.path}.`,
  "disk-full": ({ path, free, needed }) =>
    `Le disque qui contient ${path} est plein (${megabytes(free)} libres${needed === undefined ? "" : `, il en faut jusqu'à ${megabytes(needed)}`}) : libérez de la place ou gardez moins d'instantanés, puis relancez la commande ; rien n'a été modifié.`,
  "folder-read-only": ({ path }) =>
    `Entente n'a pas le droit d'écrire ${path} : donnez-vous le droit d'écriture sur ce dossier, puis relancez la commande ; rien n'a été modifié.`,
  "file-unreadable": ({ path }) =>
    `Entente n'a pas le droit de lire ${path} : donnez-vous le droit de lecture, puis relancez la commande.`,
  "file-missing": ({ path }) =>
    `${path} est introuvable : rétablissez-le depuis une sauvegarde, ou chargez à nouveau l'export d'origine.`,
  "files-too-many": ({ path }) =>
    `Ce processus ne peut pas ouvrir davantage de fichiers (${path}) : relevez la limite (ulimit -n), puis relancez la commande.`,
  "manifest-unreadable": ({ path, why }) =>
    `${path} est illisible (${why}) : rétablissez-le depuis une sauvegarde, ou sortez son dossier de l'espace de travail.`,
  "snapshot-unreadable": ({ path, why }) =>
    `${path} est illisible (${why}) : lancez \`entente rebuild\`, qui refait un instantané à partir des chargements.`,
  "snapshot-file-missing": ({ path }) =>
    `Le fichier d'instantané ${path} est introuvable : lancez \`entente rebuild\`, qui le refait à partir des chargements.`,
  "snapshot-missing": ({ id }) =>
    `L'instantané ${id} n'existe plus : lancez \`entente snapshots\` pour voir ceux qui sont gardés.`,
};

function megabytes(bytes: RefusalFacts["disk-full"]["free"]): string {
  const [amount, unit] = bytes < 1e9 ? [bytes / 1e6, "Mo"] : [bytes / 1e9, "Go"];
  return `${amount.toFixed(1).replace(".", ",")} ${unit}`;
}
