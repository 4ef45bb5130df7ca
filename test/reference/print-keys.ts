import type { Language } from "../../src/core/index.ts";
import { frenchKeys } from "./french-keys.ts";
import { definitionsSchema, descriptionOf, type JsonSchema, optionsOf } from "./json-schema.ts";
import { markdownRow } from "./print-example.ts";

const pageWords = {
  en: {
    head: ["key", "value", "required", "meaning"],
    yes: "yes",
    text: "text",
    integer: "integer",
    number: "number",
    boolean: "`true` `false`",
    listOf: (item: string) => `list: ${item}`,
    mappingOf: (item: string) => `name → ${item}`,
    keys: "keys",
    or: " or ",
    oneOf: "What it is.",
    words: "`{ en, fr }`",
  },
  fr: {
    head: ["clé", "valeur", "obligatoire", "sens"],
    yes: "oui",
    text: "texte",
    integer: "entier",
    number: "nombre",
    boolean: "`true` `false`",
    listOf: (item: string) => `liste : ${item}`,
    mappingOf: (item: string) => `nom → ${item}`,
    keys: "clés",
    or: " ou ",
    oneOf: "Ce que c'est.",
    words: "`{ en, fr }`",
  },
};

interface Key {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
}

/**
 * The table of the keys at a path of the schema: `datasets`, `datasets.relationships`, `metrics` (what all kinds have),
 * `metrics:ratio` (what a ratio adds), `#event_clause` (a named part).
 */
export function printKeys(path: string, language: Language): string {
  const keys = keysAt(path).flatMap((key) => withInner(key));
  if (keys.length === 0) throw new Error(`There are no keys at ${path}.`);
  const rows = keys.map(({ name, schema, isRequired }) => [
    `\`${name}\``,
    valueOf(schema, language),
    isRequired ? pageWords[language].yes : "",
    meaningOf(schema, language),
  ]);
  return [pageWords[language].head, ["---", "---", "---", "---"], ...rows].map(markdownRow).join("\n");
}

/** Every description of the schema, which the French pages must have too. */
export function descriptionsIn(schema: JsonSchema = definitionsSchema): ReadonlySet<string> {
  const inner = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    ...Object.values(schema.properties ?? {}),
    ...Object.values(schema.definitions ?? {}),
    ...(schema.items ? [schema.items] : []),
    ...(schema.additionalProperties ? [schema.additionalProperties] : []),
  ];
  const own = schema.description === undefined ? [] : [schema.description];
  return new Set([...own, ...inner.flatMap((one) => [...descriptionsIn(one)])]);
}

function keysAt(path: string): readonly Key[] {
  if (path.startsWith("#")) return keysOf([definitionsSchema.definitions![path.slice(1)]!]);
  const [where = "", kind] = path.split(":");
  let schema = definitionsSchema;
  for (const step of where.split(".")) {
    const found = objectsIn(schema)
      .map((one) => one.properties?.[step])
      .find((one) => one !== undefined);
    if (!found) throw new Error(`The schema has no ${step} in ${path}.`);
    schema = found;
  }
  const options = objectsIn(schema);
  const shared = keysOf(options).filter(
    ({ name }) => 2 * options.filter((one) => one.properties?.[name]).length > options.length,
  );
  if (where !== "metrics") return keysOf(options);
  if (kind === undefined) return shared;
  const own = options.find((one) => one.properties?.["kind"]?.const === kind);
  if (!own) throw new Error(`There is no kind ${kind}.`);
  return keysOf([own]).filter(({ name }) => !shared.some((one) => one.name === name));
}

/** The objects that a value may be: those of a record or list, its values'. */
function objectsIn(schema: JsonSchema): readonly JsonSchema[] {
  return optionsOf(schema).flatMap((one) => {
    if (one.properties) return [one];
    if (one.items) return objectsIn(one.items);
    return one.additionalProperties ? objectsIn(one.additionalProperties) : [];
  });
}

function keysOf(options: readonly JsonSchema[]): readonly Key[] {
  const names = new Set(options.flatMap((one) => Object.keys(one.properties ?? {})));
  return [...names].map((name) => ({
    name,
    schema: together(options.flatMap((one) => one.properties?.[name] ?? [])),
    isRequired: options.every((one) => one.required?.includes(name)),
  }));
}

/** One key of several forms: a word of each, or what the first says. */
function together(schemas: readonly JsonSchema[]): JsonSchema {
  const words = schemas.flatMap((one) => one.const ?? []);
  return words.length > 1 ? { enum: words } : schemas[0]!;
}

/** A key whose value is an object of its own is followed by that object's keys: `holds.from`, `inputs.*.offset`. */
function withInner(key: Key): readonly Key[] {
  return [key, ...writtenIn(key.schema).flatMap(([path, inner]) => innerKeys(key, path, inner))];
}

function innerKeys(key: Key, path: string, objects: readonly JsonSchema[]): readonly Key[] {
  const isMeasure = objects.some((one) => one.properties?.["aggregation"]);
  return (isMeasure ? [] : keysOf(objects)).flatMap((one) =>
    withInner({
      ...one,
      name: `${key.name}${path}.${one.name}`,
      isRequired: one.isRequired && objects.length === optionsOf(key.schema).length,
    }),
  );
}

/** The objects written in place, not those that have a name of their own: under the key, in a list, in a mapping. */
function writtenIn(schema: JsonSchema): readonly (readonly [path: string, objects: readonly JsonSchema[]])[] {
  const forms = inPlace(schema);
  const found = [
    ["", forms],
    ["[]", forms.flatMap(({ items }) => (items ? inPlace(items) : []))],
    [
      ".*",
      forms.flatMap(({ additionalProperties }) =>
        additionalProperties ? inPlace(additionalProperties) : [],
      ),
    ],
  ] as const;
  return found
    .map(([path, some]) => [path, some.filter((one) => one.properties && !isLocalised(one))] as const)
    .filter(([, objects]) => objects.length > 0);
}

function inPlace(schema: JsonSchema): readonly JsonSchema[] {
  if (schema.$ref !== undefined) return [];
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  return choice ? choice.flatMap(inPlace) : [schema];
}

function isLocalised({ properties = {} }: JsonSchema): boolean {
  return Object.keys(properties).join() === "en,fr";
}

function valueOf(schema: JsonSchema, language: Language): string {
  const shown = optionsOf(schema).map((one) => oneValue(one, language));
  return [...new Set(shown)].join(pageWords[language].or);
}

function oneValue(schema: JsonSchema, language: Language): string {
  const say = pageWords[language];
  const listed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (listed) return listed.map((word) => `\`${word}\``).join(" ");
  if (isLocalised(schema)) return say.words;
  if (schema.properties) return say.keys;
  if (schema.items) return say.listOf(valueOf(schema.items, language));
  if (schema.additionalProperties) return say.mappingOf(valueOf(schema.additionalProperties, language));
  switch (schema.type) {
    case "integer":
    case "number":
    case "boolean":
      return say[schema.type];
    default:
      return say.text;
  }
}

function meaningOf(schema: JsonSchema, language: Language): string {
  const english = descriptionOf(schema);
  if (english === "" && schema.enum) return pageWords[language].oneOf;
  if (language === "en" || english === "") return english;
  return frenchKeys[english] ?? "";
}
