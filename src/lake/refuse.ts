import { refusalsOf, type Words } from "../core/index.ts";
import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";

/** What a holder of the lock is doing. */
export type LockVerb = "load" | "build" | "rebuild" | "undo" | "retry" | "backup";

interface HolderFacts {
  readonly pid: number;
  readonly verb: LockVerb;
  readonly since: string;
}

export interface RefusalFacts {
  readonly "workspace-busy": HolderFacts;
  readonly "workspace-busy-elsewhere": HolderFacts & { readonly host: string; readonly path: string };
  readonly "disk-full": { readonly path: string; readonly free: number; readonly needed?: number };
  readonly "folder-read-only": { readonly path: string };
  readonly "file-unreadable": { readonly path: string };
  readonly "file-missing": { readonly path: string };
  readonly "files-too-many": { readonly path: string };
  readonly "manifest-unreadable": { readonly path: string; readonly why: string };
  readonly "snapshot-unreadable": { readonly path: string; readonly why: string };
  readonly "snapshot-file-missing": { readonly path: string };
  readonly "snapshot-missing": { readonly id: string };
}

export type RefusalWords = Words<RefusalFacts>;

export const refusal = refusalsOf<RefusalFacts>({ en, fr });
