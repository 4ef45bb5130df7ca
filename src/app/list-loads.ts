import { type Load, readLoads } from "../lake/index.ts";
import type { Workspace } from "./workspace.ts";

export type { Load } from "../lake/index.ts";

/** Every load in the order of arrival, withdrawn ones marked. Waits for no lock. */
export async function listLoads(workspace: Workspace): Promise<readonly Load[]> {
  return readLoads(workspace.paths.state);
}
