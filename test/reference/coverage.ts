import { parse } from "yaml";
import { z } from "zod";
import { metricQuery } from "../../src/contract/index.ts";
import { expressionFunctions } from "../../src/definitions/index.ts";
import { definitionsSchema, descriptionOf, type JsonSchema, optionsOf } from "./json-schema.ts";
import type { ReferenceExample } from "./read-examples.ts";

/** A key where it stands: what is found or used is told by its section, its name and its meaning. */
interface Spot {
  readonly section: string;
  /** Its section, its key and its meaning. */
  readonly name: string;
  readonly schema: JsonSchema;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- zod's type of a JSON Schema is wider than what it prints
const querySchema = z.toJSONSchema(metricQuery, { io: "input" }) as JsonSchema;

/**
 * All that an author may write: each key of each section, each word that a key may take, each key of a question, each
 * function. Keys of one section, one name and one meaning are one.
 */
export function constructs(): ReadonlySet<string> {
  return new Set([
    ...constructsOf(definitionsSchema),
    ...constructsOf({ type: "object", properties: { question: querySchema } }),
    ...expressionFunctions.map(({ name }) => `${name}()`),
  ]);
}

export function constructsOf(root: JsonSchema): ReadonlySet<string> {
  return new Set(
    Object.entries(root.properties ?? {}).flatMap(([section, schema]) =>
      declared(spotOf(section, section, schema), root, new Set()),
    ),
  );
}

/** The same of one example: what it writes and asks. */
export function usedBy(example: ReferenceExample): ReadonlySet<string> {
  const definitions: unknown = parse(example.definitions ?? "") ?? {};
  const asked = example.questions.map(({ query }) => query);
  const texts = [...textsIn(definitions), ...textsIn(asked)].join("\n");
  return new Set([
    ...usedIn(definitionsSchema, definitions),
    ...asked.flatMap((question) => [...usedIn({ properties: { question: querySchema } }, { question })]),
    ...expressionFunctions
      .filter(({ name }) => new RegExp(`\\b${name}\\(`, "u").test(texts))
      .map(({ name }) => `${name}()`),
  ]);
}

export function usedIn(root: JsonSchema, file: unknown): ReadonlySet<string> {
  return new Set(
    Object.entries(root.properties ?? {}).flatMap(([section, schema]) =>
      isObject(file) && section in file ? used(spotOf(section, section, schema), file[section], root) : [],
    ),
  );
}

function declared(spot: Spot, root: JsonSchema, above: ReadonlySet<JsonSchema>): readonly string[] {
  return optionsOf(spot.schema, root)
    .filter((option) => !above.has(option))
    .flatMap((option) => {
      const within = new Set([...above, option]);
      const inner = innerOf(option);
      return [
        spot.name,
        ...wordsOf(option).map((word) => `${spot.name} = ${word}`),
        ...Object.entries(option.properties ?? {}).flatMap(([key, schema]) =>
          declared(spotOf(spot.section, key, schema), root, within),
        ),
        ...(inner ? declared({ ...spot, schema: inner }, root, within) : []),
      ];
    });
}

function used(spot: Spot, value: unknown, root: JsonSchema): readonly string[] {
  return optionsOf(spot.schema, root)
    .filter((option) => takes(option, value))
    .flatMap((option) => {
      const inner = innerOf(option);
      const values = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
      return [
        spot.name,
        ...wordsOf(option)
          .map((word) => `${spot.name} = ${word}`)
          .filter((one) => one.endsWith(` = ${String(value)}`)),
        ...Object.entries(option.properties ?? {}).flatMap(([key, schema]) =>
          isObject(value) && key in value ? used(spotOf(spot.section, key, schema), value[key], root) : [],
        ),
        ...(inner ? values.flatMap((one: unknown) => used({ ...spot, schema: inner }, one, root)) : []),
      ];
    });
}

/** Whether a value is written under this option and no other: by its keys, its kind, its words. */
function takes(option: JsonSchema, value: unknown): boolean {
  const words = wordsOf(option);
  if (words.length > 0) return words.includes(String(value));
  if (option.properties) {
    const { kind } = option.properties;
    const isKind = !isObject(value) || kind?.const === undefined || value["kind"] === kind.const;
    return (
      isObject(value) && isKind && Object.keys(value).every((key) => option.properties![key] !== undefined)
    );
  }
  if (option.additionalProperties) return isObject(value);
  return option.items ? Array.isArray(value) : !isObject(value) && !Array.isArray(value);
}

function spotOf(section: string, key: string, schema: JsonSchema): Spot {
  const meaning = descriptionOf(schema);
  return { section, schema, name: `${section}: ${key}${meaning === "" ? "" : ` (${meaning})`}` };
}

function wordsOf({ enum: words, const: only }: JsonSchema): readonly string[] {
  return words ?? (only === undefined ? [] : [only]);
}

function innerOf({ items, additionalProperties }: JsonSchema): JsonSchema | undefined {
  return items ?? (additionalProperties === false ? undefined : additionalProperties);
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
