/**
 * The built-in definitions: YAML files in the same language as a workspace's own, so that each can be
 * read, quoted and replaced. It computes nothing.
 */
export { catalogueFiles } from "./catalogue.ts";
export { loadModelFromTexts, type TextOptions } from "./load-model-from-texts.ts";
