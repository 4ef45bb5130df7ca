import type { LockVerb, RefusalFacts, RefusalWords } from "../refuse.ts";

const doing: { readonly [V in LockVerb]: string } = {
  load: "loading files into",
  build: "building a snapshot of",
  rebuild: "rebuilding",
  undo: "withdrawing a load from",
  retry: "checking quarantined rows again in",
  backup: "backing up",
};

export const en: RefusalWords = {
  "workspace-busy": (holder) =>
    `Process ${holder.pid} has been ${doing[holder.verb]} this workspace since ${holder.since}: wait until it ends, or stop it.`,
  "workspace-busy-elsewhere": (holder) =>
    `Process ${holder.pid} on the machine ${holder.host} has been ${doing[holder.verb]} this workspace since ${holder.since}: wait until it ends or, if it no longer runs there, delete ${holder.path}.`,
  "disk-full": ({ path, free, needed }) =>
    `The disk that holds ${path} is full (${megabytes(free)} free${needed === undefined ? "" : `, up to ${megabytes(needed)} needed`}): free some space there, or keep fewer snapshots, then run the command again; nothing was changed.`,
  "folder-read-only": ({ path }) =>
    `Entente may not write ${path}: give yourself write access to that folder, then run the command again; nothing was changed.`,
  "file-unreadable": ({ path }) =>
    `Entente may not read ${path}: give yourself read access to it, then run the command again.`,
  "file-missing": ({ path }) =>
    `${path} is missing: restore it from a backup, or load the original export again.`,
  "files-too-many": ({ path }) =>
    `This process may not open more files (${path}): raise the limit (ulimit -n), then run the command again.`,
  "manifest-unreadable": ({ path, why }) =>
    `${path} cannot be understood (${why}): restore it from a backup, or move its folder out of the workspace.`,
  "snapshot-unreadable": ({ path, why }) =>
    `${path} cannot be understood (${why}): run \`entente rebuild\`, which makes a new snapshot from the loads.`,
  "snapshot-file-missing": ({ path }) =>
    `The snapshot's file ${path} is missing: run \`entente rebuild\`, which makes it again from the loads.`,
  "snapshot-missing": ({ id }) =>
    `The snapshot ${id} is gone: run \`entente snapshots\` to see those that are kept.`,
};

function megabytes(bytes: RefusalFacts["disk-full"]["free"]): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
