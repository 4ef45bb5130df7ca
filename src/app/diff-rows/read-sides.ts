import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { catalogueFiles } from "../../catalogue/index.ts";
import { replaceConcepts } from "../../compile/index.ts";
import { fail, nearest, ok, type Problem, type Result } from "../../core/index.ts";
import { type Concept, type Model, parseDefinitions } from "../../definitions/index.ts";
import { definitionFiles } from "../check-definitions.ts";
import { findWorkspace, openWorkspace, type Workspace } from "../workspace.ts";
import { problem } from "./problems.ts";

export interface SidesAsked {
  /** Each the id of a concept in force, or a folder of definitions. */
  readonly names: readonly [a: string, b: string];
  /** Of two folders: the concept that is compared; every one that differs when absent. */
  readonly concept?: string;
}

/** Two sets of definitions, and the concepts in which they are compared. */
export interface Sides {
  readonly a: Model;
  readonly b: Model;
  readonly pairs: readonly { readonly a: Concept; readonly b: Concept }[];
  /** Concepts that one side alone defines, or that are about other rows on each. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly aboutOthers: readonly string[];
}

/** What two names mean: concepts of the definitions in force, or folders. */
export async function readSides(
  inForce: Model,
  workspace: Workspace,
  { names, concept }: SidesAsked,
  cwd: string,
): Promise<Result<Sides, readonly Problem[]>> {
  const [nameA, nameB] = names;
  const [a, b] = [inForce.concepts.get(nameA), inForce.concepts.get(nameB)];
  if (a && b) return ofConcepts(inForce, a, b);
  if (a || b) {
    const [one, other] = a ? names : [nameB, nameA];
    return fail([problem("sides-differ", { concept: one, folder: other })]);
  }
  const modelOf = (name: string) => readFolder(inForce, workspace, name, cwd);
  const [modelA, modelB] = [await modelOf(nameA), await modelOf(nameB)];
  if (!modelA.ok || !modelB.ok)
    return fail([...(modelA.ok ? [] : modelA.error), ...(modelB.ok ? [] : modelB.error)]);
  return concept === undefined
    ? ok(everyDifference(modelA.value, modelB.value))
    : ofOne({ names, models: [modelA.value, modelB.value] }, concept);
}

/** Each concept in the place of both, so that all that rests on either is seen under the one and under the other. */
function ofConcepts(model: Model, a: Concept, b: Concept): Result<Sides, readonly Problem[]> {
  if (a.object !== b.object) return fail([objectsDiffer(a, b)]);
  const both = [a.id, b.id];
  return ok({
    a: replaceConcepts(model, both, a.id),
    b: replaceConcepts(model, both, b.id),
    pairs: [{ a, b }],
    onlyA: [],
    onlyB: [],
    aboutOthers: [],
  });
}

function objectsDiffer(a: Concept, b: Concept): Problem {
  return problem("objects-differ", { a: a.id, b: b.id, objectA: a.object, objectB: b.object });
}

/** The workspace's own folder, another workspace, any folder of definitions. */
async function readFolder(
  inForce: Model,
  workspace: Workspace,
  name: string,
  cwd: string,
): Promise<Result<Model, readonly Problem[]>> {
  const folder = resolve(cwd, name);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    const near = nearest(name, inForce.concepts.keys());
    const facts = { name, ...(near !== undefined && { nearest: near }) };
    return fail([problem("side-unknown", facts, { suggestion: near })]);
  }
  const isWorkspace = (await findWorkspace(folder)) === folder;
  const own = isWorkspace ? await openWorkspace(folder) : undefined;
  if (own && !own.ok) return own;
  const files = definitionFiles(own ? own.value.paths.definitions : folder);
  const named = files.map((file) => ({ ...file, path: file.path.replace(/^definitions/u, name) }));
  return parseDefinitions([...catalogueFiles(), ...named], {
    ...inForce.surroundings,
    parties: workspace.settings.parties,
  });
}

interface Folders {
  readonly names: readonly [string, string];
  readonly models: readonly [Model, Model];
}

function ofOne({ names, models: [a, b] }: Folders, name: string): Result<Sides, readonly Problem[]> {
  const [one, other] = [a.concepts.get(name), b.concepts.get(name)];
  if (!one || !other) {
    const missing = [a, b].flatMap((model, index) =>
      model.concepts.has(name) ? [] : [[model, index] as const],
    );
    return fail(
      missing.map(([model, index]) => {
        const near = nearest(name, model.concepts.keys());
        const facts = { name, side: names[index]!, ...(near !== undefined && { nearest: near }) };
        return problem("concept-nowhere", facts, { suggestion: near });
      }),
    );
  }
  if (one.object !== other.object) return fail([objectsDiffer(one, other)]);
  return ok({ a, b, pairs: [{ a: one, b: other }], onlyA: [], onlyB: [], aboutOthers: [] });
}

function everyDifference(a: Model, b: Model): Sides {
  const only = (of: Model, other: Model) => [...of.concepts.keys()].filter((id) => !other.concepts.has(id));
  const both = [...a.concepts.values()].flatMap((one) => {
    const other = b.concepts.get(one.id);
    return other && other.hash !== one.hash ? [{ a: one, b: other }] : [];
  });
  return {
    a,
    b,
    pairs: both.filter((pair) => pair.a.object === pair.b.object),
    onlyA: only(a, b),
    onlyB: only(b, a),
    aboutOthers: both.filter((pair) => pair.a.object !== pair.b.object).map((pair) => pair.a.id),
  };
}
