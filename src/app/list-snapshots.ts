import { listSnapshots as listIds, readCurrent, readSnapshot } from "../lake/index.ts";
import type { Workspace } from "./workspace.ts";

export interface ListedSnapshot {
  readonly id: string;
  readonly builtAt: string;
  readonly asOf: string;
  readonly loads: readonly string[];
  /** Rows of all its datasets. */
  readonly rows: number;
  readonly isCurrent: boolean;
}

/** The kept snapshots, oldest first. Waits for no lock. */
export async function listSnapshots(workspace: Workspace): Promise<readonly ListedSnapshot[]> {
  const { state } = workspace.paths;
  const current = await readCurrent(state);
  const listed: ListedSnapshot[] = [];
  for (const id of await listIds(state)) {
    const { builtAt, asOf, loads, datasets } = await readSnapshot(state, id);
    const rows = Object.values(datasets).reduce((sum, dataset) => sum + dataset.rows, 0);
    listed.push({ id, builtAt, asOf, loads, rows, isCurrent: id === current?.id });
  }
  return listed;
}
