import { isAbsolute, relative, resolve, sep } from "node:path";
import { nearest, type Problem, type Report } from "../../core/index.ts";
import { foldValue, type SourceMapping } from "../../dataset/index.ts";
import {
  type FileShape,
  inspectFile,
  listFiles,
  type Preset,
  recognise,
  verdictOf,
} from "../../ingest/index.ts";
import type { Workspace } from "../workspace.ts";
import { fitsPattern } from "./file-pattern.ts";
import { knownHeader, mappingFit } from "./mapping-fit.ts";
import { problem } from "./problems.ts";

/** One table of one file, and the source that it speaks for. */
export interface PlacedFile {
  readonly shape: FileShape;
  readonly mapping: SourceMapping;
  /** Relative to the workspace when inside it. */
  readonly name: string;
}

export interface Placing {
  readonly workspace: Workspace;
  readonly mappings: readonly SourceMapping[];
  /** Read when a file's name says nothing. */
  readonly presets: () => readonly Preset[];
  /** `--source`: every file is of this one. */
  readonly source?: string;
  readonly report: Report;
}

export interface PlacedFiles {
  readonly placed: readonly PlacedFile[];
  readonly problems: readonly Problem[];
}

/** Finds the source of each file: the one that is named, else by its name, else by its headers. */
export async function placeFiles(placing: Placing, paths: readonly string[]): Promise<PlacedFiles> {
  const { source, mappings } = placing;
  if (source !== undefined && !mappings.some((mapping) => mapping.source === source))
    return { placed: [], problems: [unknownSource(source, mappings)] };
  const found: PlacedFiles[] = [];
  const seen = new Set<string>();
  for (const path of paths.map((one) => resolve(one))) {
    const files = await listFiles(path);
    if (files.length === 0) found.push(failed([problem("nothing-to-load", { path })]));
    for (const file of files) {
      if (seen.has(file)) continue;
      seen.add(file);
      found.push(await placeFile(placing, file, file !== path));
    }
  }
  return {
    placed: found.flatMap(({ placed }) => placed),
    problems: found.flatMap(({ problems }) => problems),
  };
}

function unknownSource(source: string, mappings: readonly SourceMapping[]): Problem {
  const known = mappings.map((mapping) => mapping.source);
  return problem("source-unknown", { source, known }, { suggestion: nearest(source, known) });
}

async function placeFile(placing: Placing, path: string, isFromFolder: boolean): Promise<PlacedFiles> {
  const { mappings, report } = placing;
  const inspected = await inspectFile(path, { isKnownHeader: knownHeader(mappings), report });
  const name = shownName(placing.workspace.root, path);
  if (!inspected.ok) return failed(inspected.error);
  const candidates = candidatesOf(placing, path, inspected.value);
  const [first] = candidates;
  if (first === undefined)
    return failed([
      isFromFolder
        ? problem("file-left-out", { file: name }, { severity: "warning" })
        : problem("file-without-source", { file: name }),
    ]);
  const choices = candidates.map((mapping) => tableOf(mapping, inspected.value, name));
  const tables = choices.flatMap((choice) => ("shape" in choice ? [choice] : []));
  if (tables.length === 0) return failed(choices.flatMap((choice) => ("shape" in choice ? [] : [choice])));
  if (new Set(tables.map(({ shape }) => shape)).size < tables.length) {
    const sources = tables.map(({ mapping }) => mapping.source);
    return failed([problem("file-of-several-sources", { file: name, sources })]);
  }
  return { placed: tables, problems: tables.flatMap(warningsOf) };
}

const failed = (problems: readonly Problem[]): PlacedFiles => ({ placed: [], problems });

function candidatesOf(
  { source, mappings, presets, workspace }: Placing,
  path: string,
  shapes: readonly FileShape[],
): readonly SourceMapping[] {
  if (source !== undefined) return mappings.filter((mapping) => mapping.source === source);
  const place = slashed(relative(workspace.paths.sources, path));
  const base = place.slice(place.lastIndexOf("/") + 1);
  const isInside = !place.startsWith("../") && !isAbsolute(place);
  const named = mappings.filter(({ files }) =>
    files.some((pattern) => fitsPattern(isInside ? place : base, pattern)),
  );
  return named.length > 0 ? named : byHeaders(mappings, presets, shapes);
}

/** Sources made from the preset that the headers speak for; else those all of whose headers are there. */
function byHeaders(
  mappings: readonly SourceMapping[],
  presets: () => readonly Preset[],
  shapes: readonly FileShape[],
): readonly SourceMapping[] {
  const canRecognise = mappings.some(({ preset }) => preset !== undefined);
  const recognised = new Set(canRecognise ? shapes.flatMap((shape) => presetOf(shape, presets())) : []);
  const ofPreset = mappings.filter(
    ({ preset, ...mapping }) =>
      preset !== undefined &&
      recognised.has(preset) &&
      shapes.some((shape) => fits({ preset, ...mapping }, shape)),
  );
  if (ofPreset.length > 0) return ofPreset;
  return mappings.filter((mapping) =>
    shapes.some((shape) => fits(mapping, shape) && mappingFit(mapping, shape.headers).absent.length === 0),
  );
}

function presetOf({ headers, samples }: FileShape, presets: readonly Preset[]): readonly string[] {
  const verdict = verdictOf(recognise({ headers, samples }, presets));
  return verdict.kind === "one" ? [verdict.recognition.preset.name] : [];
}

function fits(mapping: SourceMapping, { headers }: FileShape): boolean {
  return mappingFit(mapping, headers).missing.length === 0;
}

/** The sheet that the mapping names; else the first table with what it needs; of several, the one with most. */
function tableOf(mapping: SourceMapping, shapes: readonly FileShape[], name: string): PlacedFile | Problem {
  const { source, sheet } = mapping;
  const isNamed = (shape: FileShape) =>
    sheet === undefined || shape.sheet === undefined || foldValue(shape.sheet) === foldValue(sheet);
  const open = shapes.filter(isNamed);
  if (sheet !== undefined && open.length === 0) {
    const sheets = shapes.flatMap((shape) => shape.sheet ?? []);
    const suggestion = nearest(sheet, sheets);
    return problem("sheet-missing", { file: name, source, sheet, sheets }, { suggestion });
  }
  const fitting = open.find((shape) => fits(mapping, shape));
  if (fitting !== undefined) return { shape: fitting, mapping, name };
  const found = (shape: FileShape) => mappingFit(mapping, shape.headers).found;
  const best = open.reduce((one, other) => (found(other) > found(one) ? other : one));
  const headers = mappingFit(mapping, best.headers).missing;
  const dataset = mapping.into[0]?.dataset ?? "";
  const suggestion = headers.flatMap((header) => nearest(header, best.headers) ?? [])[0];
  return problem("columns-missing", { file: name, source, dataset, headers }, { suggestion });
}

function warningsOf({ shape, mapping, name }: PlacedFile): readonly Problem[] {
  const { absent: headers } = mappingFit(mapping, shape.headers);
  if (headers.length === 0) return [];
  const facts = { file: name, source: mapping.source, headers };
  return [problem("columns-absent", facts, { severity: "warning" })];
}

function shownName(root: string, path: string): string {
  const inside = relative(root, path);
  return inside.startsWith("..") || isAbsolute(inside) ? path : slashed(inside);
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
