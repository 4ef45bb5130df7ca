import type { Localised } from "./language.ts";

/** The outside refused (disk, lock, database): thrown once, worded, turned into a reply at the door. */
export class Refusal extends Error {
  readonly code: string;
  readonly words: Localised;

  constructor(code: string, words: Localised, options?: { cause?: unknown }) {
    super(words.en, options);
    this.name = "Refusal";
    this.code = code;
    this.words = words;
  }
}
