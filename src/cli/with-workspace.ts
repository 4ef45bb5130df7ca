import { resolve } from "node:path";
import type { Workspace } from "../app/workspace.ts";
import { fail } from "../core/index.ts";
import type { Answer, Call, Options } from "./command.ts";

/** Runs with the workspace that is named, or the nearest one upward; its problems are the answer when it has any. */
export async function withWorkspace<O extends Options>(
  call: Call<O>,
  run: (workspace: Workspace) => Promise<Answer>,
): Promise<Answer> {
  const { openWorkspace } = await import("../app/workspace.ts");
  const opened = await openWorkspace(await workspaceFolder(call));
  return opened.ok ? run(opened.value) : fail(opened.error);
}

/** The folder of the workspace that is named, or of the nearest one upward; without any, the folder of the call. */
export async function workspaceFolder<O extends Options>({ cwd, workspace }: Call<O>): Promise<string> {
  if (workspace !== undefined) return resolve(cwd, workspace);
  const { findWorkspace } = await import("../app/workspace.ts");
  return (await findWorkspace(cwd)) ?? cwd;
}
