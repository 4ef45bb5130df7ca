import { allLocales } from "@faker-js/faker";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPersonName, countNameUse, readFullName, sayNameReason } from "../index.ts";

describe("checkPersonName", () => {
  it.each<[string, string, string, string]>([
    ["JEAN-PIERRE", "DUPONT", "Jean-Pierre", "Dupont"],
    ["jean-pierre", "de la tour", "Jean-Pierre", "de La Tour"],
    ["Ronald", "MCDONALD", "Ronald", "McDonald"],
    ["Ronald", "McDONALD", "Ronald", "McDonald"],
    ["Ronald", "McDonald", "Ronald", "McDonald"],
    ["Mary", "O’BRIEN", "Mary", "O'Brien"],
    ["Valéry", "D'ESTAING", "Valéry", "d'Estaing"],
    ["Jean", "DE LA TOUR", "Jean", "de La Tour"],
    ["Cécile", "SAINT-EXUPÉRY", "Cécile", "Saint-Exupéry"],
    ["Yves", "LE GOFF", "Yves", "Le Goff"],
    ["Jan", "VAN DER MEER", "Jan", "van der Meer"],
    ["ANDRÉ", "N'GUESSAN", "André", "N'Guessan"],
    ["JP", "NG", "JP", "Ng"],
    ["J.P.", "MARTIN", "J.P.", "Martin"],
    ["MARIA DE LOS ANGELES", "PEREZ", "Maria de los Angeles", "Perez"],
    ["ΓΙΩΡΓΟΣ", "ΠΑΠΑΔΟΠΟΥΛΟΣ", "Γιωργος", "Παπαδοπουλος"],
    ["ИВАН", "ПЕТРОВ", "Иван", "Петров"],
    ["Henry", "TUDOR VIII", "Henry", "Tudor VIII"],
    ["Leonardo", "DiCaprio", "Leonardo", "DiCaprio"],
  ])("writes %s %s as %s %s", (given, family, expectedGiven, expectedFamily) => {
    const checked = checkPersonName({ given, family });
    expect(checked.value).toEqual({ given: expectedGiven, family: expectedFamily });
    expect(checked.verdict).toMatch(/^(ok|repaired)$/);
  });

  it.each([
    ["Min-ji", "Na"],
    ["Anh", "Ng"],
    ["Jean", "O"],
    ["X", "Æ A"],
    ["Zbigniew", "Brzęczyszczykiewicz"],
    ["Wei", "Xu"],
    ["Ana", "Krč"],
    ["Éléonore", "d'Aboville"],
    ["Björk", "Guðmundsdóttir"],
    ["محمد", "العلي"],
    ["Nguyễn", "Văn Tâm"],
  ])("takes %s %s as it stands", (given, family) => {
    expect(checkPersonName({ given, family })).toMatchObject({ verdict: "ok", value: { given, family } });
  });

  it.each([
    ["Jennifer", "Null"],
    ["Jean", "Test"],
    ["Thomas", "Thomas"],
    ["X Æ", "A-12"],
    ["Jean", "Bar"],
  ])("doubts %s %s at most, and loses nothing of it", (given, family) => {
    expect(checkPersonName({ given, family })).toMatchObject({
      verdict: "suspect",
      value: { given, family },
    });
  });

  it("swaps columns when capitals and the list of given names agree", () => {
    const checked = checkPersonName({ given: "DUPONT", family: "Jean" });
    expect(checked).toMatchObject({ verdict: "repaired", value: { given: "Jean", family: "Dupont" } });
    expect(checked.reasons.map((reason) => sayNameReason(reason, "en"))[0]).toBe(
      "Given and family name stood in each other's place: Jean is the given name, DUPONT the family name.",
    );
  });

  it("only offers to swap them on one piece of evidence", () => {
    expect(checkPersonName({ given: "Dupont", family: "Jean" })).toMatchObject({
      verdict: "suspect",
      value: { given: "Dupont", family: "Jean" },
      suggestion: "Jean Dupont",
    });
    expect(checkPersonName({ given: "MARTIN", family: "Pierre" })).toMatchObject({ verdict: "suspect" });
  });

  it("takes what a load does with both names as evidence", () => {
    const use = countNameUse([
      ...Array.from({ length: 10 }, () => ({ given: "Aurélie", family: "Lefebvre" })),
      ...Array.from({ length: 10 }, () => ({ given: "Oumou", family: "Simon" })),
    ]);
    expect(checkPersonName({ given: "Lefebvre", family: "Aurélie" }, { use })).toMatchObject({
      verdict: "repaired",
      value: { given: "Aurélie", family: "Lefebvre" },
    });
    expect(checkPersonName({ given: "Oumouu", family: "Simon" }, { use }).verdict).toBe("ok");
  });

  it("moves a civility out of the names, and knows the usual ones", () => {
    expect(checkPersonName({ given: "Mme Claire", family: "DURAND" })).toMatchObject({
      verdict: "repaired",
      value: { civility: "mrs", given: "Claire", family: "Durand" },
    });
    for (const [civility, code] of [
      ["M.", "mr"],
      ["M", "mr"],
      ["Mr", "mr"],
      ["Mme", "mrs"],
      ["MADAME", "mrs"],
      ["Mlle", "miss"],
      ["Frau", "mrs"],
    ])
      expect(checkPersonName({ civility, given: "Claude", family: "Roux" })).toMatchObject({
        verdict: "ok",
        value: { civility: code },
      });
    expect(checkPersonName({ civility: "Mme Dr", family: "Roux" }).value).toMatchObject({
      civility: "mrs",
      title: "dr",
    });
    expect(checkPersonName({ civility: "M. et Mme", family: "Roux" }).reasons[0]?.code).toBe("two-people");
    expect(checkPersonName({ civility: "Duc", family: "Roux" }).reasons[0]?.code).toBe("civility-unknown");
  });

  it("takes apart a whole name that stands in one column, and names of birth and marriage", () => {
    expect(checkPersonName({ given: "", family: "Jean DUPONT" })).toMatchObject({
      verdict: "repaired",
      value: { given: "Jean", family: "Dupont" },
    });
    expect(checkPersonName({ given: "Marie", family: "DURAND ép. MARTIN" }).value).toEqual({
      given: "Marie",
      family: "Martin",
      birthFamily: "Durand",
    });
    expect(checkPersonName({ family: "Garcia de la Vega" }).value).toEqual({ family: "Garcia de la Vega" });
  });

  it("leaves out what has no letter", () => {
    expect(checkPersonName({ given: "-", family: "Dupont" })).toMatchObject({
      verdict: "suspect",
      value: { family: "Dupont" },
      reasons: [{ code: "signs-in-name", facts: { signs: "-" } }],
    });
  });

  it("keeps a given name alone, and says that the family name is missing", () => {
    expect(checkPersonName({ given: "Jean" })).toMatchObject({
      verdict: "suspect",
      value: { given: "Jean" },
      reasons: [{ code: "family-missing" }],
    });
  });
});

const latin = Object.entries(allLocales)
  .filter(([locale]) => /^(?:fr|de|es|it|nl|pl|pt|en|cs|da|fi|hu|nb|ro|sv|tr)/.test(locale))
  .map(([locale, { person }]) => ({
    locale,
    given: wordsOf(person?.first_name),
    family: wordsOf(person?.last_name),
  }))
  .filter(({ given, family }) => given.length > 20 && family.length > 20);

/** Those in capitals are abbreviations; some are broken by a wrong encoding. */
function wordsOf(lists: object | null | undefined): readonly string[] {
  const all: readonly unknown[] = Object.values(lists ?? {}).flat();
  const words = all.filter(
    (word): word is string => typeof word === "string" && !/\p{Cc}|\p{Lu}\p{Lu}|’/u.test(word),
  );
  return [...new Set(words)];
}

function pairs(locale: RegExp): readonly { readonly given: string; readonly family: string }[] {
  return latin
    .filter((one) => locale.test(one.locale))
    .flatMap(({ given, family }) =>
      given.map((name, at) => ({ given: name, family: family[(at * 7) % family.length]! })),
    );
}

describe("checkPersonName on the names of faker", () => {
  it("keeps every name, refuses none, and repairs none", () => {
    const changed = pairs(/./).filter((name) => {
      const { verdict, value } = checkPersonName(name);
      return verdict === "invalid" || value?.given !== name.given || value.family !== name.family;
    });
    expect(pairs(/./).length).toBeGreaterThan(10_000);
    expect(changed.map(({ given, family }) => `${given} | ${family}`)).toEqual([]);
  });

  it("writes names in capitals as they were, but for those whose own capitals are unusual", () => {
    const names = [...new Set(pairs(/^(?!tr)/).map(({ family }) => family))];
    const differing = names.filter(
      (family) => checkPersonName({ family: family.toUpperCase() }).value?.family !== family,
    );
    expect(differing.length / names.length).toBeLessThan(0.01);
  });

  it("doubts few names that are right, and finds most that are inverted", () => {
    const french = pairs(/^fr/);
    const share = (names: readonly { given: string; family: string }[]) =>
      names.filter((name) => checkPersonName(name).verdict === "suspect").length / names.length;
    const swapped = french.map(({ given, family }) => ({ given: family, family: given }));
    expect(share(french)).toBeLessThan(0.02);
    expect(share(pairs(/./))).toBeLessThan(0.06);
    expect(share(swapped)).toBeGreaterThan(0.3);
  });

  it("reads a whole name back, the family name in capitals, in either order", () => {
    const wrong = pairs(/^fr/).filter(({ given, family }) =>
      [`${given} ${family.toUpperCase()}`, `${family.toUpperCase()} ${given}`].some((text) => {
        const { value } = readFullName(text);
        return value?.given !== given || value.family?.toLowerCase() !== family.toLowerCase();
      }),
    );
    expect(wrong.map(({ given, family }) => `${given} ${family}`)).toEqual([]);
  });
});

describe("checkPersonName, whatever comes", () => {
  const sign = fc.constantFrom(
    ...Array.from("aàeÉOoIİıßŉﬁДжΣς'’-. ,()&/;M"),
    "Mc",
    "Mme ",
    "née ",
    "ép. ",
    "de ",
    "DE ",
    "\u0000",
    "\u202e",
    "\u0308",
    "\u200d",
    "李",
    "გ",
    "ǆ",
  );
  const hostile = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: sign, maxLength: 12 }));
  const written = fc.record(
    { civility: hostile, title: hostile, given: hostile, family: hostile, birthFamily: hostile },
    { requiredKeys: [] },
  );

  it("never throws, keeps no hidden sign, and reads what it gave as itself without repair", () => {
    fc.assert(
      fc.property(fc.oneof(written, hostile), (name) => {
        const { value } = typeof name === "string" ? readFullName(name) : checkPersonName(name);
        if (value === undefined) return;
        expect(Object.values(value).join("")).not.toMatch(/[\p{Cc}\p{Cs}\u202e\u200b]/u);
        const again = checkPersonName(value);
        expect(again.value).toEqual(value);
        expect(again.verdict).not.toBe("repaired");
      }),
      { numRuns: 20_000 },
    );
  });

  it("drops a joiner behind an accent, which shapes no Latin letter", () => {
    expect(checkPersonName({ given: "\u0131\u0308\u200da" }).value).toEqual({ given: "\u00cfa" });
  });

  it("loses no letter of what is written in two columns", () => {
    const letters = (text: string) =>
      Array.from(
        text
          .normalize("NFC")
          .toLowerCase()
          .replace(/[^\p{L}]/gu, ""),
      )
        .sort()
        .join("");
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("abcdeéèAZ -'")), maxLength: 20 }),
        fc.string({ unit: fc.constantFrom(...Array.from("abdeéAZ -'")), maxLength: 20 }),
        (given, family) => {
          const { value } = checkPersonName({ given, family });
          if (value && value.civility === undefined && value.title === undefined)
            expect(letters(`${value.given ?? ""}${value.family ?? ""}${value.birthFamily ?? ""}`)).toBe(
              letters(given + family),
            );
        },
      ),
      { numRuns: 5000 },
    );
  });
});
