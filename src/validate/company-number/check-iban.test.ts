import { describe, expect, it } from "vitest";
import { checkIban, checkLei } from "../index.ts";

const codes = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code).join();

describe("checkIban", () => {
  it("takes the registry's examples, spaced or not", () => {
    expect(checkIban("FR1420041010050500013M02606")).toEqual({
      verdict: "ok",
      value: "FR1420041010050500013M02606",
      reasons: [],
    });
    expect(checkIban("IBAN GB29 NWBK 6016 1331 9268 19").value).toBe("GB29NWBK60161331926819");
  });

  it.each([
    ["FR1420041010050500013M02607", "check-digit-wrong"],
    ["FR1420041010050500013M0260", "shape-wrong"],
    ["BG93BNBG96611A20345678", "shape-wrong"],
    ["XX431234", "country-unknown"],
    ["0001", "country-missing"],
    ["", "empty"],
  ])("refuses %j", (text, code) => {
    expect([checkIban(text).verdict, codes(checkIban(text))]).toEqual(["invalid", code]);
  });
});

describe("checkLei", () => {
  it("checks the two last digits over the rest", () => {
    expect(checkLei("549300fr4nawcou0kf45").verdict).toBe("invalid");
    expect(checkLei("2138 00WW NILT D76W IX72").value).toBe("213800WWNILTD76WIX72");
    expect(codes(checkLei("213800WWNILTD76WIX73"))).toBe("check-digit-wrong");
    expect(codes(checkLei("213800WWNILTD76WIX7"))).toBe("shape-wrong");
  });
});
