import type { Localised } from "../../core/index.ts";
import type { ValueType } from "../expression.ts";

/**
 * `number`: integer, decimal or money. `ordered`: number, text, date or instant. `exact`: what has one
 * written form (integer, entity, text, boolean, date). `time`: a date or an instant.
 */
export type ParameterType = (typeof parameterTypes)[number];

const parameterTypes = [
  "boolean",
  "integer",
  "number",
  "text",
  "date",
  "instant",
  "ordered",
  "exact",
  "time",
  "any",
] as const;

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly optional?: true;
  /** The last parameter may be given any number of times, at least once. */
  readonly repeated?: true;
  /** Must be written out, not computed; the list, when there is one, is what may be written. */
  readonly literal?: true | readonly string[];
}

/**
 * What a call gives: a type, the type of its first argument, or the common type of its `any` and
 * `ordered` arguments.
 */
export type FunctionResult = ValueType | "first" | "common";

export interface FunctionSpec {
  readonly name: string;
  readonly group: "text" | "number" | "date" | "choice" | "conversion";
  readonly parameters: readonly Parameter[];
  readonly result: FunctionResult;
  /** The unit of the result: a unit, or the unit of the argument(s) the type comes from. */
  readonly unit?: string;
  readonly does: Localised;
  /** What it gives when arguments are null. */
  readonly nulls: Localised;
}

export const strictNulls: Localised = {
  en: "null when an argument is null",
  fr: "null dès qu'un argument est null",
};

export const neverNull: Localised = { en: "never null", fr: "jamais null" };

/** `text`, `text?` (optional), `text*` (repeated), `name:text` to name it. */
export function parameter(shorthand: string, literal?: true | readonly string[]): Parameter {
  const [name, ...rest] = shorthand.split(":");
  const written = rest[0] ?? shorthand;
  const type = parameterTypes.find((known) => known === written.replace(/[?*]$/u, ""));
  if (!type) throw new Error(`There is no parameter type ${written}.`);
  return {
    name: rest.length === 0 ? type : name!,
    type,
    ...(written.endsWith("?") && { optional: true as const }),
    ...(written.endsWith("*") && { repeated: true as const }),
    ...(literal && { literal }),
  };
}

export function parameters(...shorthands: readonly string[]): readonly Parameter[] {
  return shorthands.map((shorthand) => parameter(shorthand));
}
