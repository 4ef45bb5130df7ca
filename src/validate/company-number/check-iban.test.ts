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

describe("an account's own check digits", () => {
  it.each(
    (
      "BA391290079401028494 BE68539007547034 ES9121000418450200051332 FR1420041010050500013M02606 MC5811222000010123456789030 " +
      "ME25505000012345678951 MK07250120000058984 NO9386011117947 PT50000201231234567890154 RS35260005601001611379 SI56263300012039086"
    ).split(" "),
  )("fit in %s, the registry's example", (iban) => {
    expect(checkIban(iban).verdict).toBe("ok");
  });

  it("are wrong where the IBAN's were made to fit them", () => {
    for (const [iban, fitting] of [
      ["BE68539007547035", "BE41539007547035"],
      ["FR1420041010050500013M02607", "FR8420041010050500013M02607"],
    ] as const) {
      expect(codes(checkIban(iban))).toBe("check-digit-wrong");
      expect(codes(checkIban(fitting))).toBe("check-digit-wrong");
    }
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
