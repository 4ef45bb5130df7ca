import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printFunctions } from "./print-functions.ts";

describe("printFunctions", () => {
  it("gives the tables of docs/language.md (npx tsx scripts/print-schema.ts writes them)", () => {
    const reference = readFileSync(new URL("../../../docs/language.md", import.meta.url), "utf8");
    expect(reference).toContain(printFunctions("en"));
    expect(reference).toContain(printFunctions("fr"));
  });
});
