/** A scalar expression of another tool's SQL, as written. `{{ ... }}` stands where that tool's templates allow it. */
export type SqlTree =
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  /** `date '2024-01-31'`, `timestamp '2024-01-31 12:00:00'`. */
  | { readonly kind: "moment"; readonly value: string }
  | { readonly kind: "name"; readonly parts: readonly string[] }
  /** What stands between the braces. */
  | { readonly kind: "template"; readonly text: string }
  | { readonly kind: "not" | "negate"; readonly operand: SqlTree }
  | {
      readonly kind: "binary";
      readonly operator: SqlOperator;
      readonly left: SqlTree;
      readonly right: SqlTree;
    }
  | {
      readonly kind: "in";
      readonly operand: SqlTree;
      readonly items: readonly SqlTree[];
      readonly negated: boolean;
    }
  | {
      readonly kind: "between";
      readonly operand: SqlTree;
      readonly low: SqlTree;
      readonly high: SqlTree;
      readonly negated: boolean;
    }
  | {
      readonly kind: "like";
      readonly operand: SqlTree;
      readonly pattern: SqlTree;
      readonly negated: boolean;
      /** `ilike`: capitals do not count. */
      readonly folded: boolean;
    }
  | {
      readonly kind: "is";
      readonly operand: SqlTree;
      readonly what: "null" | "true" | "false";
      readonly negated: boolean;
    }
  /** `is not distinct from`. */
  | { readonly kind: "same"; readonly left: SqlTree; readonly right: SqlTree; readonly negated: boolean }
  | {
      readonly kind: "case";
      readonly operand?: SqlTree;
      readonly branches: readonly { readonly when: SqlTree; readonly then: SqlTree }[];
      readonly otherwise?: SqlTree;
    }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly SqlTree[] }
  | { readonly kind: "extract"; readonly part: string; readonly operand: SqlTree }
  | { readonly kind: "cast"; readonly operand: SqlTree; readonly to: string };

export type SqlOperator =
  | "or"
  | "and"
  | "="
  | "<>"
  | "<"
  | "<="
  | ">"
  | ">="
  | "||"
  | "+"
  | "-"
  | "*"
  | "/"
  | "//"
  | "%";

export type SqlOf<Kind extends SqlTree["kind"]> = Extract<SqlTree, { readonly kind: Kind }>;
