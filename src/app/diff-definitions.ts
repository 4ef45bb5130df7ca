import { catalogueFiles } from "../catalogue/index.ts";
import { fail, ok, type Problem, type Result } from "../core/index.ts";
import { diffModels, type Model, type ModelDiff, parseDefinitions } from "../definitions/index.ts";
import { readSide, type Side } from "./diff-definitions/read-side.ts";

export interface DefinitionsDiff extends ModelDiff {
  /** The two sets, as they were named. */
  readonly before: string;
  readonly after: string;
}

/**
 * What changed in meaning between two sets of definitions, each a workspace, a folder of definitions, or `catalogue`. A set
 * without settings of its own is read in those of the other.
 */
export async function diffDefinitions(
  [before, after]: readonly [before: string, after: string],
  cwd: string,
): Promise<Result<DefinitionsDiff, readonly Problem[]>> {
  const [old, young] = [await readSide(before, cwd), await readSide(after, cwd)];
  if (!old.ok || !young.ok) return fail([...(old.ok ? [] : old.error), ...(young.ok ? [] : young.error)]);
  const [was, is] = [modelOf(old.value, young.value), modelOf(young.value, old.value)];
  if (!was.ok || !is.ok) return fail([...(was.ok ? [] : was.error), ...(is.ok ? [] : is.error)]);
  return ok({ before, after, ...diffModels(was.value, is.value) });
}

function modelOf(side: Side, other: Side): Result<Model, readonly Problem[]> {
  const settings = side.settings ?? other.settings;
  const values = side.values ?? other.values ?? {};
  return parseDefinitions([...catalogueFiles(), ...side.files], {
    values,
    ...(settings && { settings, parties: settings.parties }),
  });
}
