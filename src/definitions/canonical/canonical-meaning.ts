import { canonicalJson, type Localised } from "../../core/index.ts";
import type { Expression } from "../expression.ts";
import { canonicalExpression } from "./canonical-expression.ts";

/** What is not meaning: where it is written and shown, whose file it is, what is worked out of the rest. */
const outside: ReadonlySet<string> = new Set("place span".split(" "));

/** The same of a definition as a whole, whose id and words stand beside its meaning. */
const outsideOfAll: ReadonlySet<string> = new Set(
  "id place origin section hash uses reads label description traps formulaWords isWorded".split(" "),
);

/** Where the keys are the author's own words, all of them are meaning. */
const keyedByAuthor: ReadonlySet<string> = new Set(["on", "shares", "inputs"]);

/** Where the order in which the author wrote says nothing. */
const unordered: ReadonlySet<string> = new Set(["members", "parties", "columns", "relationships"]);

const nothing: ReadonlySet<string> = new Set();

/** The meaning of a definition, the same whatever the layout and the order of keys: JSON, its expressions as text. */
export function canonicalMeaning(definition: object): string {
  return objectText(definition, outsideOfAll);
}

/** What a definition says of itself to those who sign it. */
export function wordsOf(definition: object): { readonly [part: string]: unknown } {
  const { label, description, traps, formulaWords, isWorded }: Worded = definition;
  return { label, description, traps, ...(isWorded && { formula: formulaWords }) };
}

interface Worded {
  readonly label?: Localised;
  readonly description?: Localised;
  readonly traps?: readonly Localised[];
  readonly formulaWords?: Localised;
  readonly isWorded?: boolean;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(",")}]`;
  if (typeof value !== "object" || value === null) return canonicalJson(value);
  return isExpression(value) ? JSON.stringify(canonicalExpression(value)) : objectText(value, outside);
}

function isExpression(value: object): value is Expression {
  return "span" in value && "type" in value && "kind" in value;
}

function objectText(value: object, left: ReadonlySet<string>): string {
  const members = Object.keys(value)
    .filter((key) => !left.has(key))
    .sort()
    .map((key) => [key, Reflect.get(value, key) as unknown] as const)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}:${memberText(key, member)}`);
  return `{${members.join(",")}}`;
}

function memberText(key: string, member: unknown): string {
  if (unordered.has(key) && Array.isArray(member)) return `[${member.map(textOf).sort().join(",")}]`;
  const isAuthors = keyedByAuthor.has(key) && typeof member === "object" && member !== null;
  return isAuthors ? objectText(member, nothing) : textOf(member);
}
