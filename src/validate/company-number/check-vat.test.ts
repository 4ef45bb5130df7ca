import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkIban,
  checkLei,
  checkRcs,
  checkSiren,
  checkSiret,
  checkVat,
  isInVies,
  sayNumberReason,
} from "../index.ts";

const published =
  "ATU13585627 BE0428759497 BG175074752 CHE107787577MWST CY10259033P CZ25123891 DE136695976 DK13585628 EE100931558 EL094259216 " +
  "ESB64717838 FI20774740 FR40303265045 FRK7399859412 GB980780684 HR33392005961 HU12892312 IE6433435F IE6433435OA IE8D79739I " +
  "IT00743110157 LT119511515 LT100001919017 LU15027442 LV40003521600 LV16117519997 MT11679112 NL004495445B01 NL002455799B11 " +
  "PL8567346215 PT501964843 RO18547290 RO1630615123457 SE123456789701 SI50223054 SK2022749619 XI432525179";

describe("checkVat", () => {
  it.each(published.split(" "))("accepts %s, published as an example", (vat) => {
    expect(checkVat(vat)).toEqual({ verdict: "ok", value: vat, reasons: [] });
  });

  it.each([
    ["fr 40 303 265 045", "FR40303265045", "separators-removed,letters-raised"],
    ["DE: 136.695-976", "DE136695976", "separators-removed"],
    ["BE 428.759.497", "BE0428759497", "separators-removed,zeros-restored"],
    ["NL4495445B01", "NL004495445B01", "zeros-restored"],
    ["GR094259216", "EL094259216", "prefix-renamed"],
  ])("reads %s as %s", (text, value, codes) => {
    const checked = checkVat(text);
    expect([checked.verdict, checked.value]).toEqual(["repaired", value]);
    expect(checked.reasons.map(({ code }) => code).join()).toBe(codes);
  });

  it("puts the country that is expected before a number that comes without", () => {
    expect(checkVat("40303265045", { country: "FR" })).toEqual({
      verdict: "repaired",
      value: "FR40303265045",
      reasons: [{ code: "prefix-added", facts: { prefix: "FR" } }],
    });
    expect(checkVat("K7399859412", { country: "FR" }).value).toBe("FRK7399859412");
    expect(checkVat("DE136695976", { country: "FR" }).verdict).toBe("invalid");
  });

  it.each([
    ["", "empty"],
    ["40303265045", "country-missing"],
    ["QQ123456789", "country-unknown"],
    ["FR4030326504", "shape-wrong"],
    ["FR FR40303265045", "shape-wrong"],
    ["FRIO303265045", "shape-wrong"],
    ["FR41303265045", "check-digit-wrong"],
    ["FR40303265046", "value-impossible"],
    ["IT00687129980", "value-impossible"],
    ["DE136695977", "check-digit-wrong"],
    ["DE13669597六", "character-refused"],
  ])("refuses %j", (text, code) => {
    const { verdict, reasons } = checkVat(text);
    expect([verdict, reasons[0]?.code]).toEqual(["invalid", code]);
  });

  it("knows Monaco's, which have a French key and no SIREN", () => {
    const { verdict, reasons } = checkVat("FR26000040583");
    expect([verdict, reasons[0]?.code]).toEqual(["ok", "monegasque"]);
    expect(checkVat("FR27000040583").verdict).toBe("invalid");
  });

  it("says which of them the European register answers for", () => {
    expect(["FR40303265045", "XI432525179", "GB980780684", "CHE107787577MWST"].map(isInVies)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("says the country and what is wrong", () => {
    const [wrong] = checkVat("EL094259217").reasons;
    expect(sayNumberReason(wrong!, "en")).toBe(
      "The check digits do not fit: a digit of a VAT number of Greece is mistyped.",
    );
    expect(sayNumberReason(wrong!, "fr")).toBe(
      "La clé ne correspond pas : un chiffre de ce numéro de TVA (Grèce) est mal saisi.",
    );
  });
});

const piece = oneof(
  constantFrom(
    "FR",
    "40303265045",
    "GR",
    "IBAN",
    "RCS Paris ",
    "0",
    "000",
    " ",
    "\u200b",
    "\t",
    "\0",
    "-",
    "CHE",
    "B01",
    "9".repeat(13),
  ),
  string({ unit: "binary", maxLength: 5 }),
);
const hostile = oneof(
  array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
  string({ unit: "binary" }),
);
const checks = { checkVat, checkSiren, checkSiret, checkIban, checkLei, checkRcs };

describe.each(Object.entries(checks))("%s on anything", (_, check) => {
  it("never throws, says why in both languages, and finds nothing to repair in what it gave", () => {
    assert(
      property(hostile, (text) => {
        const { value, reasons } = check(text);
        for (const reason of reasons)
          for (const language of ["en", "fr"] as const)
            expect(sayNumberReason(reason, language)).toMatch(/\.$/);
        // oxlint-disable-next-line no-control-regex -- these are the characters looked for
        if (/[\u0000-\u001f]/.test(text)) expect(value).toBeUndefined();
        if (value === undefined) return;
        const again = check(value);
        expect(again.value).toBe(value);
        expect(again.verdict).not.toBe("repaired");
      }),
      { numRuns: 500 },
    );
  });
});
