import { describe, expect, it } from "vitest";
import { checkEmail, describeEmail } from "../index.ts";

describe("describeEmail", () => {
  it("tells the organisation, the mailbox and who gave it", () => {
    expect(describeEmail("Contact@eu.acme.co.uk")).toEqual({
      local: "Contact",
      domain: "eu.acme.co.uk",
      organisation: "acme.co.uk",
      mailbox: "role",
      provider: "own",
    });
  });

  it.each([
    ["jean@laposte.net", "free"],
    ["jean@sfr.fr", "free"],
    ["jean@duck.com", "relay"],
    ["x9@privaterelay.appleid.com", "relay"],
    ["jean@yopmail.com", "disposable"],
    ["jean@any.mailinator.com", "disposable"],
    ["jean@acme.fr", "own"],
    ["jean@[192.0.2.1]", "own"],
  ])("%s is at a domain of kind %s", (address, provider) => {
    expect(describeEmail(address).provider).toBe(provider);
  });
});

describe("a throw-away mailbox", () => {
  it("is a doubt with its votes, never a refusal", () => {
    expect(checkEmail("jean@yopmail.com")).toEqual({
      verdict: "suspect",
      value: "jean@yopmail.com",
      reasons: [{ code: "disposable", facts: { domain: "yopmail.com", votes: 4, lists: 4 } }],
    });
  });

  it("is not what one list alone says, nor what lists say of providers known to be right", () => {
    for (const domain of [
      "duck.com",
      "mozmail.com",
      "simplelogin.com",
      "hush.com",
      "consultant.com",
      "acme.fr",
    ])
      expect(checkEmail(`jean@${domain}`).verdict).toBe("ok");
  });
});
