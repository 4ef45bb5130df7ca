import type { RefusalWords } from "../refuse.ts";

export const en: RefusalWords = {
  "store-full": ({ path }) =>
    `The disk that holds ${path} is full: free some space there, then run the command again; what was acknowledged before is kept.`,
  "store-read-only": ({ path }) =>
    `Entente may not open or write ${path}: give yourself write access to it and to its folder, then run the command again; nothing was changed.`,
  "store-busy": ({ path }) =>
    `Another process has been writing ${path} for more than ten seconds: wait until it ends, then run the command again; nothing was changed.`,
  "store-damaged": ({ path, why }) =>
    `${path} cannot be read (${why}): keep a copy of it, then restore the workspace from its last backup with \`entente restore\`.`,
  "store-newer": ({ path, migration }) =>
    `${path} was written by a later version of Entente (${migration}): use that version; nothing was changed.`,
};
