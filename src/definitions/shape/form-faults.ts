import { nearest, type Problem } from "../../core/index.ts";
import { problem } from "../problems.ts";
import type { YamlEntry, YamlNode, YamlPath } from "../yaml/yaml-node.ts";
import { placeOfValue, type YamlFile } from "../yaml/yaml-file.ts";
import type { Form } from "./form.ts";

/** A fault that may yet be of no account, when another form fits better: it is worded when it is said. */
export type Fault = (yaml: YamlFile) => Problem;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a value stands: its key (or itself, in a list), and the names that lead to it. */
export interface At {
  readonly key: Stretch | YamlEntry;
  readonly under: YamlPath;
}

export const faults = {
  /** A value that is no mapping, text, number ... as the form asks. */
  type: (node: YamlNode, at: At, form: Form): Fault => {
    const wanted = form.kind === "number" && form.isInteger ? "int" : typeWords[form.kind];
    return (yaml) => problem("value-type", { wanted }, { place: placeIn(yaml, node, at) });
  },

  form: (node: YamlNode, at: At, wanted: string): Fault => {
    const value = node.kind === "scalar" ? String(node.value ?? "") : "";
    return (yaml) => problem("value-form", { value, wanted }, { place: placeIn(yaml, node, at) });
  },

  word: (node: YamlNode, at: At, words: readonly string[]) => {
    const value = node.kind === "scalar" ? String(node.value) : "";
    const near = nearest(value, words);
    const facts = { value, allowed: words.join(", "), ...(near !== undefined && { nearest: near }) };
    const fault: Fault = (yaml) =>
      problem("value-not-allowed", facts, { place: placeIn(yaml, node, at), suggestion: near });
    return { fault, near };
  },

  missing: (key: string, { key: holder, under }: At): Fault => {
    const facts = { key, under: nameOf(under) };
    return (yaml) => problem("key-missing", facts, { place: yaml.placeAt(holder.start, holder.end) });
  },

  unknown: ({ key, start, end }: YamlEntry, { under }: At, near: string | undefined): Fault => {
    const facts = { key, under: nameOf(under), ...(near !== undefined && { nearest: near }) };
    return (yaml) => problem("key-unknown", facts, { place: yaml.placeAt(start, end), suggestion: near });
  },

  comma: ({ key, start, end }: YamlEntry): Fault => {
    return (yaml) => problem("comma-in-braces", { text: key }, { place: yaml.placeAt(start, end) });
  },
};

const typeWords: { readonly [K in Form["kind"]]: string } = {
  text: "string",
  number: "number",
  boolean: "boolean",
  null: "null",
  word: "string",
  list: "array",
  record: "record",
  object: "object",
  choice: "choice",
};

function placeIn(yaml: YamlFile, node: YamlNode, { key }: At) {
  return placeOfValue(yaml, "value" in key ? { node, entry: key } : { node });
}

function nameOf(under: YamlPath): string {
  return under.slice(-2).join(".");
}
