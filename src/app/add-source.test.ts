import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addSource, type AddSourceOptions } from "./add-source.ts";
import { patternOf, sourceNameOf } from "./add-source/name-source.ts";
import { readSources } from "./read-sources.ts";
import { initWorkspace, type Workspace } from "./workspace.ts";

let workspace: Workspace;
beforeEach(async () => {
  const made = await initWorkspace(await mkdtemp(join(tmpdir(), "entente-add-")), {
    timezone: "Europe/Paris",
  });
  if (!made.ok) throw new Error(made.error[0]?.message.en);
  workspace = made.value;
});
afterEach(() => rm(workspace.root, { recursive: true, force: true }));

async function put(name: string, text: string): Promise<string> {
  const path = join(workspace.paths.sources, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, text);
  return path;
}

async function add(path: string, options: AddSourceOptions = {}) {
  const added = await addSource(workspace, path, options);
  if (!added.ok) throw new Error(added.error.map(({ message }) => message.en).join("\n"));
  return added.value;
}

const handoffs = "handoff_id,email,handed_at,status,rep\n1,a@example.com,2024-05-01,Accepté,Lea Petit\n";

describe("addSource", () => {
  it("proposes without writing anything", async () => {
    const added = await add(await put("handoffs-2024-05.csv", handoffs));
    expect(added).toMatchObject({
      source: "handoffs",
      mappingFile: "sources/handoffs.yaml",
      records: 1,
      isWritten: false,
    });
    expect(added.texts.mapping).toContain("files: [ handoffs-*.csv ]");
    expect(await readdir(workspace.paths.sources)).toEqual(["handoffs-2024-05.csv"]);
  });

  it("writes a mapping that reads back, and adds to what the author said of values", async () => {
    const values = join(workspace.paths.definitions, "values.yaml");
    await writeFile(
      values,
      "# ours\nowner:\n  handoffs:\n    lea petit: { rep: Léa Petit, team: North } # agreed\n",
    );
    const { proposal } = await add(await put("handoffs.csv", handoffs), { write: true });
    const sources = await readSources(workspace);
    expect(sources).toMatchObject({
      ok: true,
      value: {
        mappings: [proposal.mapping],
        values: {
          owner: { handoffs: { "lea petit": { rep: "Léa Petit", team: "North" } } },
          handoff_status: { handoffs: { Accepté: "accepted" } },
        },
      },
    });
    expect(await readFile(values, "utf8")).toContain(
      "# ours\nowner:\n  handoffs:\n    lea petit: { rep: Léa Petit, team: North } # agreed\n",
    );
    expect(await readdir(join(workspace.paths.state, "proposals"))).toEqual([]);
  });

  it("writes nothing while a question is open", async () => {
    const path = await put("orders.csv", "order_id,amount,ordered_at\n1,10,03/04/2024\n");
    const asked = await addSource(workspace, path, { write: true });
    expect(asked.ok ? [] : asked.error.map(({ code }) => code)).toEqual(["date-order-unknown"]);
    expect(await readdir(workspace.paths.sources)).toEqual(["orders.csv"]);
    expect((await add(path, { write: true, answers: { dates: "dmy" } })).isWritten).toBe(true);
  });

  it("never takes the place of a source that is there", async () => {
    const path = await put("handoffs.csv", handoffs);
    await add(path, { write: true });
    const again = await addSource(workspace, path, { source: "handoffs", write: true });
    expect(again.ok ? [] : again.error.map(({ code }) => code)).toEqual(["source-exists"]);
    const other = await put("crm/handoffs.csv", handoffs);
    expect((await add(other)).source).toBe("crm-handoffs");
  });

  it("says so when the file is not there", async () => {
    const missing = await addSource(workspace, join(workspace.root, "nope.csv"));
    expect(missing.ok ? [] : missing.error.map(({ code }) => code)).toEqual(["file-missing"]);
  });

  it("uses a preset that the guide's reader writes in some twenty lines", async () => {
    const guide = await readFile(new URL("../../docs/guides/adding-a-preset.md", import.meta.url), "utf8");
    const block = (language: string) =>
      new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(guide)?.[1] ?? "";
    const yaml = block("yaml");
    expect(yaml.trim().split("\n").length).toBeLessThanOrEqual(24);
    const folder = join(workspace.root, "presets", "help-desk-tickets");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "preset.yaml"), yaml);
    const { proposal, records } = await add(await put("tickets.csv", block("csv")), { write: true });
    expect(records).toBe(2);
    expect(proposal).toMatchObject({
      recognition: { preset: { name: "help-desk-tickets" } },
      unmapped: [],
      questions: [],
      mapping: {
        preset: "help-desk-tickets",
        system: "help-desk",
        into: [{ dataset: "case", key: ["Ticket ID"], fields: { opened_at: { from: ["Créé le"] } } }],
      },
    });
    expect((await readSources(workspace)).ok).toBe(true);
  });
});

describe("addSource into a dataset that is named", () => {
  const codes = async (path: string, options: AddSourceOptions) => {
    const added = await addSource(workspace, path, options);
    return added.ok ? [] : added.error.map(({ code, suggestion }) => [code, suggestion]);
  };

  it("maps what the headers say of it, whatever else they are like", async () => {
    const { proposal } = await add(await put("handoffs.csv", handoffs), { into: "case" });
    expect(proposal.mapping.into[0]).toMatchObject({
      dataset: "case",
      fields: { person_id: { by: "email" } },
    });
  });

  it("refuses a name of nothing, one that is computed, and one beside a preset", async () => {
    const path = await put("handoffs.csv", handoffs);
    expect(await codes(path, { into: "handof" })).toEqual([["dataset-unknown", "handoff"]]);
    expect(await codes(path, { into: "acquisition" })).toEqual([["dataset-derived", undefined]]);
    expect(await codes(path, { into: "handoff", preset: "handoffs" })).toEqual([
      ["into-and-preset", undefined],
    ]);
    expect(await codes(await put("x.csv", "qqq,www\n1,2\n"), { into: "handoff" })).toEqual([
      ["into-nothing", undefined],
    ]);
  });

  it("tells faults of the definitions only when a source fills a dataset of one's own", async () => {
    const own = "datasets:\n  visit: { label: { en: V, fr: V }, columns: { a: text } }\n";
    const file = join(workspace.paths.definitions, "own.yaml");
    await writeFile(
      file,
      `${own}metrics:\n  m: { label: { en: M, fr: M }, kind: simple, measure: { dataset: viist, aggregation: count } }\n`,
    );
    expect((await readSources(workspace)).ok).toBe(true);
    await put(
      "visits.yaml",
      "system: t\nkind: full\nfiles: [v.csv]\ntimezone: UTC\ninto: [{ dataset: visit, fields: { a: A } }]\n",
    );
    const faulty = await readSources(workspace);
    expect(faulty.ok ? [] : faulty.error.map(({ place }) => place?.file)).toEqual(["definitions/own.yaml"]);
    await writeFile(file, own);
    expect(await readSources(workspace)).toMatchObject({ ok: true, value: { own: [{ name: "visit" }] } });
  });
});

describe("readSources", () => {
  it("reports what is wrong in every file at once", async () => {
    await put("a.yaml", "system: x\n");
    await put("b.yaml", "source: b\nsystem: x\nfiles: b.csv\nkind: ful\ntimezone: UTC\ninto: []\n");
    await writeFile(join(workspace.paths.definitions, "values.yaml"), "stage: { '*': { A: mqll } }\n");
    const sources = await readSources(workspace);
    const files = sources.ok ? [] : sources.error.map(({ place }) => place?.file);
    expect(new Set(files)).toEqual(new Set(["sources/a.yaml", "sources/b.yaml", "definitions/values.yaml"]));
  });
});

describe("patternOf", () => {
  it("opens the dates of a file's name, and nothing else", () => {
    expect(patternOf("contacts-2024-05-31.csv")).toBe("contacts-*.csv");
    expect(patternOf("crm/All contacts 20240531_1015.csv")).toBe("crm/All contacts *.csv");
    expect(patternOf("deals.csv")).toBe("deals.csv");
    expect(patternOf("2024-05.csv")).toBe("2024-05.csv");
    expect(patternOf("hubspot export (1).csv")).toBe("hubspot export ?1?.csv");
  });
});

describe("sourceNameOf", () => {
  it("keeps the words of a file's name", () => {
    expect(sourceNameOf("Données clients 2024-05-31.xlsx")).toBe("donnees-clients");
    expect(sourceNameOf("crm/handoffs.csv.gz")).toBe("crm-handoffs");
  });
});
