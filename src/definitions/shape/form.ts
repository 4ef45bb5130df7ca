import { readFileSync } from "node:fs";

/** The form that a value must have, as the JSON Schema of definitions says it. */
export type Form =
  | { readonly kind: "text"; readonly shortest: number; readonly longest: number; readonly pattern?: RegExp }
  | {
      readonly kind: "number";
      readonly isInteger: boolean;
      readonly minimum: number;
      readonly maximum: number;
    }
  | { readonly kind: "boolean" | "null" }
  | { readonly kind: "word"; readonly words: readonly string[] }
  | { readonly kind: "list"; readonly item: Form; readonly shortest: number; readonly longest: number }
  /** Keys of the author's own, one form for all their values. */
  | { readonly kind: "record"; readonly of: Form }
  | ObjectForm
  | ChoiceForm;

export interface ObjectForm {
  readonly kind: "object";
  readonly keys: ReadonlyMap<string, Form>;
  readonly required: ReadonlySet<string>;
}

export interface ChoiceForm {
  readonly kind: "choice";
  readonly options: readonly Form[];
  /** The key whose word tells the options apart, when there is one, and the word of each. */
  readonly told?: { readonly by: string; readonly words: readonly string[] };
}

interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly type?: string;
  readonly properties?: { readonly [key: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | false;
  readonly items?: JsonSchema;
  readonly definitions?: { readonly [name: string]: JsonSchema };
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const understood: ReadonlySet<string> = new Set(
  (
    "$schema $ref title description definitions type enum const allOf anyOf oneOf properties required " +
    "additionalProperties propertyNames items minItems maxItems minLength maxLength pattern minimum maximum"
  ).split(" "),
);

/** Reads a JSON Schema; one that says more than is understood here is our bug. */
export function readForm(schema: JsonSchema, root: JsonSchema = schema): Form {
  const strange = Object.keys(schema).find((keyword) => !understood.has(keyword));
  if (strange !== undefined) throw new Error(`The schema says "${strange}", which is not understood.`);
  const inner = (one: JsonSchema) => readForm(one, root);
  if (schema.$ref !== undefined) return inner(root.definitions![schema.$ref.split("/").at(-1)!]!);
  const [only, ...others] = schema.allOf ?? [];
  if (only && others.length === 0) return inner(only);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return choiceOf(options.map(inner));
  const words = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  return words ? { kind: "word", words } : ofType(schema, inner);
}

function ofType(schema: JsonSchema, inner: (schema: JsonSchema) => Form): Form {
  const { type } = schema;
  switch (type) {
    case "string":
      return textOf(schema);
    case "integer":
    case "number":
      return numberOf(schema);
    case "boolean":
    case "null":
      return { kind: type };
    case "array":
      return listOf(schema, inner);
    case "object":
      return objectOf(schema, inner);
    default:
      throw new Error(`The schema has values of type ${type}, which is not understood.`);
  }
}

function listOf(
  { items, minItems: shortest = 0, maxItems: longest = Infinity }: JsonSchema,
  inner: (schema: JsonSchema) => Form,
): Form {
  return { kind: "list", item: inner(items!), shortest, longest };
}

function textOf({ minLength: shortest = 0, maxLength: longest = Infinity, pattern }: JsonSchema): Form {
  return {
    kind: "text",
    shortest,
    longest,
    ...(pattern !== undefined && { pattern: new RegExp(pattern, "u") }),
  };
}

function numberOf({ type, minimum = -Infinity, maximum = Infinity }: JsonSchema): Form {
  return { kind: "number", isInteger: type === "integer", minimum, maximum };
}

function objectOf(schema: JsonSchema, inner: (schema: JsonSchema) => Form): Form {
  const { properties, additionalProperties: others, required = [] } = schema;
  if (!properties && others) return { kind: "record", of: inner(others) };
  if (!properties || others !== false) throw new Error("The schema has an object that takes any key.");
  const keys = new Map(Object.entries(properties).map(([key, one]) => [key, inner(one)]));
  return { kind: "object", keys, required: new Set(required) };
}

/** Choices within a choice are one; objects may be told apart by a word under one key. */
function choiceOf(forms: readonly Form[]): ChoiceForm {
  const options = forms.flatMap((form) => (form.kind === "choice" ? form.options : [form]));
  const [first] = options;
  const by =
    first?.kind === "object" ? [...first.keys.keys()].find((key) => isTold(options, key)) : undefined;
  if (by === undefined) return { kind: "choice", options };
  return { kind: "choice", options, told: { by, words: options.map((option) => wordUnder(option, by)!) } };
}

function isTold(options: readonly Form[], key: string): boolean {
  const words = options.map((option) => wordUnder(option, key));
  return !words.includes(undefined) && new Set(words).size === options.length;
}

function wordUnder(option: Form, key: string): string | undefined {
  const form = option.kind === "object" ? option.keys.get(key) : undefined;
  return form?.kind === "word" && form.words.length === 1 ? form.words[0] : undefined;
}

const file = new URL("../../../schema/definitions.schema.json", import.meta.url);

/** The form of a definitions file: the same schema by which editors complete it. */
export function readFileForm(): ObjectForm {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file is what printJsonSchema printed; a test keeps it so
  const form = readForm(JSON.parse(readFileSync(file, "utf8")) as JsonSchema);
  if (form.kind !== "object") throw new Error("A definitions file is a mapping.");
  return form;
}
