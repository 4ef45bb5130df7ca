import { type ProblemWords, problemsOf } from "../../core/index.ts";

interface Facts {
  readonly "backup-inside": { readonly folder: string };
  readonly "backup-exists": { readonly folder: string };
  readonly "backup-missing": { readonly folder: string };
  readonly "backup-unreadable": { readonly file: string; readonly why: string };
  readonly "backup-file-missing": { readonly file: string };
  readonly "backup-file-changed": { readonly file: string };
  readonly "backup-expired": { readonly folder: string; readonly day: string };
  readonly "restore-not-empty": { readonly folder: string };
}

const words: ProblemWords<Facts> = {
  en: {
    "backup-inside": ({ folder }) =>
      `${folder} lies in the workspace, and would be lost with it. Name a folder elsewhere, best on another disk.`,
    "backup-exists": ({ folder }) => `${folder} already exists. Name another folder.`,
    "backup-missing": ({ folder }) =>
      `${folder} is no backup: it has no backup.json. Name the folder that \`entente backup\` printed.`,
    "backup-unreadable": ({ file, why }) =>
      `${file} cannot be understood (${why}). Use another backup, or a later version of Entente.`,
    "backup-file-missing": ({ file }) => `${file} is missing from the backup. Use another backup.`,
    "backup-file-changed": ({ file }) =>
      `${file} is not as it was backed up: it was changed or damaged since. Use another backup.`,
    "backup-expired": ({ folder, day }) =>
      `${folder} was to be kept until ${day} at the latest: it may hold persons who were erased since. Erase them again, and delete the backup.`,
    "restore-not-empty": ({ folder }) =>
      `${folder} is not empty, and a restore changes no file that is there. Name a new folder.`,
  },
  fr: {
    "backup-inside": ({ folder }) =>
      `${folder} est dans l'espace de travail et serait perdu avec lui. Nommez un dossier ailleurs, de préférence sur un autre disque.`,
    "backup-exists": ({ folder }) => `${folder} existe déjà. Nommez un autre dossier.`,
    "backup-missing": ({ folder }) =>
      `${folder} n'est pas une sauvegarde : il n'a pas de backup.json. Nommez le dossier affiché par \`entente backup\`.`,
    "backup-unreadable": ({ file, why }) =>
      `${file} est incompréhensible (${why}). Utilisez une autre sauvegarde, ou une version plus récente d'Entente.`,
    "backup-file-missing": ({ file }) => `${file} manque dans la sauvegarde. Utilisez une autre sauvegarde.`,
    "backup-file-changed": ({ file }) =>
      `${file} n'est plus tel qu'il a été sauvegardé : il a été modifié ou abîmé depuis. Utilisez une autre sauvegarde.`,
    "backup-expired": ({ folder, day }) =>
      `${folder} devait être gardé jusqu'au ${day} au plus tard : des personnes effacées depuis peuvent s'y trouver. Effacez-les à nouveau, et supprimez la sauvegarde.`,
    "restore-not-empty": ({ folder }) =>
      `${folder} n'est pas vide, et une restauration ne modifie aucun fichier présent. Nommez un nouveau dossier.`,
  },
};

export const problem = problemsOf<Facts>(words);
