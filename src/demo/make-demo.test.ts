import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseSourceMapping, parseValueMappings } from "../ingest/index.ts";
import { type DemoOptions, type Fact, facts, makeDemo } from "./index.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "entente-demo-"));
});
afterAll(() => rm(root, { recursive: true }));

async function made(name: string, options: Partial<DemoOptions> = {}): Promise<string> {
  const folder = join(root, name);
  await makeDemo(folder, { size: "s", seed: 41, ...options });
  return folder;
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

async function hashesOf(folder: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const file of await filesOf(folder))
    hashes[file] = createHash("sha256")
      .update(await readFile(join(folder, file)))
      .digest("hex");
  return hashes;
}

type Row = Readonly<Record<string, string>>;

async function rowsOf(folder: string, file: string, delimiter = ","): Promise<readonly Row[]> {
  const content = await readFile(join(folder, "sources", file));
  return parse(content, { columns: true, bom: true, delimiter });
}

async function truthOf(folder: string) {
  return JSON.parse(await readFile(join(folder, "truth.json"), "utf8"));
}

const filled = (rows: readonly Row[], column: string): number => rows.filter((row) => row[column]).length;

describe("makeDemo", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await made("one");
  }, 60_000);

  it("gives the same bytes for the same options, and others for another seed", async () => {
    const hashes = await hashesOf(folder);
    expect(await hashesOf(await made("again"))).toEqual(hashes);
    const other = await hashesOf(await made("other", { seed: 42 }));
    const same = Object.keys(hashes).filter((file) => hashes[file] === other[file]);
    const fixed = /^definitions|^sources\/[^/]*\.yaml$|articles|territories|entente\.yaml/u;
    expect(same.filter((file) => !fixed.test(file))).toEqual([]);
  });

  it("writes mappings and values that read back without a problem", async () => {
    const mappings = (await filesOf(folder)).filter((file) => /^sources\/[^/]*\.yaml$/u.test(file));
    expect(mappings.length).toBe(29);
    for (const file of mappings) {
      const read = parseSourceMapping(await readFile(join(folder, file), "utf8"), file);
      expect(read.ok ? [] : read.error).toEqual([]);
    }
    const values = await readFile(join(folder, "definitions/values.yaml"), "utf8");
    const read = parseValueMappings(values, "values.yaml");
    expect(read.ok ? [] : read.error).toEqual([]);
  });

  it("shows in its exports the figures that it tells", async () => {
    const { figures } = await truthOf(folder);
    const contacts = await rowsOf(folder, "hubspot/contacts-2024-12-31.csv");
    const leads = await rowsOf(folder, "salesforce/Lead.csv");
    const entered = (stage: string) => `Date entered "${stage} (Lifecycle Stage Pipeline)"`;
    expect(filled(contacts, entered("Lead")) + filled(leads, "Date_Lead__c")).toBe(figures.leads.value);
    expect(filled(contacts, entered("Customer")) + filled(leads, "Date_Customer__c")).toBe(
      figures.customers.value,
    );
    expect(filled(leads, "Date_SAL__c")).toBe(figures.sals.value);
    expect(filled(leads, "Handed_Over_At__c")).toBe(figures.handoffs.value);
    const deals = await rowsOf(folder, "hubspot/deals-2024-12-31.csv");
    const opportunities = await rowsOf(folder, "salesforce/Opportunity-2024-12-31.csv");
    expect(deals.length + opportunities.length).toBe(figures.deals.value);
    const events = await rowsOf(folder, "emailing/evenements.csv", ";");
    const visits = await rowsOf(folder, "web/visits.csv");
    expect(events.length + visits.length).toBe(figures.touches.value);
    const emails = new Set([...contacts, ...leads].map((row) => row["Email"]).filter(Boolean));
    const nameless = [...contacts, ...leads].filter((row) => !row["Email"]).length;
    expect(emails.size + nameless).toBe(figures.people_by_exact_keys.value);
  });

  it("writes encodings, preambles and totals as the tools do", async () => {
    const google = (await readFile(join(folder, "sources/google-ads/Campaign report.csv"))).toString(
      "utf16le",
    );
    const lines = google.split("\r\n");
    expect(lines[0]).toBe("\ufeffCampaign report");
    expect(lines[2]!.split("\t").slice(0, 3)).toEqual(["Day", "Campaign status", "Campaign"]);
    expect(lines.filter((line) => line.startsWith("Total: ")).length).toBe(3);
    const meta = (await readFile(join(folder, "sources/meta-ads/rapport-quotidien.csv"))).toString("latin1");
    expect(meta.split("\r\n")[0]).toContain("Montant dépensé (EUR)");
    const workbook = await readFile(join(folder, "sources/finance/couts-marketing.xlsx"));
    expect(workbook.subarray(0, 2).toString()).toBe("PK");
  });

  it("leaves every fact out when asked, and says null for it", async () => {
    const bare = await made("bare", { without: facts });
    const truth = await truthOf(bare);
    expect(Object.values(truth.facts)).toEqual(facts.map(() => null));
    expect(truth.figures.people_by_exact_keys.value).toBe(truth.figures.people.value);
    expect(truth.figures.interested_leads_sales.value).toBe(truth.figures.interested_leads_marketing.value);
    expect(truth.figures.orders_completed.value).toBeLessThanOrEqual(truth.figures.customers.value);
  });

  it("leaves the rest as it was when one fact is left out", async () => {
    const before = await truthOf(folder);
    const after = await truthOf(await made("no-step", { without: ["broken_step"] satisfies Fact[] }));
    expect(after.facts.broken_step).toBeNull();
    expect({ ...after.facts, broken_step: 0, lifetime: 0 }).toEqual({
      ...before.facts,
      broken_step: 0,
      lifetime: 0,
      uncovered_territory: after.facts.uncovered_territory,
    });
  });
});
