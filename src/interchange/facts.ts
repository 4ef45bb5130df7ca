import type { Reason, Subject } from "./reason.ts";

export interface Facts {
  readonly "yaml-unreadable": { readonly detail: string };
  readonly "value-wrong": { readonly where: string; readonly wanted: string };
  readonly "name-repeated": { readonly subject: Subject; readonly name: string; readonly other: string };
  readonly "nothing-to-import": { readonly folder: string };
  readonly "file-in-the-way": { readonly file: string };
  /** What follows are lines of the loss report. */
  readonly "key-passed-over": { readonly key: string; readonly where: string };
  readonly "document-passed-over": { readonly what: string };
  readonly "left-out": { readonly subject: Subject; readonly name: string; readonly reason: Reason };
  readonly renamed: { readonly subject: Subject; readonly name: string; readonly id: string };
  readonly "types-assumed": { readonly dataset: string; readonly columns: readonly string[] };
  readonly "measures-differ": { readonly name: string; readonly models: readonly string[] };
}
