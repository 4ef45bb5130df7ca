import { describe, expect, it } from "vitest";
import type { Problem } from "../../core/index.ts";
import { printProblems } from "./print-problems.ts";

const problem = (line: number): Problem => ({
  code: "yaml-syntax",
  severity: "error",
  message: { en: "Not YAML.", fr: "Pas du YAML." },
  facts: {},
  place: { file: "a.yaml", line, column: 1 },
});

describe("printProblems", () => {
  it("prints each problem once, with its place", () => {
    const printed = printProblems([problem(4), problem(4), problem(5)], "fr", (text) => text);
    expect(printed).toBe("a.yaml:4:1: erreur : Pas du YAML.\na.yaml:5:1: erreur : Pas du YAML.\n");
  });
});
