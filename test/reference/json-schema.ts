import { readFileSync } from "node:fs";

/** What the schema of definitions says, as editors read it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: { readonly [key: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | false;
  readonly items?: JsonSchema;
  readonly definitions?: { readonly [name: string]: JsonSchema };
}

const file = new URL("../../schema/definitions.schema.json", import.meta.url);

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- printed by printJsonSchema; a test keeps it so
export const definitionsSchema = JSON.parse(readFileSync(file, "utf8")) as JsonSchema;

/** The schemas that a value may follow: references followed, choices laid side by side. */
export function optionsOf(schema: JsonSchema, root: JsonSchema = definitionsSchema): readonly JsonSchema[] {
  if (schema.$ref !== undefined) return optionsOf(root.definitions![schema.$ref.split("/").at(-1)!]!, root);
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  return choice ? choice.flatMap((one) => optionsOf(one, root)) : [schema];
}

/** The description that stands beside a reference, or on what it leads to. */
export function descriptionOf(schema: JsonSchema): string {
  return (
    schema.description ?? optionsOf(schema).find((one) => one.description !== undefined)?.description ?? ""
  );
}
