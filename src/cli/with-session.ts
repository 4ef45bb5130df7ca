import type { QuerySession } from "../app/query-session.ts";
import type { Workspace } from "../app/workspace.ts";
import { fail } from "../core/index.ts";
import type { Answer, Call, Options } from "./command.ts";
import { withWorkspace } from "./with-workspace.ts";

/** Runs with the workspace's definitions over a snapshot, and closes its engine afterwards. */
export async function withSession<O extends Options>(
  call: Call<O>,
  snapshot: string | undefined,
  run: (session: QuerySession, workspace: Workspace) => Promise<Answer>,
): Promise<Answer> {
  return withWorkspace(call, async (workspace) => {
    const { openQuerySession } = await import("../app/open-query-session.ts");
    const session = await openQuerySession(workspace, snapshot === undefined ? {} : { snapshot });
    if (!session.ok) return fail(session.error);
    try {
      return await run(session.value, workspace);
    } finally {
      await session.value.engine.close();
    }
  });
}
