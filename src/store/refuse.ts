import { Refusal, refusalsOf, type Words } from "../core/index.ts";
import { onDisk } from "../lake/index.ts";
import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";

export interface RefusalFacts {
  readonly "store-full": { readonly path: string };
  readonly "store-read-only": { readonly path: string };
  readonly "store-busy": { readonly path: string };
  readonly "store-damaged": { readonly path: string; readonly why: string };
  readonly "store-newer": { readonly path: string; readonly migration: string };
}

export type RefusalWords = Words<RefusalFacts>;

export const refusal = refusalsOf<RefusalFacts>({ en, fr });

/** Runs work on the database file, and words what the disk or libsql refuses. Anything else is thrown as it is. */
export async function onStore<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await onDisk({ path, writes: true }, work);
  } catch (error) {
    throw worded(error, path);
  }
}

function worded(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error;
  switch (codeOf(error)) {
    case "FULL":
      return refusal("store-full", { path }, error);
    case "READONLY":
    case "CANTOPEN":
    case "PERM":
      return refusal("store-read-only", { path }, error);
    case "BUSY":
    case "LOCKED":
      return refusal("store-busy", { path }, error);
    case "CORRUPT":
    case "NOTADB":
    case "IOERR":
      return refusal("store-damaged", { path, why: error.message }, error);
    default:
      return error;
  }
}

/** Of SQLite's result codes (https://sqlite.org/rescode.html) the primary one; opening fails with its number alone. */
function codeOf(error: Error): string | undefined {
  if (/^ConnectionFailed\(.*: 14"\)$/.test(error.message)) return "CANTOPEN";
  if (!("code" in error) || typeof error.code !== "string") return undefined;
  return /^SQLITE_([A-Z]+)/.exec(error.code)?.[1];
}
