import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { withLock } from "../lake/index.ts";
import { temporaryFolder } from "../lake/testing/temporary-folder.ts";
import { openStore } from "../store/index.ts";
import { backUp, type BackupReport } from "./back-up.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { listLoads } from "./list-loads.ts";
import { loadPaths } from "./load-source.ts";
import { restore } from "./restore.ts";
import { initWorkspace, type Workspace } from "./workspace.ts";

const mapping = `system: shop
files: "*orders.csv"
kind: append
timezone: Europe/Paris
dates: iso
decimal: "."
currency: EUR
into:
  - dataset: deal
    key: Deal
    fields: { name: Name, amount: Amount, closed_at: Closed }
`;
const decision = {
  object: "person",
  verdict: "different",
  sides: [["crm:1"], ["crm:2"]],
  by: "Ana",
  at: new Date("2026-03-01T10:00:00.000Z"),
} as const;

let folder: string;
let workspace: Workspace;
beforeEach(async () => {
  folder = await temporaryFolder();
  const made = valueOf(await initWorkspace(join(folder, "company"), { timezone: "Europe/Paris" }));
  workspace = made;
  await writeFile(join(made.paths.sources, "orders.yaml"), mapping);
  const file = join(made.paths.sources, "orders.csv");
  await writeFile(file, "Deal,Name,Amount,Closed\n1,One,10.50,2025-01-02\n2,Two,20.25,2025-01-03\n");
  valueOf(await loadPaths(made, [file]));
  const store = await openStore(made.paths.state);
  await store.decisions.add(decision);
  await store.close();
});

async function backedUp(keepDays = 90): Promise<BackupReport> {
  return valueOf(await backUp(workspace, { into: join(folder, "backups"), keepDays, program: "1.2.3" }));
}

describe("a backup", () => {
  it("gives the workspace back: loads, decisions, mappings, and the same rows when it is built", async () => {
    const before = valueOf(await buildSnapshot(workspace, { memoryMb: 400 }));
    const { folder: from, manifest } = await backedUp();
    expect(manifest).toMatchObject({ workspace: "company", program: "1.2.3", loads: 1 });
    const loads = await listLoads(workspace);
    await rm(workspace.root, { recursive: true });
    const restored = valueOf(await restore({ from, into: workspace.root, at: new Date() }));
    expect(restored.warnings).toEqual([]);
    expect(await listLoads(restored.workspace)).toEqual(loads);
    expect(await readFile(join(workspace.paths.sources, "orders.yaml"), "utf8")).toBe(mapping);
    const store = await openStore(workspace.paths.state);
    expect(await store.decisions.list()).toMatchObject([decision]);
    await store.close();
    const after = valueOf(await buildSnapshot(restored.workspace, { memoryMb: 400 }));
    const rows = (report: typeof before) =>
      report.datasets.map(({ dataset, rows: count }) => [dataset, count]);
    expect(rows(after)).toEqual(rows(before));
  });

  it("is taken while somebody decides, and waits for nobody who reads; a load or a build is refused meanwhile", async () => {
    const { state } = workspace.paths;
    const store = await openStore(state);
    const [first] = await Promise.all([backedUp(), store.decisions.add({ ...decision, by: "Bob" })]);
    await store.close();
    expect(first.files).toBeGreaterThan(4);
    await withLock(state, { verb: "load" }, async () => {
      await expect(backedUp()).rejects.toThrow(/loading files into this workspace/u);
    });
  });

  it("names every file that is damaged or missing, and restores nothing", async () => {
    const { folder: from } = await backedUp();
    await appendFile(join(from, "files/entente.yaml"), "# changed\n");
    await rm(join(from, "files/sources/orders.yaml"));
    const into = join(folder, "again");
    const restored = await restore({ from, into, at: new Date() });
    expect(restored).toMatchObject({
      ok: false,
      error: [{ code: "backup-file-changed" }, { code: "backup-file-missing" }],
    });
    await expect(readFile(join(into, "entente.yaml"))).rejects.toThrow("ENOENT");
  });

  it("warns when it should no longer be there", async () => {
    const { folder: from, manifest } = await backedUp(30);
    const day = 86_400_000;
    expect(Date.parse(manifest.expiresAt) - Date.parse(manifest.createdAt)).toBe(30 * day);
    const later = new Date(Date.parse(manifest.expiresAt) + 1);
    const restored = valueOf(await restore({ from, into: join(folder, "again"), at: later }));
    expect(restored.warnings).toMatchObject([{ code: "backup-expired", severity: "warning" }]);
  });

  it("follows no path out of the folder", async () => {
    const { folder: from } = await backedUp();
    const manifest = join(from, "backup.json");
    const text = await readFile(manifest, "utf8");
    await writeFile(manifest, text.replace('"entente.yaml"', '"../../entente.yaml"'));
    expect(await restore({ from, into: join(folder, "again"), at: new Date() })).toMatchObject({
      ok: false,
      error: [{ code: "backup-unreadable" }],
    });
  });

  it("refuses what is no place for one, and what is none", async () => {
    const inside = await backUp(workspace, { into: join(workspace.root, "backups"), program: "1" });
    expect(inside).toMatchObject({ ok: false, error: [{ code: "backup-inside" }] });
    const { folder: from } = await backedUp();
    const at = new Date();
    expect(await restore({ from, into: workspace.root, at })).toMatchObject({
      ok: false,
      error: [{ code: "restore-not-empty" }],
    });
    await mkdir(join(folder, "other"));
    expect(await restore({ from: join(folder, "other"), into: join(folder, "new"), at })).toMatchObject({
      ok: false,
      error: [{ code: "backup-missing" }],
    });
  });
});

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
