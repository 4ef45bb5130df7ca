import type { SqlType } from "./written.ts";

/** Why an expression of SQL cannot be said in our language. */
export type SqlReason =
  | { readonly kind: "unreadable"; readonly near: string }
  | { readonly kind: "function"; readonly name: string }
  | { readonly kind: "cast"; readonly from: SqlType; readonly to: string }
  | { readonly kind: "types"; readonly operator: string; readonly left: SqlType; readonly right: SqlType }
  /** Our language has no literal for a moment of a day. */
  | { readonly kind: "moment"; readonly text: string }
  /** Ours would compare the day of a moment. */
  | { readonly kind: "by-day"; readonly operator: string }
  /** Databases disagree on what it means. */
  | { readonly kind: "dialects"; readonly what: string }
  | { readonly kind: "pattern" }
  | { readonly kind: "date-arithmetic" }
  | { readonly kind: "grain"; readonly grain: string }
  | { readonly kind: "column"; readonly name: string; readonly table: string }
  | { readonly kind: "template"; readonly text: string };
