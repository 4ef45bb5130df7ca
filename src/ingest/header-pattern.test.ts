import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyOf, foldHeader, withoutCurrency } from "./fold-header.ts";
import { matchPattern } from "./header-pattern.ts";

describe("foldHeader", () => {
  it("sees no case, accents, spaces or punctuation", () => {
    expect(foldHeader("Numéro de téléphone")).toBe(foldHeader("NUMERO_DE-TELEPHONE"));
    expect(foldHeader("CreatedDate")).toBe(foldHeader("Created Date"));
    expect(foldHeader("Impr.")).toBe("impr");
  });

  it("keeps a header that has no letter", () => {
    expect(foldHeader(" % ")).toBe("%");
  });
});

describe("currencyOf", () => {
  it("reads the currency at the end of a header, and nothing else in brackets", () => {
    expect(currencyOf("Amount spent (EUR)")).toBe("EUR");
    expect(currencyOf("Montant (€)")).toBe("EUR");
    expect(currencyOf("Clicks (all)")).toBeUndefined();
    expect(withoutCurrency("Amount spent (EUR)")).toBe("Amount spent");
    expect(withoutCurrency("Clicks (all)")).toBe("Clicks (all)");
  });
});

describe("matchPattern", () => {
  it("captures what the star stands for, with its brackets", () => {
    expect(matchPattern('Date entered "*"', 'Date entered "Closed Won (Sales Pipeline)"')).toEqual({
      pattern: 'Date entered "*"',
      header: 'Date entered "Closed Won (Sales Pipeline)"',
      captured: "Closed Won (Sales Pipeline)",
    });
  });

  it("gives the pattern as the file spells it", () => {
    expect(matchPattern('Date entered "*"', "DATE ENTERED « Lead »")?.pattern).toBe("DATE ENTERED « * »");
    expect(matchPattern("Became a * Date", "Became a customer date")).toMatchObject({ captured: "customer" });
    expect(matchPattern("Became a * Date", "became_a_customer_date")).toMatchObject({ captured: "customer" });
    expect(matchPattern("Became a * Date", "Became an MQL Date")).toBeUndefined();
  });

  it("captures nothing when nothing is left, or when the header has a star of its own", () => {
    expect(matchPattern('Date entered "*"', 'Date entered ""')).toBeUndefined();
    expect(matchPattern('Date entered "*"', "Date entered")).toBeUndefined();
    expect(matchPattern('Date entered "*"', 'Date entered "a*b"')).toBeUndefined();
  });

  it("captures any word without stars, quotes or blanks around it", () => {
    const word = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => text.trim() === text && !/[*"'«»“”‘’_\s]/u.test(text) && /[\p{L}\p{N}]/u.test(text));
    fc.assert(
      fc.property(word, (text) => {
        expect(matchPattern('Date entered "*"', `Date entered "${text}"`)?.captured).toBe(text);
      }),
    );
  });
});
