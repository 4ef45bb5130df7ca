import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cliInFolder } from "./testing/cli-in-folder.ts";

const contacts = `Record ID,First Name,Last Name,Email,Contact owner,Create Date,Lifecycle Stage,"Date entered ""Lead (Lifecycle Stage Pipeline)""",Country/Region
101,Ana,Moreau,ana@example.com,Lea Petit,2024-03-12 09:14,Lead,2024-03-12 09:14,France
102,Ben,Okafor,ben@example.com,Lea Petit,2024-03-15 14:30,Lead,2024-03-15 14:30,United Kingdom
103,=Cy,Dee,cy@example.com,Tom Roux,2024-04-02 10:00,Lead,2024-04-02 10:00,France
`;
const costs = `day,cost_kind,amount,currency,campaign,channel,network,strategy
2024-03-31,salaries,100.00,EUR,,,,
2024-03-31,agency,twelve,EUR,,,,
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-journey-"));
  await entente("init", ".", "--timezone", "Europe/Paris", "--currency", "EUR");
  await writeFile(join(folder, "sources/contacts.csv"), contacts);
  await writeFile(join(folder, "sources/costs.csv"), costs);
});
afterAll(() => rm(folder, { recursive: true }));

async function run(argv: readonly string[]) {
  const { out, ...told } = await cliInFolder(folder, argv);
  return { ...told, out: out.replace(/[\u00a0\u202f]/g, " ") };
}

/** Runs what must succeed; gives what it prints. */
async function entente(...argv: readonly string[]): Promise<string> {
  const { code, out, err } = await run(argv);
  expect(code, err).toBe(0);
  return out;
}

async function json(...argv: readonly string[]) {
  return JSON.parse(await entente(...argv, "--json"));
}

describe("from two exports to a scorecard", () => {
  it("refuses to answer before anything was built, in one sentence", async () => {
    const { code, err } = await run(["query", "leads"]);
    expect(code).toBe(3);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("describes each export", async () => {
    expect(await entente("source", "add", "sources/contacts.csv", "--dry-run")).toContain(
      "Nothing was written",
    );
    expect(await entente("source", "add", "sources/contacts.csv")).toContain("sources/contacts.yaml");
    await entente("source", "add", "sources/costs.csv", "--preset", "other-costs");
    expect((await json("source", "list")).sources).toHaveLength(2);
    expect(await entente("check")).toContain("sources: 2");
  });

  it("counts before it loads, then loads once", async () => {
    const dry = await json("load", "sources", "--dry-run");
    expect(dry).toMatchObject({ isLoaded: false });
    expect(dry.sources).toMatchObject([
      { source: "contacts", counts: { read: 3, accepted: 3 }, changes: { new: 3 } },
      { source: "costs", counts: { read: 2, accepted: 1, quarantined: 1 } },
    ]);
    expect((await json("loads")).loads).toEqual([]);
    expect(await entente("load", "sources")).toMatch(/Total +5 +4 +0 +1/);
    expect((await json("loads")).loads).toHaveLength(2);
    expect(await entente("load", "sources")).toContain("already there");
  });

  it("shows what was set aside, and writes it for its owner", async () => {
    expect(await entente("quarantine")).toContain("This is not a number.");
    expect((await json("quarantine", "show")).values).toMatchObject([{ record: 2, value: "twelve" }]);
    await entente("quarantine", "export", "aside.csv");
    expect(await readFile(join(folder, "aside.csv"), "utf8")).toContain("twelve");
    expect((await run(["quarantine", "export", "aside.csv"])).code).toBe(1);
    expect((await json("quarantine", "retry")).files).toContainEqual(
      expect.objectContaining({ dataset: "spend", now: 1, released: 0 }),
    );
  });

  it("builds, and lists what was built", async () => {
    expect(await entente("build")).toMatch(/person +3/);
    expect((await json("snapshots")).snapshots).toHaveLength(1);
  });

  it("answers, with the moment and the snapshot", async () => {
    const text = await entente("query", "leads", "--by", "country", "--grain", "month");
    expect(text).toMatch(/March 2024 +France +1/);
    expect(text).toMatch(/Total +3/);
    const answer = await json("query", "leads", "--from", "2024-03-01", "--to", "2024-03-31");
    expect(answer.rows).toEqual([[2]]);
    expect(answer.provenance).toMatchObject({
      timezone: "Europe/Paris",
      metrics: [{ id: "leads", unit: "people" }],
    });
    expect(await entente("query", "leads", "--by", "country", "--csv")).toBe(
      "country,leads\r\nFrance,2\r\nUnited Kingdom,1\r\n",
    );
    const { code, err } = await run(["query", "leeds", "--lang", "fr"]);
    expect(code).toBe(1);
    expect(err).toContain("écrivez : leads");
  });

  it("opens the rows of a cell, named by value or by label", async () => {
    const cell = ["rows", "leads", "--by", "country", "--grain", "month", "--cell"];
    const opened = await json(...cell, "country=France,period=2024-04");
    expect(opened.inputs).toMatchObject([{ total: 1, aggregation: "count" }]);
    expect(await json(...cell, "country=france,period=avril 2024")).toEqual(opened);
    expect(await entente(...cell, "country=France", "--csv")).toMatch(/^_input,/);
    expect((await run([...cell, "country=Frence"])).code).toBe(1);
  });

  it("explains a metric, and prints the scorecard in both languages", async () => {
    expect(await entente("explain", "cost_per_lead")).toContain("Rests on");
    expect(await entente("scorecard")).toContain("Cost per lead");
    expect(await entente("scorecard", "--lang", "fr", "--section", "cost")).toContain("Coût par prospect");
    expect((await json("metrics")).metrics.length).toBeGreaterThan(50);
  });

  it("rebuilds to the same numbers, and takes a load back", async () => {
    expect((await run(["rebuild"])).code).toBe(0);
    await entente("loads", "undo", "1");
    await entente("build");
    expect((await json("query", "leads")).rows).toEqual([[0]]);
  });
});
