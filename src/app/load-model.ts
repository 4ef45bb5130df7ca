import { access } from "node:fs/promises";
import { join } from "node:path";
import { fail, ok, type Problem, type Result } from "../core/index.ts";
import type { ValueMappings } from "../dataset/index.ts";
import type { Model } from "../definitions/index.ts";
import { checkDefinitions } from "./check-definitions.ts";
import type { Workspace } from "./workspace.ts";

/** The definitions in use: the built-in ones, under the workspace's own, read in its settings and value mappings. */
export async function loadModel(workspace: Workspace): Promise<Result<Model, readonly Problem[]>> {
  const values = await declaredValues(workspace);
  const { found } = checkDefinitions({ ...workspace, values: values.ok ? values.value : {} });
  const errors = [
    ...found.problems.filter(({ severity }) => severity === "error"),
    ...(values.ok ? [] : values.error),
  ];
  const model = errors.length === 0 ? found.model : undefined;
  return model ? ok(model) : fail(errors);
}

/** What reads files of exports is loaded only when there is a mapping to read. */
async function declaredValues(workspace: Workspace): Promise<Result<ValueMappings, readonly Problem[]>> {
  const isThere = await access(join(workspace.paths.definitions, "values.yaml")).then(
    () => true,
    () => false,
  );
  if (!isThere) return ok({});
  const { readValues } = await import("./read-sources.ts");
  return readValues(workspace);
}
