import { describe, expect, it } from "vitest";
import {
  checkRcs,
  checkSiren,
  checkSiret,
  compareNumbers,
  sayNumberReason,
  sirenOfSiret,
  sirenOfVat,
  vatOfSiren,
} from "../index.ts";

const codes = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code).join();

describe("checkSiren", () => {
  it("takes the nine digits of INSEE's example, however they are spaced", () => {
    expect(checkSiren("732829320")).toEqual({ verdict: "ok", value: "732829320", reasons: [] });
    expect(checkSiren("732 829\u00a0320").value).toBe("732829320");
  });

  it("refuses a wrong digit, a wrong length and all zeros", () => {
    expect(codes(checkSiren("732829321"))).toBe("check-digit-wrong");
    expect(codes(checkSiren("73282932"))).toBe("shape-wrong");
    expect(codes(checkSiren("000000000"))).toBe("value-impossible");
  });

  it("offers the zero that a spreadsheet dropped", () => {
    expect(checkSiren("5520135")).toEqual({
      verdict: "invalid",
      reasons: [{ code: "shape-wrong", facts: { kind: "siren", length: 7, example: "999999999" } }],
      suggestion: "005520135",
    });
  });

  it("keeps a number of Monaco and shows it", () => {
    expect([checkSiren("000040583").verdict, codes(checkSiren("000040583"))]).toEqual([
      "suspect",
      "monegasque",
    ]);
  });
});

describe("checkSiret", () => {
  it("checks Luhn's digit over all fourteen", () => {
    expect(checkSiret("732 829 320 00074").value).toBe("73282932000074");
    expect(codes(checkSiret("73282932000075"))).toBe("check-digit-wrong");
  });

  it("knows La Poste's establishments, whose digits add up to a multiple of 5", () => {
    expect(checkSiret("35600000000048").verdict).toBe("ok");
    expect(checkSiret("35600000049837").verdict).toBe("ok");
    expect(codes(checkSiret("35600000049838"))).toBe("check-digit-wrong");
  });
});

describe("checkRcs", () => {
  it("reads a registration with or without its letter", () => {
    expect(checkRcs("RCS Nancy B 323 159 715").value).toBe("RCS Nancy B 323159715");
    expect(checkRcs("rcs Saint-Étienne 732 829 320").value).toBe("RCS Saint-Étienne 732829320");
    expect(codes(checkRcs("RCS Nancy B 323 159 716"))).toBe("check-digit-wrong");
    expect(codes(checkRcs("RCSNancy B 323 159 715"))).toBe("shape-wrong");
  });
});

describe("compareNumbers", () => {
  it("finds the SIREN in a SIRET and in a VAT number, and the VAT number of a SIREN", () => {
    expect(sirenOfSiret("73282932000074")).toBe("732829320");
    expect(vatOfSiren("732829320")).toBe("FR44732829320");
    expect(sirenOfVat("FR44732829320")).toBe("732829320");
    expect([sirenOfVat("FR26000040583"), sirenOfVat("DE136695976")]).toEqual([undefined, undefined]);
  });

  it("says when numbers of one company name two", () => {
    const numbers = { siren: "732829320", siret: "73282932000074", vat: "FR40303265045" };
    const [reason, ...others] = compareNumbers(numbers);
    expect(others).toEqual([]);
    expect(sayNumberReason(reason!, "en")).toBe(
      "A SIREN and a VAT number name two companies: 732829320 and 303265045.",
    );
    expect(compareNumbers({ ...numbers, vat: "FR44732829320" })).toEqual([]);
    expect(compareNumbers({ vat: "DE136695976", siret: "73282932000074" })).toEqual([]);
  });
});
