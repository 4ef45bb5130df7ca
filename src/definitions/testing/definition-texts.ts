import type { Problem } from "../../core/index.ts";
import type { Model } from "../model.ts";
import { parseDefinitions } from "../parse-definitions.ts";
import type { DefinitionFile } from "../yaml/yaml-file.ts";

export const lead = `
concepts:
  lead:
    label: { en: Lead, fr: Prospect }
    object: person
    all:
      entered: { words: { en: entered, fr: entré }, event: stage_entry, where: stage = 'lead' }
`;

export function own(text: string, path = "definitions/own.yaml"): DefinitionFile {
  return { path, text, origin: "workspace" };
}

export function builtIn(text: string): DefinitionFile {
  return { path: "catalogue/base.yaml", text, origin: "catalogue" };
}

export function modelFrom(...texts: readonly string[]): Model {
  const parsed = parseDefinitions(texts.map((text, index) => own(text, `definitions/${index}.yaml`)));
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message.en).join("\n"));
  return parsed.value;
}

export function problemsIn(...files: readonly (string | DefinitionFile)[]): readonly Problem[] {
  const parsed = parseDefinitions(files.map((file) => (typeof file === "string" ? own(file) : file)));
  return parsed.ok ? [] : parsed.error;
}

export function codesIn(...files: readonly (string | DefinitionFile)[]): readonly string[] {
  return problemsIn(...files).map(({ code }) => code);
}

/** A file with one metric, whose body is indented here. */
export function metric(body: string, id = "m"): string {
  return `metrics:\n  ${id}:\n    label: { en: M, fr: M }\n${body.replace(/^/gmu, "    ")}\n`;
}

export function simple(measure: string, rest = ""): string {
  return metric(`kind: simple\nmeasure: ${measure}\n${rest}`);
}
