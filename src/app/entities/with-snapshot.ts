import { type DuckDbEngine, openReader } from "../../engine/index.ts";
import { readCurrent, snapshotFiles } from "../../lake/index.ts";
import { notBuilt } from "../not-built.ts";
import type { Workspace } from "../workspace.ts";

const memoryMb = 1000;

/** Reads the current snapshot of a workspace. */
export async function withSnapshot<Value>(
  { paths }: Workspace,
  work: (engine: DuckDbEngine) => Promise<Value>,
): Promise<Value> {
  const manifest = await readCurrent(paths.state);
  if (manifest === undefined) throw notBuilt();
  const engine = await openReader(await snapshotFiles(paths.state, manifest), { memoryMb });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
