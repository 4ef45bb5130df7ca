import type { Problem, Result } from "../core/index.ts";
import { type Model, type ParseOptions, parseDefinitions } from "../definitions/index.ts";
import { catalogueFiles } from "./catalogue.ts";

export interface TextOptions extends ParseOptions {
  /** Whether the built-in definitions stand under them; by default they do. */
  readonly catalogue?: boolean;
}

/** A model from YAML texts by path, as if they stood in a workspace's `definitions/`. */
export function loadModelFromTexts(
  texts: { readonly [path: string]: string },
  { catalogue = true, ...options }: TextOptions = {},
): Result<Model, readonly Problem[]> {
  const own = Object.entries(texts).map(([path, text]) => ({ path, text, origin: "workspace" as const }));
  return parseDefinitions([...(catalogue ? catalogueFiles() : []), ...own], options);
}
