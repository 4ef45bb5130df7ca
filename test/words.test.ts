import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { LineCounter, isMap, isScalar, parseDocument, visit, type YAMLMap } from "yaml";
import { languages } from "../src/core/index.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = globSync(["src/**/*.yaml"], { cwd: root }).sort();

describe("the words of what ships as YAML", () => {
  it("are found", () => expect(files.length).toBeGreaterThan(5));

  it("exist in every language wherever they exist in one", () => {
    expect(files.flatMap((file) => missingWords(file, readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  it("are seen missing when they are", () => {
    expect(missingWords("x.yaml", "label: { en: Leads }\nother:\n  label: { en: a, fr: ' ' }\n")).toEqual([
      "x.yaml:1 has no words in fr",
      "x.yaml:3 has no words in fr",
    ]);
  });
});

function missingWords(file: string, text: string): readonly string[] {
  const lineCounter = new LineCounter();
  const found: string[] = [];
  visit(parseDocument(text, { lineCounter }), {
    Map(_, node) {
      const missing = languages.filter((language) => wordsIn(node, language) === "");
      const isLocalised = languages.some((language) => isText(node, language));
      const { line } = lineCounter.linePos(node.range?.[0] ?? 0);
      if (isLocalised)
        found.push(...missing.map((language) => `${file}:${line} has no words in ${language}`));
    },
  });
  return found;
}

/** A mapping of languages to text, and not of, say, domains to values. */
function isText(node: YAMLMap, language: string): boolean {
  const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ""));
  return isScalar(node.get(language, true)) && keys.every((key) => /^[a-z]{2}$/.test(key));
}

function wordsIn(node: YAMLMap, language: string): string {
  const value = isMap(node) ? node.get(language) : undefined;
  return typeof value === "string" ? value.trim() : "";
}
