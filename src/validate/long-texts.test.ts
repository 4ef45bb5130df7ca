import { describe, expect, it } from "vitest";
import { checkCountry, checkPersonName, checkPhone, checkPostalAddress, readFullName } from "./index.ts";

const tokens = [
  "mobile ",
  "tel ",
  "t:",
  " ",
  "-",
  "A ",
  "d'",
  "née ",
  "ép. ",
  "(",
  "et ",
  "M. ",
  "1",
  "+",
  "ext ",
  "cedex 1 ",
  "75001 ",
  "J.-",
  "DE ",
  ",",
  "’",
  "@",
];
const texts = tokens.flatMap((one) =>
  tokens.flatMap((other) => ["", "!", "06"].map((end) => (one + other).repeat(100).slice(0, 195) + end)),
);
const checks: { readonly [name: string]: (text: string) => unknown } = {
  readFullName,
  checkPersonName: (text) => checkPersonName({ civility: text, given: text, family: text }),
  checkPhone: (text) => checkPhone(text, { workspaceCountry: "FR" }),
  checkPostalAddress: (text) => checkPostalAddress({ postalCode: text, city: text }, { country: "FR" }),
  "checkPostalAddress, a city": (text) =>
    checkPostalAddress({ postalCode: "34000", city: text }, { country: "FR" }),
  checkCountry,
};

describe("a text as long as a field may be", () => {
  it.each(Object.keys(checks))("costs %s no more than a moment, whatever repeats in it", (name) => {
    checks[name]?.("34000 Montpellier");
    const slow = texts.filter((text) => {
      const began = process.cpuUsage();
      checks[name]?.(text);
      const { user, system } = process.cpuUsage(began);
      return user + system > 500_000;
    });
    expect(slow).toEqual([]);
  });

  it("is refused past that, however long", () => {
    const long = "a".repeat(10_000_000);
    for (const check of Object.values(checks)) expect(check(long)).toMatchObject({ verdict: "invalid" });
  });
});
