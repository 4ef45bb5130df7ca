import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openReader } from "../engine/index.ts";
import { lakePaths, readCurrent, readFindings, snapshotFiles } from "../lake/index.ts";
import { id, sql } from "../sql/index.ts";
import { type BuildReport, buildSnapshot } from "./build-snapshot.ts";
import { listSnapshots } from "./list-snapshots.ts";
import { loadPaths } from "./load-source.ts";
import { rebuild } from "./rebuild.ts";
import { initWorkspace, type Workspace } from "./workspace.ts";

const deals = `source: deals
system: crm
files: [deals*.csv]
kind: upsert
timezone: Europe/Paris
dates: iso
decimal: "."
into:
  - dataset: deal
    key: [Id]
    fields:
      person_id: { from: [Contact] }
      product_id: { from: [Product] }
      stage: { from: [Stage] }
      amount: { from: [Amount] }
      created_at: { from: [Created] }
      closed_at: { from: [Closed] }
`;
const contacts = `source: contacts
system: crm
files: [contacts*.csv]
kind: full
timezone: Europe/Paris
dates: iso
into:
  - dataset: person
    key: [Id]
    fields:
      email: { from: [Email] }
      stage: { from: [Stage] }
      created_at: { from: [Created] }
`;
const products = `source: products
system: crm
files: [products.csv]
kind: full
timezone: Europe/Paris
into:
  - dataset: product
    key: [Name]
    fields:
      name: { from: [Name] }
`;

const files = {
  "contacts.csv": "Id,Email,Stage,Created\n1,ann@x.org,lead,2024-01-10\n2,bob@x.org,mql,2024-01-10\n",
  "products.csv": "Name\nGTX Pro\n",
  "deals.csv":
    "Id,Contact,Product,Stage,Amount,Created,Closed\nD1,1,GTXPro,won,100,2024-01-01,2024-01-05\nD2,9,GTX Pro,Signée,50,2024-02-02,2024-02-01\n",
};

async function workspaceWith(): Promise<Workspace> {
  const root = await mkdtemp(join(tmpdir(), "entente-snapshot-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const made = await initWorkspace(join(root, "w"), { timezone: "Europe/Paris", currency: "EUR" });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { sources, definitions } = made.value.paths;
  await rm(definitions, { recursive: true });
  for (const [name, text] of Object.entries({
    "deals.yaml": deals,
    "contacts.yaml": contacts,
    "products.yaml": products,
    ...files,
  }))
    await writeFile(join(sources, name), text);
  return made.value;
}

async function load(workspace: Workspace, name: string, text?: string): Promise<void> {
  const path = join(workspace.paths.sources, name);
  if (text !== undefined) await writeFile(path, text);
  const loaded = await loadPaths(workspace, [path]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
}

async function build(workspace: Workspace): Promise<BuildReport> {
  const built = await buildSnapshot(workspace, { threads: 1 });
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return built.value;
}

/** The rows of the current snapshot's tables, each in an order of its own. */
async function contents(workspace: Workspace): Promise<{ readonly [dataset: string]: unknown }> {
  const manifest = await readCurrent(workspace.paths.state);
  const reader = await openReader(await snapshotFiles(workspace.paths.state, manifest!), { memoryMb: 300 });
  const tables: { [dataset: string]: unknown } = {};
  for (const dataset of Object.keys(manifest!.datasets))
    tables[dataset] = (await reader.query(sql`select * from ${id(dataset)} order by all`)).rows;
  await reader.close();
  return tables;
}

describe("buildSnapshot", () => {
  it("says what is wrong in the data, and loses no row to it", async () => {
    const workspace = await loadedWorkspace();
    const report = await build(workspace);
    expect(report.findings.map(({ code, facts }) => [code, { ...facts }])).toEqual([
      ["reference-unresolved", { dataset: "deal", column: "person_id", rows: 1, of: 2 }],
      [
        "values-unmapped",
        { dataset: "deal", column: "stage", rows: 1, values: [{ name: "Signée", rows: 1 }], more: 0 },
      ],
      [
        "names-unknown",
        { dataset: "product", names: [{ name: "GTXPro", rows: 1, nearest: "GTX Pro" }], rows: 1, more: 0 },
      ],
      ["negative-duration", { dataset: "deal", rows: 1, examples: ["crm:D2"] }],
      ["won-before-known", { rows: 1, examples: ["crm:D1"] }],
    ]);
    expect(await readFindings(workspace.paths.state, report.snapshot)).toEqual(
      JSON.parse(JSON.stringify(report.findings)),
    );
    expect(report.datasets.find(({ dataset }) => dataset === "deal")?.rows).toBe(2);
  });

  it("builds nothing when nothing has changed", async () => {
    const workspace = await loadedWorkspace();
    const first = await build(workspace);
    const second = await build(workspace);
    expect(second).toMatchObject({ snapshot: first.snapshot, isUnchanged: true });
    expect(second.datasets.every(({ isShared }) => isShared)).toBe(true);
    expect(second.findings).toEqual(first.findings);
    expect(await listSnapshots(workspace)).toMatchObject([{ id: "0001", isCurrent: true }]);
  });

  it("rebuilds what a load touches alone, to what a build from nothing gives", async () => {
    const workspace = await loadedWorkspace();
    await build(workspace);
    await load(
      workspace,
      "deals-2.csv",
      "Id,Contact,Product,Stage,Amount,Created,Closed\nD3,2,GTX Pro,lost,10,2024-02-02,2024-02-08\n",
    );
    const report = await build(workspace);
    const built = report.datasets.filter(({ isShared }) => !isShared).map(({ dataset }) => dataset);
    expect(built).toContain("deal");
    expect(built).not.toContain("person");
    expect(built).not.toContain("touch");
    const incremental = await contents(workspace);
    const { state } = workspace.paths;
    await rm(lakePaths(state).snapshots, { recursive: true });
    await build(workspace);
    expect(await contents(workspace)).toEqual(incremental);
  });

  it("keeps the last snapshots, and the files that they share", async () => {
    const workspace = await loadedWorkspace();
    for (const turn of ["1", "2", "3"]) {
      await load(
        workspace,
        "deals-3.csv",
        `Id,Contact,Product,Stage,Amount,Created,Closed\nD3,2,GTX Pro,lost,${turn},2024-02-02,2024-02-08\n`,
      );
      const built = await buildSnapshot(workspace, { threads: 1, keep: 2 });
      expect(built.ok).toBe(true);
    }
    expect((await listSnapshots(workspace)).map(({ id: name, isCurrent }) => [name, isCurrent])).toEqual([
      ["0002", false],
      ["0003", true],
    ]);
    const names = await readdir(lakePaths(workspace.paths.state).snapshotFiles);
    expect(names.filter((name) => name.startsWith("deal-"))).toHaveLength(2);
    expect(names.filter((name) => name.startsWith("person-"))).toHaveLength(1);
  });
});

describe("rebuild", () => {
  it("proves that the files hold what the loads give, and mends one that does not", async () => {
    const workspace = await loadedWorkspace();
    await build(workspace);
    const before = await contents(workspace);
    const proof = await rebuild(workspace, { threads: 1 });
    expect(proof).toMatchObject({ ok: true, value: { differences: [], missing: [], isUnchanged: true } });
    const folder = lakePaths(workspace.paths.state).snapshotFiles;
    const names = await readdir(folder);
    await writeFile(join(folder, names.find((name) => name.startsWith("deal-"))!), "not a database");
    await rm(join(folder, names.find((name) => name.startsWith("person-"))!));
    const mended = await rebuild(workspace, { threads: 1 });
    expect(mended).toMatchObject({
      ok: true,
      value: { differences: ["deal"], missing: ["person"], isUnchanged: true },
    });
    expect(await contents(workspace)).toEqual(before);
  });
});

async function loadedWorkspace(): Promise<Workspace> {
  const workspace = await workspaceWith();
  for (const name of Object.keys(files)) await load(workspace, name);
  return workspace;
}
