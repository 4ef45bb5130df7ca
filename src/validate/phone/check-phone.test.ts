import * as fc from "fast-check";
import { getCountries, getExampleNumber, getCountryCallingCode } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, it } from "vitest";
import { checkPhone, sayPhoneReason } from "../index.ts";
import { readByLibrary, readPlainNumber } from "./read-number.ts";

const inFrance = (text: string) => checkPhone(text, { workspaceCountry: "FR" });
const codes = (text: string) => inFrance(text).reasons.map(({ code }) => code);

describe("checkPhone", () => {
  it.each([
    ["0612457893", "ok"],
    ["06 12 45 78 93", "ok"],
    ["06.12.45.78.93", "ok"],
    ["06-12-45-78-93", "ok"],
    ["06/12/45/78/93", "ok"],
    ["+33612457893", "ok"],
    ["+33 6 12 45 78 93", "ok"],
    ["+33 (0)6 12 45 78 93", "ok"],
    ["+33 06 12 45 78 93", "ok"],
    ["(+33) 6 12 45 78 93", "ok"],
    ["0033 6 12 45 78 93", "ok"],
    ["00 33 6 12 45 78 93", "ok"],
    ["0033(0)612457893", "ok"],
    ["33612457893", "repaired"],
    ["612457893", "repaired"],
    ["612457893.0", "repaired"],
    ["'0612457893", "ok"],
    ["tel:+33612457893", "ok"],
    ["Tél : 06 12 45 78 93", "repaired"],
    ["Mobile: 06 12 45 78 93", "repaired"],
    ["06 12 45 78 93 (bureau)", "repaired"],
    ["06\u00a012\u00a045\u00a078\u00a093", "repaired"],
    ["06‑12‑45‑78‑93", "repaired"],
  ])("reads %s of France", (text, verdict) => {
    const value = { e164: "+33612457893", kind: "mobile", country: "FR" };
    expect(inFrance(text)).toMatchObject({ verdict, value });
  });

  it.each([
    ["01 44 55 66 77", "fixed-line"],
    ["09 72 10 10 10", "voip"],
    ["0800 123 456", "toll-free"],
    ["0 820 123 456", "shared-cost"],
    ["0892 70 12 39", "premium-rate"],
  ])("tells the kind of %s", (text, kind) => {
    expect(inFrance(text).value?.kind).toBe(kind);
  });

  it.each(["06 12 45 78 93 poste 12", "06 12 45 78 93 ext. 12", "0612457893 x12", "0612457893#12"])(
    "keeps the extension of %s",
    (text) => {
      expect(inFrance(text)).toMatchObject({
        verdict: "ok",
        value: { e164: "+33612457893", extension: "12" },
      });
    },
  );

  it.each([
    "0000000000",
    "0123456789",
    "0612345678",
    "06 00 00 00 00",
    "0606060606",
    "0102030405",
    "+33 6 12 34 56 78",
  ])("takes %s for typed to fill the field", (text) => {
    expect(codes(text)).toContain("placeholder");
    expect(inFrance(text).verdict).toBe("suspect");
  });

  it("takes several numbers of one cell apart, and keeps what is none in its reason", () => {
    expect(inFrance("06 12 45 78 93 / 01 44 55 66 77")).toMatchObject({
      verdict: "repaired",
      value: { e164: "+33612457893", others: [{ e164: "+33144556677", kind: "fixed-line", country: "FR" }] },
      reasons: [{ code: "several-numbers", facts: { count: 2 } }],
    });
    expect(inFrance("0612457893 ou 0144556677; +44 20 7183 8750").value?.others).toHaveLength(2);
    expect(inFrance("0612457893 / 99").reasons).toContainEqual({
      code: "rest-unread",
      facts: { text: "99" },
    });
  });

  it("dials from the record's country, then from the workspace's", () => {
    const belgian = { country: "BE", workspaceCountry: "FR" };
    expect(checkPhone("0470 12 34 57", belgian).value).toMatchObject({ e164: "+32470123457", country: "BE" });
    const read = checkPhone("06 12 45 78 93", belgian);
    expect(read).toMatchObject({ verdict: "suspect", value: { e164: "+33612457893" } });
    expect(sayPhoneReason(read.reasons[0]!, "en")).toBe(
      "The number is none of Belgium; it was read as one of France.",
    );
    expect(checkPhone("+32 470 12 34 57", { workspaceCountry: "FR" })).toMatchObject({ verdict: "ok" });
  });

  it.each([
    ["0692 12 34 57", "+262692123457", "RE"],
    ["0690 35 12 57", "+590690351257", "GP"],
    ["0262 20 12 57", "+262262201257", "RE"],
    ["0594 30 12 57", "+594594301257", "GF"],
  ])("reads %s as it is dialled from France", (text, e164, country) => {
    expect(inFrance(text)).toMatchObject({ verdict: "repaired", value: { e164, country } });
  });

  it.each([
    ["", "phone-empty"],
    ["bonjour", "not-a-phone"],
    ["3.3612E+10", "digits-lost"],
    ["3949", "short-number"],
    ["06 12 45 78", "not-a-phone"],
    ["0612457893012345", "not-a-phone"],
  ])("refuses %s and says why", (text, code) => {
    const checked = inFrance(text);
    expect(checked).toMatchObject({ verdict: "invalid", reasons: [{ code }] });
    for (const language of ["en", "fr"] as const)
      expect(sayPhoneReason(checked.reasons[0]!, language)).not.toBe("");
  });

  it("asks for a country where none is known", () => {
    expect(checkPhone("06 12 45 78 93").reasons.map(({ code }) => code)).toEqual(["country-needed"]);
  });

  it("doubts numbers kept for films", () => {
    expect(codes("06 39 98 12 34")).toEqual(["for-fiction"]);
    expect(codes("+1 212 555 0142")).toEqual(["for-fiction"]);
    expect(codes("+44 7700 900123")).toEqual(["for-fiction"]);
  });

  it("accepts the library's own example of a mobile number of each country, in three writings", () => {
    const wrong = getCountries().flatMap((country) => {
      const number = getExampleNumber(country, examples);
      if (!number) return [];
      return [number.number, number.formatInternational(), number.formatNational()]
        .map((text) => ({ text, checked: checkPhone(text, { country }) }))
        .filter(({ checked }) => checked.value?.e164 !== number.number || checked.value.kind === undefined)
        .map(({ text }) => `${country} ${text}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe("readPlainNumber", () => {
  const digits = (lengths: { readonly minLength: number; readonly maxLength: number }) =>
    fc.string({ unit: fc.constantFrom(...Array.from("0123456789")), ...lengths });
  /** A country with digits, half of them near a number that its plan gives out. */
  const dialled = fc.constantFrom(...getCountries()).chain((home) => {
    const example = getExampleNumber(home, examples)?.nationalNumber ?? "";
    const near = digits({ minLength: 3, maxLength: 4 }).map((end) => example.slice(0, -end.length) + end);
    return fc.tuple(fc.constant(home), fc.oneof(near, digits({ minLength: 4, maxLength: 12 })));
  });

  it("says what the library says, wherever it says anything", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        dialled,
        fc.constantFrom("", "0", "+"),
        fc.constantFrom("", " ", "."),
        ([home, rest], start, sign) => {
          const written = start === "+" ? `+${getCountryCallingCode(home)}${rest}` : `${start}${rest}`;
          const text = written.replace(/(?<=\d\d)(?=(?:\d\d)+$)/g, sign);
          const plain = readPlainNumber(text, home);
          if (!plain) return;
          seen.set(plain.kind ?? "", (seen.get(plain.kind ?? "") ?? 0) + 1);
          expect(plain).toEqual({ ...readByLibrary(text, home), extension: undefined });
        },
      ),
      { numRuns: 20_000 },
    );
    expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1000);
  });

  it("says so of every prefix of France, mobile, fixed and special", () => {
    const differing = Array.from(
      { length: 10_000 },
      (_, at) => `0${String(at).padStart(4, "0")}57893`,
    ).filter((text) => {
      const plain = readPlainNumber(text, "FR");
      const theirs = readByLibrary(text, "FR");
      return plain
        ? plain.kind !== theirs?.kind || plain.e164 !== theirs?.e164
        : text[1] !== "0" && theirs?.kind !== undefined;
    });
    expect(differing).toEqual([]);
  });
});

describe("checkPhone, whatever comes", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom(...Array.from("0123456789+ ().-/;,xé#\u0000\u202e\u00a0")),
      maxLength: 30,
    }),
    fc
      .tuple(
        fc.constantFrom("06", "+33", "0033", "33", "+1", "+44", "Tél "),
        fc.string({ unit: fc.constantFrom(...Array.from("0123456789 .")), maxLength: 14 }),
      )
      .map((parts) => parts.join("")),
  );

  it("never throws, and reads what it gave as the same number without repair", () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom("FR", "BE", "US", undefined), (text, workspaceCountry) => {
        const { value } = checkPhone(text, { workspaceCountry });
        for (const number of value ? [value, ...(value.others ?? [])] : []) {
          expect(number.e164).toMatch(/^\+\d{3,17}$/);
          const { others: _, ...main } = { others: undefined, ...number };
          const written = `${main.e164}${main.extension === undefined ? "" : ` ext. ${main.extension}`}`;
          const again = checkPhone(written, { workspaceCountry });
          expect(again.value).toEqual(main);
          expect(again.verdict).not.toBe("repaired");
        }
      }),
      { numRuns: 5000 },
    );
  });
});
