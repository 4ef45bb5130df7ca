import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commitLoads, withLock } from "../lake/index.ts";
import { stageLoad } from "../lake/testing/lake-rows.ts";
import { listLoads } from "./list-loads.ts";
import { undoLoad } from "./undo-load.ts";
import { initWorkspace, type Workspace } from "./workspace.ts";

let folder: string;
let workspace: Workspace;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-undo-"));
  const made = await initWorkspace(join(folder, "w"));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  workspace = made.value;
  await withLock(workspace.paths.state, { verb: "load" }, async (lock) =>
    commitLoads(lock, [await stageLoad(lock, "contacts", "a"), await stageLoad(lock, "deals", "b")]),
  );
});
afterEach(() => rm(folder, { recursive: true }));

describe("undoLoad", () => {
  it("withdraws a load by its id or its number, and names those that came with it", async () => {
    expect(await undoLoad(workspace, "0001-contacts")).toMatchObject({
      ok: true,
      value: { load: { id: "0001-contacts", isWithdrawn: true }, companions: ["0002-deals"] },
    });
    expect(await undoLoad(workspace, "2")).toMatchObject({ ok: true, value: { load: { id: "0002-deals" } } });
    expect((await listLoads(workspace)).map(({ isWithdrawn }) => isWithdrawn)).toEqual([true, true]);
  });

  it("refuses an unknown load with the nearest", async () => {
    expect(await undoLoad(workspace, "0001-contact")).toMatchObject({
      ok: false,
      error: [{ code: "load-unknown", suggestion: "0001-contacts" }],
    });
  });

  it("refuses to withdraw a load twice", async () => {
    await undoLoad(workspace, "1");
    expect(await undoLoad(workspace, "1")).toMatchObject({ ok: false, error: [{ code: "load-withdrawn" }] });
  });
});
