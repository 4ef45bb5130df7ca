import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages } from "../../core/index.ts";
import { printFunctions } from "./print-functions.ts";

describe("printFunctions", () => {
  it.each(languages)("gives the tables of docs/reference, in %s (npm run docs writes them)", (language) => {
    const page = new URL(`../../../docs/reference/${language}/expressions.md`, import.meta.url);
    expect(readFileSync(page, "utf8")).toContain(printFunctions(language));
  });
});
