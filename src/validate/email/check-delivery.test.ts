import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkEmailDelivery, openMailLookUp } from "../index.ts";
import { openNameServer } from "./testing/name-server.ts";

let server: Awaited<ReturnType<typeof openNameServer>>;

beforeAll(async () => {
  server = await openNameServer({
    "acme.fr": { mail: ["mx.acme.fr"] },
    "host.fr": { addresses: ["192.0.2.1"] },
    "refusing.fr": { mail: [""] },
    "web-less.fr": {},
    "silent.fr": { isSilent: true },
  });
});
afterAll(() => server.close());

const open = (options = {}) => openMailLookUp({ servers: [server.address], timeoutMs: 400, ...options });

describe("checkEmailDelivery", () => {
  it.each([
    ["jean@acme.fr", "ok", ""],
    ["jean@ACME.fr", "repaired", "domain-lowered"],
    ["jean@host.fr", "ok", ""],
    ["jean@refusing.fr", "suspect", "mail-refused"],
    ["jean@web-less.fr", "suspect", "mail-server-missing"],
    ["jean@nowhere.fr", "suspect", "domain-absent"],
    ["jean@silent.fr", "ok", ""],
    ["jean@[192.0.2.1]", "suspect", "address-literal"],
    ["jean", "invalid", "at-missing"],
  ])("%s is %s: %s", async (text, verdict, codes) => {
    const checked = await checkEmailDelivery(text, open());
    expect([checked.verdict, checked.reasons.map(({ code }) => code).join()]).toEqual([verdict, codes]);
  });
});

describe("openMailLookUp", () => {
  const count = (domain: string) => server.asked.filter((name) => name === domain).length;

  it("asks once for a domain that many ask for, and again when the answer is old", async () => {
    const lookUp = open({ keptMs: 50 });
    const before = count("acme.fr");
    await Promise.all([lookUp.ask("acme.fr"), lookUp.ask("acme.fr")]);
    await lookUp.ask("acme.fr");
    expect(count("acme.fr") - before).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await lookUp.ask("acme.fr");
    expect(count("acme.fr") - before).toBe(2);
  });

  it("keeps no more answers than it may", async () => {
    const lookUp = open({ keptAtMost: 1 });
    const before = count("acme.fr");
    for (const domain of ["acme.fr", "refusing.fr", "acme.fr"]) await lookUp.ask(domain);
    expect(count("acme.fr") - before).toBe(2);
  });

  it("gives up in time, and asks again what was not answered", async () => {
    const lookUp = open();
    const began = performance.now();
    expect(await lookUp.ask("silent.fr")).toBe("unknown");
    expect(performance.now() - began).toBeLessThan(5_000);
    const before = count("silent.fr");
    await lookUp.ask("silent.fr");
    expect(count("silent.fr")).toBeGreaterThan(before);
  });
});
