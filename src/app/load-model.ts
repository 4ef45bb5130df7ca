import { fail, ok, type Problem, type Result } from "../core/index.ts";
import type { Model } from "../definitions/index.ts";
import { checkDefinitions } from "./check-definitions.ts";
import type { Workspace } from "./workspace.ts";

/** The definitions in use: the built-in ones, under the workspace's own. */
export async function loadModel(workspace: Workspace): Promise<Result<Model, readonly Problem[]>> {
  const { model, problems } = await checkDefinitions(workspace);
  return model ? ok(model) : fail(problems.filter(({ severity }) => severity === "error"));
}
