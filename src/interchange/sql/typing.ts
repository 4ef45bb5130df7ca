import type { SqlScope } from "./scope.ts";
import { isNumber, isTime, type SqlType, type Written } from "./written.ts";

/** `decimal` stands for any number, `date` for a date or a moment, `any` for all. */
export type Wanted = "boolean" | "integer" | "decimal" | "text" | "date" | "any";

/** The value where a type is wanted; a column of unknown type is told so. */
export function fit(scope: SqlScope, value: Written, wanted: Wanted, operator: string): Written | undefined {
  if (wanted === "any" || value.type === "null") return value;
  if (value.type === "unknown") {
    value.want?.(wanted);
    return { ...value, type: wanted };
  }
  if (isOf(value.type, wanted)) return value;
  return scope.refuse({ kind: "types", operator, left: value.type, right: wanted });
}

function isOf(type: SqlType, wanted: Exclude<Wanted, "any">): boolean {
  if (wanted === "decimal") return isNumber(type);
  return wanted === "date" ? isTime(type) : type === wanted;
}

/** Two values of one type; of two that are unknown, both are texts. */
export function align(left: Written, right: Written): readonly [Written, Written] {
  const known = [left, right].map(({ type }) => type).find((type) => type !== "unknown" && type !== "null");
  return [settle(left, known), settle(right, known)];
}

function settle(value: Written, known: SqlType | undefined): Written {
  if (value.type !== "unknown") return value;
  const type = known === "integer" ? "decimal" : (known ?? "text");
  if (known !== undefined) value.want?.(type);
  return { ...value, type };
}
