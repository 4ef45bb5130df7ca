import { unreachable } from "../../core/index.ts";
import type { Form } from "./form.ts";

export type ScalarForm = Extract<Form, { readonly kind: "text" | "number" | "boolean" | "null" }>;

/** Of another type altogether; or of the right one, and not as it must be. */
export type ScalarMisfit = "type" | { readonly wanted: string };

/** What keeps a value from its form; undefined when nothing does. */
export function scalarMisfit(form: ScalarForm, value: unknown): ScalarMisfit | undefined {
  switch (form.kind) {
    case "text":
      return textMisfit(form, value);
    case "number":
      return numberMisfit(form, value);
    case "boolean":
      return typeof value === "boolean" ? undefined : "type";
    case "null":
      return value === null ? undefined : "type";
    default:
      return unreachable(form);
  }
}

function textMisfit(
  { shortest, longest, pattern }: ScalarForm & { readonly kind: "text" },
  value: unknown,
): ScalarMisfit | undefined {
  if (typeof value !== "string") return "type";
  if (value.length < shortest) return { wanted: "something" };
  if (value.length > longest) return { wanted: "less" };
  return pattern && !pattern.test(value) ? { wanted: "duration" } : undefined;
}

function numberMisfit(
  { isInteger, minimum, maximum }: ScalarForm & { readonly kind: "number" },
  value: unknown,
): ScalarMisfit | undefined {
  if (typeof value !== "number" || (isInteger && !Number.isInteger(value))) return "type";
  if (value < minimum) return { wanted: `>= ${minimum}` };
  return value > maximum ? { wanted: `<= ${maximum}` } : undefined;
}
