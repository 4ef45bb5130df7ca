import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPostalAddress, nameOfDepartment, type WrittenAddress } from "../index.ts";

const require = createRequire(import.meta.url);
interface CommuneRecord {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement: string;
  readonly chefLieu?: string;
  readonly commune?: string;
  readonly codesPostaux?: readonly string[];
}
const communes: readonly CommuneRecord[] = require("@etalab/decoupage-administratif/data/communes.json");

const french = (postalCode: string | undefined, city: string | undefined) =>
  checkPostalAddress({ postalCode, city, country: "France" });
const hasAll = (value: object | undefined, expected: object) =>
  isDeepStrictEqual({ ...value, ...expected }, value);
const codesOf = (address: WrittenAddress) =>
  checkPostalAddress(address, { country: "FR" }).reasons.map(({ code }) => code);

describe("checkPostalAddress, France", () => {
  it("gives the parts of an address that is right, with its commune, department and region", () => {
    const written = { street: "12 rue Foch", postalCode: "34000", city: "Montpellier", country: "FR" };
    expect(checkPostalAddress(written)).toEqual({
      verdict: "ok",
      value: { ...written, commune: "34172", department: "34", region: "Occitanie" },
      reasons: [],
    });
  });

  it.each([
    ["42000", "SAINT ETIENNE", "Saint-Étienne"],
    ["42000", "ST-ETIENNE", "Saint-Étienne"],
    ["42000", "St Étienne", "Saint-Étienne"],
    ["76600", "LE HAVRE", "Le Havre"],
    ["76600", "Havre (Le)", "Le Havre"],
    ["38080", "L ISLE D ABEAU", "L'Isle-d'Abeau"],
    ["47300", "Villeneuve s/ Lot", "Villeneuve-sur-Lot"],
    ["93110", "ROSNY S/S BOIS", "Rosny-sous-Bois"],
    ["75015", "PARIS 15EME", "Paris"],
    ["75015", "Paris 15e Arrondissement", "Paris"],
    ["75116", "Paris 16", "Paris"],
    ["69003", "LYON 03", "Lyon"],
    ["13008", "Marseille 8e", "Marseille"],
    ["75380", "PARIS CEDEX 08", "Paris Cedex 08"],
    ["67070", "STRASBOURG CEDEX", "Strasbourg Cedex"],
    ["92927", "LA DEFENSE CEDEX", "LA DEFENSE Cedex"],
    ["97400", "ST DENIS", "Saint-Denis"],
    ["97150", "Saint-Martin", "Saint-Martin"],
    ["98800", "NOUMEA", "Nouméa"],
    ["20000", "AJACCIO", "Ajaccio"],
    ["93210", "Saint-Denis La Plaine", "Saint-Denis La Plaine"],
    ["57280", "HAUCONCOURT", "Hauconcourt"],
  ])("reads %s %s as %s", (postalCode, city, expected) => {
    const checked = french(postalCode, city);
    expect(checked.value).toMatchObject({ postalCode, city: expected });
    expect(checked.verdict).toMatch(/^(ok|repaired)$/);
  });

  it("keeps the name of a commune that was joined to another, under the code of today's", () => {
    const former = communes.find(({ nom, type }) => nom === "Arbignieu" && type === "commune-deleguee");
    expect(former).toBeDefined();
    expect(french("01300", "ARBIGNIEU").value).toMatchObject({ city: "Arbignieu", commune: "01015" });
  });

  it("derives the department from the commune where a postal code crosses its border", () => {
    expect(french("48250", "Laveyrune").value).toMatchObject({ department: "07" });
    expect(french("97133", "Saint-Barthélemy").value).toMatchObject({ department: "977" });
    expect(french("20200", "Bastia").value).toMatchObject({ department: "2B", region: "Corse" });
  });

  it.each([
    ["34000", "Monptellier", "34000 Montpellier"],
    ["43000", "Montpellier", "34000 Montpellier"],
    ["13000", "Aix-en-Provence", undefined],
    ["75000", "Paris 15", "75015 Paris"],
    ["69001", "Villeurbanne", "69100 Villeurbanne"],
    ["59100", "Roubiax", "59100 Roubaix"],
  ])("offers for %s %s what one slip explains", (postalCode, city, suggestion) => {
    const checked = french(postalCode, city);
    expect(checked.verdict).toBe("suspect");
    expect(checked.suggestion).toBe(suggestion);
    expect(checked.value).toMatchObject({ postalCode });
  });

  it("gives back the zero that a spreadsheet took, and takes away what stands before the digits", () => {
    expect(codesOf({ postalCode: "1000", city: "Bourg-en-Bresse" })).toEqual(["leading-zero-restored"]);
    expect(codesOf({ postalCode: "F-34000", city: "Montpellier" })).toEqual(["postal-code-written"]);
    expect(codesOf({ postalCode: "34 000", city: "Montpellier" })).toEqual(["postal-code-written"]);
    expect(codesOf({ postalCode: "34000.0", city: "Montpellier" })).toEqual(["postal-code-written"]);
  });

  it("parts what stands together and puts back what is in the other's place", () => {
    const expected = { postalCode: "34000", city: "Montpellier" };
    for (const written of [
      { city: "34000 Montpellier" },
      { postalCode: "34000 Montpellier" },
      { city: "Montpellier (34000)" },
      { postalCode: "Montpellier", city: "34000" },
      { postalCode: "34000", city: "34000 Montpellier" },
    ]) {
      const checked = checkPostalAddress(written, { country: "FR" });
      expect(checked.value, JSON.stringify(written)).toMatchObject(expected);
      expect(checked.verdict).toBe("repaired");
    }
  });

  it("compares a region with the place, and puts the workspace's country only where the place is found", () => {
    expect(codesOf({ postalCode: "34000", city: "Montpellier", region: "Bretagne" })).toEqual([
      "region-disagrees",
    ]);
    expect(codesOf({ postalCode: "34000", city: "Montpellier", region: "Hérault" })).toEqual([]);
    expect(
      checkPostalAddress({ postalCode: "34000", city: "Montpellier" }, { country: "FR" }).value?.country,
    ).toBe("FR");
    expect(checkPostalAddress({ city: "Xanadu" }, { country: "FR" }).value?.country).toBeUndefined();
  });

  it("accepts every commune with each of its postal codes, by its name, in capitals without accents, and with CEDEX", () => {
    const wrong: string[] = [];
    for (const { nom, type, code, commune, departement, codesPostaux = [] } of communes)
      for (const postalCode of codesPostaux) {
        const capitals = nom
          .normalize("NFD")
          .replace(/\p{M}/gu, "")
          .toUpperCase()
          .replace(/(?<![A-Z])SAINT-/u, "ST ");
        for (const city of [nom, capitals]) {
          const { verdict, value } = french(postalCode, city);
          const expected = {
            commune: commune ?? code,
            department: departement,
            city: type === "commune-actuelle" ? nom : value?.city,
          };
          if (verdict === "suspect" || !hasAll(value, expected))
            wrong.push(`${postalCode} ${city}: ${JSON.stringify(value)}`);
        }
      }
    expect(wrong).toEqual([]);
  });

  it("accepts every commune joined to another with the postal codes of that one", () => {
    const codes = new Map(
      communes.filter(({ type }) => type === "commune-actuelle").map((one) => [one.code, one.codesPostaux]),
    );
    const wrong = communes.filter(
      ({ chefLieu, nom }) =>
        chefLieu !== undefined &&
        (codes.get(chefLieu) ?? []).some((code) => french(code, nom).verdict === "suspect"),
    );
    expect(wrong.map(({ nom, code }) => `${nom} ${code}`)).toEqual([]);
  });

  it("finds one wrong digit of a postal code suspect, unless the city has that code too", () => {
    const some = communes.filter(
      (one, at) => one.type === "commune-actuelle" && at % 97 === 0 && one.codesPostaux,
    );
    const accepted = some.filter(({ codesPostaux = [], nom }) => {
      const [first] = codesPostaux;
      const wrong = `${first!.slice(0, 4)}${(Number(first![4]) + 1) % 10}`;
      const hasIt = communes.some((one) => one.nom === nom && one.codesPostaux?.includes(wrong));
      return !hasIt && french(wrong, nom).verdict !== "suspect";
    });
    expect(some.length).toBeGreaterThan(300);
    expect(accepted.map(({ nom, codesPostaux }) => `${codesPostaux?.[0]} ${nom}`)).toEqual([]);
  });
});

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("a", "é", " ", "\u0000", "\u202e", "-", "'", "’", "5", "0", ".", "̈") }),
  fc.constantFrom(
    "34000",
    "75001 Paris",
    "PARIS CEDEX 08",
    "SW1A 1AA",
    "St Étienne",
    "=1+1",
    "x".repeat(10_000),
  ),
);
const written = fc.record(
  {
    street: hostile,
    complement: hostile,
    postalCode: hostile,
    city: hostile,
    region: hostile,
    country: fc.oneof(hostile, fc.constantFrom("FR", "GB", "Deutschland", "PT", "US", "LV", "RE")),
  },
  { requiredKeys: [] },
);

describe("checkPostalAddress, whatever comes", () => {
  it("never throws, keeps no hidden sign, and reads what it gave as itself without repair", () => {
    fc.assert(
      fc.property(written, fc.constantFrom("FR", "US", undefined), (address, country) => {
        const { value } = checkPostalAddress(address, { country });
        if (value === undefined) return;
        expect(Object.values(value).join("")).not.toMatch(/[\p{Cc}\u202e\u200b]/u);
        const again = checkPostalAddress(value, { country });
        expect(again.value).toEqual(value);
        expect(again.verdict).not.toBe("repaired");
      }),
      { numRuns: 2000 },
    );
  });
});

describe("nameOfDepartment", () => {
  it("names those of the mainland and overseas, and none that is not", () => {
    expect(["34", "2A", "974", "20"].map((code) => nameOfDepartment(code))).toEqual([
      "Hérault",
      "Corse-du-Sud",
      "La Réunion",
      undefined,
    ]);
  });
});
