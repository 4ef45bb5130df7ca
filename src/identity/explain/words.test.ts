import { expect, it } from "vitest";
import { sayContribution, sayVerdict } from "./words.ts";

const equal = {
  column: "last",
  role: "family_name",
  level: "equal",
  left: "Le Goff",
  right: "Le Goff",
} as const;

it("says how a column agrees, what it is worth, and what of that is rarity", () => {
  expect(sayContribution({ ...equal, bits: 11.24, rarityBits: 2.1 })).toEqual({
    en: "Family name: the same (Le Goff), +11.2 bits (+2.1 of it because the value is rare).",
    fr: "Nom de famille : identique (Le Goff), +11,2 bits (dont +2,1 parce que la valeur est rare).",
  });
});

it("says what counts against, and what says nothing", () => {
  const different = { ...equal, level: "different", right: "Martin", bits: -6, rarityBits: 0 } as const;
  expect(sayContribution(different).en).toBe("Family name: different (Le Goff, Martin), -6.0 bits.");
  const silent = { ...equal, level: null, right: null, bits: 0, rarityBits: 0 };
  expect(sayContribution(silent).fr).toBe(
    "Nom de famille : ne dit rien : absent d'une fiche, ou déjà dit par une autre colonne.",
  );
  expect(sayVerdict("review")).toEqual({ en: "to review", fr: "à vérifier" });
});
