import type { Localised } from "../core/index.ts";
import type { SqlType } from "./sql/written.ts";
import type { SqlReason } from "./sql/sql-reason.ts";

/** Why something of another tool has no place in our language. */
export type Reason =
  | SqlReason
  | { readonly kind: "item"; readonly name: string; readonly dataset: string }
  | { readonly kind: "item-ambiguous"; readonly name: string; readonly paths: readonly string[] }
  | { readonly kind: "partition"; readonly name: string }
  /** Another definition that is left out, or that is not there. */
  | { readonly kind: "rests-on"; readonly name: string }
  | { readonly kind: "unknown"; readonly subject: Subject; readonly name: string }
  | { readonly kind: "loop" }
  | { readonly kind: "missing"; readonly key: string }
  /** Only a column can date rows. */
  | { readonly kind: "time-computed"; readonly dimension: string }
  | { readonly kind: "time-missing"; readonly measure: string }
  | { readonly kind: "formula" }
  /** A conversion counts rows, or entities. */
  | { readonly kind: "not-a-count"; readonly measure: string }
  | { readonly kind: "semi-additive"; readonly measure: string }
  /** No dataset has one row for each. */
  | { readonly kind: "no-dataset-of"; readonly entity: string }
  | { readonly kind: "key-computed"; readonly entity: string }
  | { readonly kind: "window"; readonly text: string }
  /** A conversion compares two times that are kept at different grains. */
  | { readonly kind: "grains-differ"; readonly base: string; readonly converted: string }
  /** Times are kept at a coarser grain than is asked. */
  | { readonly kind: "too-fine"; readonly grain: string; readonly kept: string }
  /** A dimension holds another kind of value on one dataset than on the others. */
  | { readonly kind: "values-differ"; readonly type: SqlType; readonly wanted: SqlType }
  /** Our own check says no, in these words. */
  | { readonly kind: "refused"; readonly message: Localised };

export type Subject =
  | "semantic model"
  | "metric"
  | "measure"
  | "dimension"
  | "entity"
  | "relationship"
  | "calendar"
  | "question";
