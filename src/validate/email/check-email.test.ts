import { array, assert, constantFrom, oneof, property, string, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEmail, sayEmailReason } from "../index.ts";

const told = (text: string) => {
  const { verdict, value, suggestion, reasons } = checkEmail(text);
  return [verdict, value, suggestion, reasons.map(({ code }) => code).join()];
};

describe("checkEmail", () => {
  it("takes a bare address as it is", () => {
    expect(checkEmail("jean.dupont+crm@acme.fr")).toEqual({
      verdict: "ok",
      value: "jean.dupont+crm@acme.fr",
      reasons: [],
    });
    expect(told("o'neil@acme.co.uk")).toEqual(["ok", "o'neil@acme.co.uk", undefined, ""]);
  });

  it.each([
    [" jean@acme.fr\u00a0", "blank-removed"],
    ["\u200bjean@acme.fr\ufeff", "invisible-removed"],
    ["mailto:jean@acme.fr?subject=Bonjour", "scheme-removed"],
    ["Jean Dupont <jean@acme.fr>", "brackets-removed"],
    ['"Dupont, Jean" <mailto:jean@acme.fr>', "brackets-removed,scheme-removed"],
    ["jean@ACME.fr", "domain-lowered"],
  ])("repairs %j and says how", (text, codes) => {
    expect(told(text)).toEqual(["repaired", "jean@acme.fr", undefined, codes]);
  });

  it("keeps the case of the mailbox, which is its server's matter", () => {
    expect(checkEmail("Jean.Dupont@Acme.fr").value).toBe("Jean.Dupont@acme.fr");
  });

  it("writes a domain with accents the way mail sends it, and refuses a mailbox with accents", () => {
    expect(told("info@bücher.de")).toEqual([
      "repaired",
      "info@xn--bcher-kva.de",
      undefined,
      "domain-encoded,role",
    ]);
    expect(told("jérôme@acme.fr")).toEqual(["invalid", undefined, "jerome@acme.fr", "local-not-ascii"]);
  });

  it("says when letters of two scripts stand in one name", () => {
    expect(told("a@gmаil.com").at(3)).toBe("domain-encoded,scripts-mixed");
  });

  it.each([
    ["", "empty"],
    ["jean", "at-missing"],
    ["@acme.fr", "part-missing"],
    ["jean@", "part-missing"],
    ["jean@acme@fr", "at-twice"],
    ["jean@acme.fr, paul@acme.fr", "at-twice"],
    ["jean dupont@acme.fr", "character-refused"],
    ["jean@acme_fr.com", "character-refused"],
    ["jean..dupont@acme.fr", "dot-misplaced"],
    ["jean@acme.fr.", "dot-misplaced"],
    ["jean@-acme.fr", "hyphen-misplaced"],
    [`${"a".repeat(65)}@acme.fr`, "part-too-long"],
    [`a@${"a".repeat(64)}.fr`, "label-too-long"],
    [`a@${"a.".repeat(126)}fr`, "part-too-long"],
    ['"jean@acme.fr', "quote-malformed"],
    ['"jean"dupont@acme.fr', "quote-malformed"],
    ["jean(chef)@acme.fr", "comment"],
    ["jean@[1.2.3.256]", "literal-malformed"],
    ["jean@acme.fr\n", "control-character"],
    ['"je\u0007an"@acme.fr', "control-character"],
  ])("refuses %j", (text, code) => {
    expect(told(text).slice(0, 2)).toEqual(["invalid", undefined]);
    expect(told(text).at(3)).toBe(code);
  });

  it.each([
    ['"jean dupont"@acme.fr', "quoted"],
    ["jean@[192.0.2.1]", "address-literal"],
    ["jean@[IPv6:2001:db8::1]", "address-literal"],
    ["jean@fr", "domain-alone"],
    ["jean@acme.local", "top-level-unknown"],
    ["no-reply@acme.fr", "not-answered"],
  ])("keeps %j and shows it to somebody", (text, code) => {
    expect(told(text)).toEqual(["suspect", text, undefined, code]);
  });

  it.each([
    ["a@acme.fr;", "a@acme.fr"],
    ["a@acme,fr", "a@acme.fr"],
    ["a@@acme..fr", "a@acme.fr"],
    ["a @ acme.fr\r\n", "a@acme.fr"],
    ["a＠acme.fr", "a@acme.fr"],
    ["'a@acme.fr'", "a@acme.fr"],
  ])("offers what %j probably is, and does not put it in its place", (text, suggestion) => {
    expect(told(text).slice(0, 3)).toEqual(["invalid", undefined, suggestion]);
  });

  it("tells a free provider from a company when a company's address is expected", () => {
    expect(checkEmail("jean@orange.fr").verdict).toBe("ok");
    expect(checkEmail("jean@orange.fr", { isOfCompany: true }).reasons).toEqual([
      { code: "free-provider", facts: { domain: "orange.fr" } },
    ]);
    expect(checkEmail("jean@orange.com", { isOfCompany: true }).verdict).toBe("ok");
  });

  it("says a role without holding it against the address", () => {
    expect(told("Service.Client@acme.fr")).toEqual(["ok", "Service.Client@acme.fr", undefined, "role"]);
    expect(told("contact+salon@acme.fr").at(3)).toBe("role");
    expect(told("marketa@acme.fr").at(3)).toBe("");
  });

  it("takes nothing away when the text has to be an address as it stands", () => {
    expect(checkEmail(" a@acme.fr", { isBare: true }).verdict).toBe("invalid");
    expect(checkEmail("a@acme.fr", { isBare: true }).verdict).toBe("ok");
  });

  it("says its reasons in each language", () => {
    const [reason] = checkEmail("jean@ACME.fr").reasons;
    expect(sayEmailReason(reason!, "en")).toBe("The domain was put in lower case, which names the same one.");
    expect(sayEmailReason(reason!, "fr")).toMatch("minuscules");
  });
});

const piece = oneof(
  constantFrom(
    "@",
    ".",
    '"',
    "\\",
    "<",
    ">",
    "(",
    ")",
    "[",
    "]",
    "mailto:",
    "IPv6:",
    " ",
    "\t",
    "\r\n",
    "\0",
  ),
  constantFrom(
    "a",
    "Jean",
    "é",
    "acme.fr",
    "gmail.com",
    "xn--",
    "１",
    "\u200b",
    "\u202e",
    "-",
    "1.2.3.4",
    "::",
  ),
  string({ unit: "binary", maxLength: 4 }),
);
const hostile = oneof(
  array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
  tuple(array(piece, { maxLength: 3 }), array(piece, { maxLength: 3 })).map(([local, domain]) =>
    [...local, "@", ...domain, ".fr"].join(""),
  ),
  string({ unit: "binary", maxLength: 300 }),
);
// oxlint-disable-next-line no-control-regex -- these are the characters looked for
const control = /[\u0000-\u001f\u007f-\u009f]/;

describe("checkEmail on anything", () => {
  it("never accepts a control character, and stores visible ASCII that mail can carry", () => {
    assert(
      property(hostile, (text) => {
        const { verdict, value } = checkEmail(text);
        if (control.test(text)) expect(verdict).toBe("invalid");
        if (value !== undefined) expect(value).toMatch(/^[ -~]{3,254}$/);
      }),
      { numRuns: 3000 },
    );
  });

  it("finds nothing to repair in what it gave, or offered", () => {
    assert(
      property(hostile, (text) => {
        const { value, suggestion } = checkEmail(text);
        for (const given of [value, suggestion]) {
          if (given === undefined) continue;
          const again = checkEmail(given);
          expect(["ok", "suspect"]).toContain(again.verdict);
          expect(again.value).toBe(given);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("says every reason in both languages", () => {
    assert(
      property(hostile, (text) => {
        for (const reason of checkEmail(text).reasons)
          for (const language of ["en", "fr"] as const)
            expect(sayEmailReason(reason, language)).toMatch(/^[^]*[.:?]$/);
      }),
    );
  });

  it("stays quick on a text of a megabyte", () => {
    for (const text of ["a.", "é", '"\\', "<", "@", "a@", "-", "[::"].map((unit) => unit.repeat(500_000))) {
      const began = process.cpuUsage().user;
      expect(checkEmail(`${text}@acme.fr`).verdict).toBe("invalid");
      expect(process.cpuUsage().user - began).toBeLessThan(500_000);
    }
  });
});
