import { execFileSync } from "node:child_process";
import { array, assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteForShell } from "./quote-for-shell.ts";

describe("quoteForShell", () => {
  it("leaves a plain word bare, and quotes what a shell would read otherwise", () => {
    expect(quoteForShell("lead_to_mql_rate")).toBe("lead_to_mql_rate");
    expect(quoteForShell("step=2")).toBe("step=2");
    expect(quoteForShell('country = "FR"')).toBe(`'country = "FR"'`);
    expect(quoteForShell("it's")).toBe(String.raw`'it'\''s'`);
    expect(quoteForShell("")).toBe("''");
  });

  it("gives a shell back the very word", () => {
    const sign = constantFrom("'", '"', "$", "`", "\\", "!", "\n", " ", "a", "é", "*", "-");
    const words = array(string({ unit: sign }), { minLength: 1, maxLength: 20 });
    assert(
      property(words, (all) => {
        const line = `printf '%s\\0' ${all.map(quoteForShell).join(" ")}`;
        const read = execFileSync("sh", ["-c", line], { encoding: "utf8" });
        expect(read.split("\0").slice(0, -1)).toEqual(all);
      }),
      { numRuns: 30 },
    );
  });
});
