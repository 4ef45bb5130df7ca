import { describe, expect, it } from "vitest";
import { momentIn } from "./moment.ts";

describe("momentIn", () => {
  it("reads a moment with its zone, as UTC", () => {
    expect(momentIn("2020-01-01T05:00:00Z")).toBe("2020-01-01T05:00:00Z");
    expect(momentIn("2020-01-01T05:00Z")).toBe("2020-01-01T05:00:00Z");
    expect(momentIn("2020-01-01T00:30:00.25+01:00")).toBe("2019-12-31T23:30:00.25Z");
  });

  it("takes no moment without a zone, and none that is not there", () => {
    expect(momentIn("2020-01-01T05:00:00")).toBeUndefined();
    expect(momentIn("2020-01-01")).toBeUndefined();
    expect(momentIn("2020-02-30T05:00:00Z")).toBeUndefined();
    expect(momentIn("2020-01-01T25:00:00Z")).toBeUndefined();
  });
});
