import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printSourceMapping } from "../../ingest/index.ts";
import type { SourceMapping, TargetMapping } from "../../dataset/index.ts";
import { buildSnapshot } from "../build-snapshot.ts";
import { loadPaths } from "../load-source.ts";
import { rebuild } from "../rebuild.ts";
import { testWorkspace, valueOf } from "../testing/load-workspace.ts";

const mapping = (source: string, kind: SourceMapping["kind"], into: readonly TargetMapping[]) => ({
  source,
  system: "crm",
  files: [`${source}*.csv`],
  kind,
  timezone: "Europe/Paris",
  dates: "iso" as const,
  decimal: "." as const,
  currency: "EUR",
  into,
});

const sources: readonly SourceMapping[] = [
  mapping("companies", "full", [
    {
      dataset: "company",
      key: ["Id"],
      fields: { name: { from: ["Name"] }, industry: { from: ["Industry"] } },
    },
  ]),
  mapping("contacts", "full", [
    {
      dataset: "person",
      key: ["Id"],
      fields: { email: { from: ["Email"] }, company_id: { from: ["Company"] }, city: { from: ["City"] } },
    },
  ]),
  mapping("deals", "upsert", [
    {
      dataset: "deal",
      key: ["Id"],
      fields: {
        person_id: { from: ["Contact"] },
        company_id: { from: ["Company"] },
        amount: { from: ["Amount"] },
      },
    },
  ]),
  mapping("visits", "append", [
    {
      dataset: "touch",
      key: ["Id"],
      fields: {
        person_id: { from: ["Contact"] },
        campaign_id: { from: ["Campaign"] },
        occurred_at: { from: ["At"] },
      },
    },
  ]),
];

type Lines = readonly string[];
const headers: { readonly [source: string]: string } = {
  companies: "Id,Name,Industry",
  contacts: "Id,Email,Company,City",
  deals: "Id,Contact,Company,Amount",
  visits: "Id,Contact,Campaign,At",
};
const companies = ["C1,Acme,Retail", "C2,Bolt,Energy"];
const contacts = ["1,ann@x.org,C1,Lyon", "2,bob@x.org,C2,Lille"];
const deals = ["D1,1,C1,100", "D2,3,C3,50"];
const visits = ["V1,1,Spring,2024-03-01", "V2,3,Spring,2024-03-02"];

/** A workspace of these sources: `take` loads a file of one and gives the datasets that a build then writes. */
async function world() {
  const { workspace, write } = await testWorkspace();
  for (const source of sources)
    await writeFile(join(workspace.paths.sources, `${source.source}.yaml`), printSourceMapping(source));
  const load = async (source: string, lines: Lines) => {
    const path = await write(`${source}.csv`, [headers[source]!, ...lines]);
    return valueOf(await loadPaths(workspace, [path], { source }));
  };
  const build = async () => {
    const { datasets } = valueOf(await buildSnapshot(workspace, { threads: 1 }));
    return datasets.filter(({ isShared }) => !isShared).map(({ dataset }) => dataset);
  };
  const take = async (source: string, lines: Lines) => {
    await load(source, lines);
    return build();
  };
  const proof = async () => {
    const { differences, missing, isUnchanged } = valueOf(await rebuild(workspace, { threads: 1 }));
    return { differences, missing, isUnchanged };
  };
  return { load, build, take, proof };
}

async function builtWorld() {
  const made = await world();
  await made.load("companies", companies);
  await made.load("contacts", contacts);
  await made.load("deals", deals);
  await made.load("visits", visits);
  await made.build();
  return made;
}

const proven = { differences: [], missing: [], isUnchanged: true };

describe("runPlan", () => {
  it("leaves alone what refers to companies that keep their keys", async () => {
    const { take, proof } = await builtWorld();
    const written = await take("companies", ["C1,Acme,Banking", "C2,Bolt,Energy"]);
    expect(written).toEqual(["company_record", "company_key", "company", "rep", "territory"]);
    expect(await proof()).toEqual(proven);
  });

  it("writes what may refer to a new company, and not what does not", async () => {
    const { take, proof } = await builtWorld();
    const written = await take("companies", [...companies, "C3,Cord,Retail"]);
    expect(written).toEqual(expect.arrayContaining(["company", "company_key", "deal"]));
    expect(written).not.toContain("person_key");
    expect(written).not.toContain("touch");
    expect(await proof()).toEqual(proven);
  });

  it("writes what may refer to a new person", async () => {
    const { take, proof } = await builtWorld();
    const written = await take("contacts", [...contacts, "3,cat@x.org,C1,Nice"]);
    expect(written).toEqual(expect.arrayContaining(["person", "person_key", "deal", "touch"]));
    expect(written).not.toContain("company");
    expect(await proof()).toEqual(proven);
  });

  it("leaves the acquisition and the costs alone when no campaign is new", async () => {
    const { take, proof } = await builtWorld();
    const written = await take("deals", ["D1,1,C1,120"]);
    expect(written).toContain("deal");
    expect(written).not.toContain("acquisition");
    expect(written).not.toContain("allocated_spend");
    expect(await proof()).toEqual(proven);
  });

  it("keeps the last row of a key that comes twice, as a build from nothing does", async () => {
    const { take, proof } = await builtWorld();
    expect(await take("visits", ["V2,2,Autumn,2024-09-02", "V3,1,Spring,2024-09-03"])).toEqual(
      expect.arrayContaining(["touch", "campaign", "acquisition"]),
    );
    expect(await proof()).toEqual(proven);
  });

  it("gives what a build from nothing gives, whatever was loaded before", { timeout: 120_000 }, async () => {
    const place = fc.integer({ min: 1, max: 4 });
    const line = fc.tuple(place, place, place, place);
    const step = fc.record({
      source: fc.constantFrom("companies", "contacts", "deals", "visits"),
      lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const { take, proof } = await world();
        for (const { source, lines } of steps)
          await take(
            source,
            lines.map((one) => lineOf(source, one)),
          );
        expect(await proof()).toEqual(proven);
      }),
      { numRuns: 6 },
    );
  });
});

function lineOf(source: string, [a, b, c, d]: readonly [number, number, number, number]): string {
  const lines: { readonly [source: string]: string } = {
    companies: `C${a},${["Acme", "Bolt", "Cord", "Dune"][b - 1]},Retail ${c}`,
    contacts: `${a},p${b}@x.org,C${c},City ${d}`,
    deals: `D${a},${b},C${c},${d}00`,
    visits: `V${a},${b},Campaign ${c},2024-0${d}-01`,
  };
  return lines[source]!;
}
