import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fail, type Language, nearest, ok, type Problem, type Report, type Result } from "../core/index.ts";
import { type DatasetSpec, dictionary, writtenMapping } from "../dataset/index.ts";
import { type Answers, ingestProblem, proposeMapping, type SourceProposal } from "../ingest/index.ts";
import { pathInSources, patternOf, sourceNameOf } from "./add-source/name-source.ts";
import { withTable } from "./add-source/open-table.ts";
import { printProposal, type ProposedTexts, writeTexts } from "./add-source/write-source.ts";
import { readSources, readValuesText, workspacePresets } from "./read-sources.ts";
import type { Workspace } from "./workspace.ts";

export interface AddSourceOptions {
  /** The source's name; by default, from the file's. */
  readonly source?: string;
  readonly preset?: string;
  /** The dataset that the file fills: a workspace's own, or one of the common dataset. */
  readonly into?: string;
  /** The sheet of a workbook. */
  readonly sheet?: string;
  readonly answers?: Answers;
  /** Writes the mapping and the values; otherwise they are only proposed. */
  readonly write?: boolean;
  /** The language of the comments in what is written; by default, the workspace's. */
  readonly lang?: Language;
  readonly report?: Report;
}

export interface AddedSource {
  readonly source: string;
  /** The file that was looked at, by name. */
  readonly file: string;
  readonly sheet?: string;
  /** Other tables of the same file, which need sources of their own. */
  readonly others: readonly string[];
  readonly records: number;
  readonly proposal: SourceProposal;
  /** Relative to the workspace. */
  readonly mappingFile: string;
  readonly texts: ProposedTexts;
  readonly isWritten: boolean;
  /** What reading the file had to say. */
  readonly warnings: readonly Problem[];
}

/**
 * Proposes how a file becomes a source of the workspace and, when asked, writes `sources/<name>.yaml` and adds
 * to `definitions/values.yaml`. While a question is open nothing is written, and what the author wrote stays.
 */
export async function addSource(
  workspace: Workspace,
  path: string,
  options: AddSourceOptions = {},
): Promise<Result<AddedSource, readonly Problem[]>> {
  const full = resolve(path);
  if (!existsSync(full)) return fail([ingestProblem("file-missing", { file: path })]);
  const sources = await readSources(workspace);
  const { presets, problems } = workspacePresets(workspace);
  if (!sources.ok || problems.length > 0) return fail([...(sources.ok ? [] : sources.error), ...problems]);
  const into = intoOf(options.into, sources.value.own);
  if (!into.ok) return into;
  const within = pathInSources(workspace.paths.sources, full);
  const source =
    options.source ??
    freeName(
      within,
      sources.value.mappings.map((mapping) => mapping.source),
    );
  const mappingFile = `sources/${source}.yaml`;
  const taken = sourceProblem(workspace, source, mappingFile);
  if (taken !== undefined) return fail([taken]);
  const opening = {
    path: full,
    scratch: join(workspace.paths.state, "proposals"),
    presets: presets.map(({ preset }) => preset),
    report: options.report ?? (() => {}),
    ...(options.sheet !== undefined && { sheet: options.sheet }),
  };
  return withTable(opening, async (table) => {
    const { shape, contents, others, records, warnings } = table;
    const proposed = await proposeMapping(shape, {
      source,
      files: [patternOf(within)],
      settings: workspace.settings,
      presets: opening.presets,
      values: sources.value.values,
      contents,
      ...(shape.sheet !== undefined && others.length > 0 && { sheet: shape.sheet }),
      ...(into.value !== undefined && { into: into.value }),
      ...(options.preset !== undefined && { preset: options.preset }),
      ...(options.answers !== undefined && { answers: options.answers }),
    });
    if (!proposed.ok) return proposed;
    const written = await agree(
      workspace,
      { source, file: basename(full), proposal: proposed.value },
      options,
    );
    if (!written.ok) return written;
    const sheet = shape.sheet === undefined ? {} : { sheet: shape.sheet };
    return ok({ ...written.value, file: shape.name, ...sheet, mappingFile, others, records, warnings });
  });
}

function intoOf(
  name: string | undefined,
  own: readonly DatasetSpec[],
): Result<DatasetSpec | undefined, readonly Problem[]> {
  if (name === undefined) return ok(undefined);
  const found = [...dictionary, ...own].find((dataset) => dataset.name === name);
  if (found?.kind === "derived") return fail([ingestProblem("dataset-derived", { dataset: name })]);
  if (found !== undefined) return ok(found);
  const known = [...own, ...dictionary.filter(({ kind }) => kind !== "derived")].map((one) => one.name);
  const suggestion = nearest(name, known);
  return fail([ingestProblem("dataset-unknown", { dataset: name, known }, { suggestion })]);
}

interface Proposed {
  readonly source: string;
  readonly file: string;
  readonly proposal: SourceProposal;
}

/** Prints the proposal and, when asked and nothing is left open, writes it. */
async function agree(workspace: Workspace, { source, file, proposal }: Proposed, options: AddSourceOptions) {
  const language = options.lang ?? workspace.settings.language;
  const texts = printProposal(proposal, file, language, await readValuesText(workspace));
  const isWritten = options.write === true;
  if (isWritten && proposal.questions.length > 0) return fail(proposal.questions);
  if (isWritten) await writeTexts(workspace, source, texts);
  return ok({
    source,
    proposal: { ...proposal, mapping: writtenMapping(proposal.mapping) },
    texts,
    isWritten,
  });
}

/** The file's name, with the folders it lies in when another source has that name already. */
function freeName(within: string, taken: readonly string[]): string {
  const short = sourceNameOf(within.slice(within.lastIndexOf("/") + 1));
  const long = sourceNameOf(within);
  const name = taken.includes(short) ? long : short;
  return name === "" ? "source" : name;
}

function sourceProblem(workspace: Workspace, source: string, file: string): Problem | undefined {
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(source))
    return ingestProblem("value-shape", { where: "source", expected: "name" });
  if (existsSync(join(workspace.paths.sources, `${source}.yaml`)))
    return ingestProblem("source-exists", { source, file });
  return undefined;
}
