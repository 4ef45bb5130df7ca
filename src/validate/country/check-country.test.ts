import * as fc from "fast-check";
import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import french from "i18n-iso-countries/langs/fr.json" with { type: "json" };
import german from "i18n-iso-countries/langs/de.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { checkCountry, nameOfCountry, sayCountryReason } from "../index.ts";
import { alpha2ByAlpha3, alpha2Codes } from "./iso-3166.ts";

describe("checkCountry", () => {
  it.each([
    ["FR", "FR"],
    ["fr", "FR"],
    ["FRA", "FR"],
    ["France", "FR"],
    ["  FRANCE ", "FR"],
    ["France métropolitaine", "FR"],
    ["UK", "GB"],
    ["U.K.", "GB"],
    ["Angleterre", "GB"],
    ["Royaume-Uni", "GB"],
    ["United Kingdom of Great Britain and Northern Ireland", "GB"],
    ["USA", "US"],
    ["U.S.A.", "US"],
    ["Etats Unis", "US"],
    ["États-Unis d’Amérique", "US"],
    ["The United States of America", "US"],
    ["Allemagne", "DE"],
    ["Deutschland", "DE"],
    ["ALEMANIA", "DE"],
    ["Pays Bas", "NL"],
    ["the Netherlands", "NL"],
    ["Hollande", "NL"],
    ["La Réunion", "RE"],
    ["Cote d'ivoire", "CI"],
    ["Corée du Sud", "KR"],
    ["République tchèque", "CZ"],
    ["St Kitts & Nevis", "KN"],
    ["Ελλάδα", "GR"],
    ["中国", "CN"],
  ])("reads %s as %s", (text, code) => {
    const checked = checkCountry(text);
    expect(checked.value).toBe(code);
    expect(checked.verdict).toMatch(/^(ok|repaired)$/);
  });

  it.each([
    ["Frnace", "France"],
    ["Allemange", "Allemagne"],
    ["Germny", "Germany"],
  ])("offers for %s what was probably meant", (text, suggestion) => {
    expect(checkCountry(text)).toMatchObject({ verdict: "invalid", suggestion });
  });

  it("refuses what is no country, in both languages", () => {
    const [reason] = checkCountry("Atlantide perdue").reasons;
    expect(sayCountryReason(reason!, "en")).toBe(
      '"Atlantide perdue" is not the name or the code of a country.',
    );
    expect(sayCountryReason(reason!, "fr")).toBe(
      "« Atlantide perdue » n'est ni le nom ni le code d'un pays.",
    );
    expect(checkCountry(" \u0000\u200b").reasons.map(({ code }) => code)).toEqual(["country-empty"]);
  });

  it("knows the codes of i18n-iso-countries, no more and no fewer", () => {
    expect(new Set(alpha2Codes)).toEqual(new Set(codes.map(([alpha2]) => alpha2)));
    for (const [alpha2, alpha3] of codes) expect(alpha2ByAlpha3.get(alpha3!)).toBe(alpha2);
  });

  it("reads every name that i18n-iso-countries has in English, French and German", () => {
    const wrong = [english, french, german].flatMap(({ countries }) =>
      Object.entries(countries)
        .flatMap(([code, names]) => [names].flat().map((name) => ({ code, name })))
        .filter(({ name, code }) => checkCountry(name).value !== code && !shared.has(name))
        .map(({ name, code }) => `${name} (${code}): ${checkCountry(name).value}`),
    );
    expect(wrong).toEqual([]);
  });

  it("never throws, and reads what it gave as itself", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...alpha2Codes)), (text) => {
        const { value } = checkCountry(text);
        if (value === undefined) return;
        expect(checkCountry(value)).toEqual({ verdict: "ok", value, reasons: [] });
        for (const language of ["en", "fr"] as const)
          expect(checkCountry(nameOfCountry(value, language)).value).toBe(value);
      }),
    );
  });
});

/** Names of two countries, and an order of words that only lists use. */
const shared = new Set(["Congo", "Kongo", "Syrien, Arabische Republik", "Tansania, Vereinigte Republik"]);
