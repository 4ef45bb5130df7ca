import { type Localised, Refusal } from "../core/index.ts";

/** A system error that no part has worded, as the one refusal it is; undefined for our own bugs. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return undefined;
  const { code = "", path = "", syscall } = error as NodeJS.ErrnoException;
  const words = syscall === undefined ? undefined : systemWords[code]?.(path);
  if (words !== undefined) return new Refusal(code.toLowerCase(), words, { cause: error });
  if (/No space left on device/i.test(error.message))
    return new Refusal("enospc", full(""), { cause: error });
  return undefined;
}

const full = (path: string): Localised => ({
  en: `The disk is full${path && `: ${path} could not be written`}. Nothing was changed; make room and try again.`,
  fr: `Le disque est plein${path && ` : impossible d'écrire ${path}`}. Rien n'a été modifié ; libérez de la place et recommencez.`,
});

const forbidden = (path: string): Localised => ({
  en: `${path || "A file"} may not be read or written by this user. Change its permissions, or choose another folder.`,
  fr: `${path || "Un fichier"} ne peut être ni lu ni écrit par cet utilisateur. Changez ses droits, ou choisissez un autre dossier.`,
});

const systemWords: { readonly [code: string]: (path: string) => Localised } = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: (path) => ({
    en: `${path || "The folder"} is on a read-only disk. Choose a folder that can be written.`,
    fr: `${path || "Le dossier"} est sur un disque en lecture seule. Choisissez un dossier où l'on peut écrire.`,
  }),
  ENOENT: (path) => ({
    en: `${path || "A file"} does not exist.`,
    fr: `${path || "Un fichier"} n'existe pas.`,
  }),
  ENOTDIR: (path) => ({
    en: `${path} is a file where a folder is wanted, or lies under a file.`,
    fr: `${path} est un fichier là où il faut un dossier, ou se trouve sous un fichier.`,
  }),
  EISDIR: (path) => ({
    en: `${path || "A path"} is a folder where a file is wanted.`,
    fr: `${path || "Un chemin"} est un dossier là où il faut un fichier.`,
  }),
  EMFILE: () => ({
    en: "Too many files are open on this machine. Close some programs, or raise `ulimit -n`.",
    fr: "Trop de fichiers sont ouverts sur cette machine. Fermez des programmes, ou relevez `ulimit -n`.",
  }),
};
