import { resolve } from "node:path";
import type { Workspace } from "../app/workspace.ts";
import { fail } from "../core/index.ts";
import type { Answer, Call, Options } from "./command.ts";

/** Runs with the workspace that is named, or the nearest one upward; its problems are the answer when it has any. */
export async function withWorkspace<O extends Options>(
  { cwd, workspace: asked }: Call<O>,
  run: (workspace: Workspace) => Promise<Answer>,
): Promise<Answer> {
  const { findWorkspace, openWorkspace } = await import("../app/workspace.ts");
  const folder = asked === undefined ? ((await findWorkspace(cwd)) ?? cwd) : resolve(cwd, asked);
  const opened = await openWorkspace(folder);
  return opened.ok ? run(opened.value) : fail(opened.error);
}
