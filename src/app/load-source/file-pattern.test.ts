import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitsPattern } from "./file-pattern.ts";

describe("fitsPattern", () => {
  it.each([
    ["hubspot-contacts.csv", "hubspot-contacts*.csv", true],
    ["HubSpot-Contacts 2025-03.CSV", "hubspot-contacts*.csv", true],
    ["old/hubspot-contacts.csv", "hubspot-contacts*.csv", false],
    ["a/b/deals.csv", "**/deals.csv", true],
    ["deals.csv", "**/deals.csv", true],
    ["deals.xlsx", "deals.{csv,xlsx}", true],
    ["deals.xls", "deals.{csv,xlsx}", false],
    ["deal1.csv", "deal?.csv", true],
    ["a+b (1).csv", "a+b (1).csv", true],
    ["aab (1)xcsv", "a+b (1).csv", false],
    ["Été.csv", "été.csv", true],
  ])("says of %s and %s: %s", (path, pattern, fits) => expect(fitsPattern(path, pattern)).toBe(fits));

  it("fits every name to itself when it has none of the signs", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        fc.pre(!/[*?{}]/.test(name));
        expect(fitsPattern(name, name)).toBe(true);
      }),
    );
  });
});
