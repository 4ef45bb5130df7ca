import { describe, expect, it } from "vitest";
import { checkEmail } from "../index.ts";

describe("a domain a slip away from a common provider's", () => {
  it.each([
    ["gmail.fr", "gmail.com"],
    ["gmial.com", "gmail.com"],
    ["gmail.con", "gmail.com"],
    ["gmail", "gmail.com"],
    ["orangefr", "orange.fr"],
    ["gmaill.com", "gmail.com"],
    ["gamil.co", "gmail.com"],
    ["hotmai.fr", "hotmail.fr"],
    ["otmail.com", "hotmail.com"],
    ["outlok.com", "outlook.com"],
    ["yaho.fr", "yahoo.fr"],
    ["icloud.fr", "icloud.com"],
    ["orange.f", "orange.fr"],
    ["ornage.fr", "orange.fr"],
    ["wanado.fr", "wanadoo.fr"],
    ["laposte.ne", "laposte.net"],
    ["lapostte.net", "laposte.net"],
    ["freee.fr", "free.fr"],
    ["sfrr.fr", "sfr.fr"],
    ["gmx.d", "gmx.de"],
    ["t-onlin.de", "t-online.de"],
    ["bluewn.ch", "bluewin.ch"],
  ])("%s was probably %s", (domain, meant) => {
    const { verdict, value, suggestion } = checkEmail(`jean@${domain}`);
    expect([verdict, value, suggestion]).toEqual(["suspect", `jean@${domain}`, `jean@${meant}`]);
  });

  it.each([
    "orange.fr wanadoo.fr laposte.net free.fr sfr.fr gmx.de gmx.fr web.de mail.fr mail.com email.com ymail.com hotmail.fr live.fr yahoo.co.uk",
    "orange.com sfr.com laposte.fr free.org cloud.com fee.fr fred.fr sfa.fr grange.fr acme.com gmail.acme.fr mail.acme.fr",
  ])("%s are nobody's slip", (domains) => {
    for (const domain of domains.split(" "))
      expect([domain, checkEmail(`jean@${domain}`).suggestion]).toEqual([domain, undefined]);
  });
});
