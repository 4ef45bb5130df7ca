import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "./decimal.ts";
import { exactJson } from "./exact-json.ts";

describe("exactJson", () => {
  it("writes every digit of a decimal as a number", () => {
    const value = { total: decimal("12345678901234567890.10"), tiny: decimal("1e-30"), no: undefined };
    expect(exactJson(value)).toBe('{"total":12345678901234567890.1,"tiny":0.000000000000000000000000000001}');
  });

  it("writes what JSON.stringify writes when there is no decimal", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(exactJson(value)).toBe(JSON.stringify(value));
        expect(JSON.parse(exactJson(value, "  "))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
