import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printDictionary } from "./print-dictionary.ts";

describe("printDictionary", () => {
  it("gives what docs/dataset.md holds (npx tsx scripts/print-dataset.ts writes it)", () => {
    const kept = readFileSync(new URL("../../docs/dataset.md", import.meta.url), "utf8");
    expect(kept).toBe(printDictionary());
  });
});
