import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printJsonSchema } from "./print-json-schema.ts";

describe("printJsonSchema", () => {
  it("gives what schema/definitions.schema.json holds (npx tsx scripts/print-schema.ts writes it)", () => {
    const kept = readFileSync(new URL("../../../schema/definitions.schema.json", import.meta.url), "utf8");
    expect(kept).toBe(printJsonSchema());
  });
});
