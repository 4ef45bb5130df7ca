import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judgeAddress } from "./judge-address.ts";
import { readAddresses } from "./read-addresses.ts";

const folder = new URL("../../../../shared/data/", import.meta.url);

describe.skipIf(!existsSync(folder))("checkEmail over isemail's addresses (shared data)", () => {
  it("judges every address as its category asks", () => {
    const addresses = readAddresses(readFileSync(new URL("validate/tests.xml", folder), "utf8"));
    expect(addresses.length).toBe(164);
    expect(addresses.flatMap((labelled) => judgeAddress(labelled) ?? [])).toEqual([]);
  });
});

describe("readAddresses", () => {
  it("gives the characters that pictures stand for", () => {
    const xml = `<tests><test id="7"><address>"\u2407&amp;"@a.fr</address><category>ISEMAIL_DEPREC</category></test></tests>`;
    expect(readAddresses(xml)).toEqual([{ id: "7", address: '"\u0007&"@a.fr', category: "ISEMAIL_DEPREC" }]);
  });
});

describe("judgeAddress", () => {
  it("says what was asked and what was found", () => {
    expect(judgeAddress({ id: "1", address: "a@acme.fr", category: "ISEMAIL_ERR" })).toBe(
      '"a@acme.fr" is ok, and ISEMAIL_ERR asks for invalid',
    );
    expect(judgeAddress({ id: "1", address: "a@acme.fr", category: "OTHER" })).toMatch("OTHER is not known");
  });
});
