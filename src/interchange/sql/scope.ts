import type { Reason } from "../reason.ts";
import type { SqlTree } from "./tree.ts";
import type { Written } from "./written.ts";

/** Where an expression stands: what its names and templates mean, and who hears why it cannot be said. */
export interface SqlScope {
  readonly name: (parts: readonly string[]) => Written | undefined;
  readonly template: (text: string) => Written | undefined;
  /** Keeps the reason, and gives nothing. */
  readonly refuse: (reason: Reason) => undefined;
}

/** Translates a part of the expression that is being translated. */
export type Translate = (tree: SqlTree) => Written | undefined;
