import { describe, expect, it } from "vitest";
import { nearest } from "./nearest.ts";

describe("nearest", () => {
  it("finds a slip of one key, a swap of neighbours, and another case", () => {
    const verbs = ["query", "quarantine", "load"];
    expect(nearest("qury", verbs)).toBe("query");
    expect(nearest("qeury", verbs)).toBe("query");
    expect(nearest("LOAD", verbs)).toBe("load");
  });

  it("proposes nothing that is far", () => {
    expect(nearest("export", ["query", "load"])).toBeUndefined();
  });
});
