import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildReport, buildSnapshot } from "../../app/build-snapshot.ts";
import { type LoadReport, loadPaths } from "../../app/load-source.ts";
import { openQuerySession } from "../../app/open-query-session.ts";
import { type Scorecard, scorecard } from "../../app/scorecard.ts";
import { initWorkspace, type Workspace } from "../../app/workspace.ts";
import { canonicalJson, fail, ok, type Problem, type Report, type Result } from "../../core/index.ts";
import { type DemoOptions, makeDemo } from "../../demo/index.ts";
import { endOfDay } from "../as-of.ts";
import { cliProblem } from "../problems.ts";

export interface MadeDemo {
  readonly name: string;
  readonly folder: string;
  readonly people: number;
  /** Everything was there: nothing was written or loaded again. */
  readonly isThere: boolean;
  readonly files: number;
  readonly counts: { readonly read: number; readonly repaired: number; readonly quarantined: number };
  readonly build: Pick<BuildReport, "snapshot" | "isUnchanged" | "datasets">;
  readonly scorecard: Scorecard;
  readonly seconds: {
    readonly exports: number;
    readonly load: number;
    readonly build: number;
    readonly scorecard: number;
  };
  readonly warnings: readonly Problem[];
}

type Asked = Required<DemoOptions>;
type Outcome<Value> = Promise<Result<Value, readonly Problem[]>>;

/** Invents the company and takes it the whole way; a folder that holds the very same one is used as it is. */
export async function runDemo(folder: string, asked: Asked, report: Report): Outcome<MadeDemo> {
  const watch = stopwatch();
  const made = await makeOnce(folder, asked, report);
  if (!made.ok) return fail(made.error);
  const workspace = await initWorkspace(folder);
  if (!workspace.ok) return fail(workspace.error);
  const exports = watch();
  const loaded = await loadByDate(workspace.value, made.value.end, report);
  if (!loaded.ok) return fail(loaded.error);
  const load = watch();
  const built = await buildSnapshot(workspace.value, { report });
  if (!built.ok) return fail(built.error);
  const build = watch();
  const card = await readScorecard(workspace.value);
  if (!card.ok) return fail(card.error);
  const { snapshot, isUnchanged, datasets, findings } = built.value;
  return ok({
    name: workspace.value.settings.name,
    folder,
    people: made.value.people,
    isThere: made.value.isThere,
    ...sumOf(loaded.value),
    build: { snapshot, isUnchanged, datasets },
    scorecard: card.value,
    seconds: { exports, load, build, scorecard: watch() },
    warnings: [...loaded.value.flatMap(({ warnings }) => warnings), ...findings],
  });
}

interface Truth {
  readonly end: string;
  readonly people: number;
  readonly isThere: boolean;
}

async function makeOnce(folder: string, asked: Asked, report: Report): Outcome<Truth> {
  const about = await readAbout(folder);
  if (about !== undefined) {
    const { size, seed, people, end, without } = about;
    const isSame =
      canonicalJson({ size, seed, without }) ===
      canonicalJson({ size: asked.size, seed: asked.seed, without: asked.without });
    return isSame
      ? ok({ end, people, isThere: true })
      : fail([cliProblem("demo-differs", { folder, size, seed })]);
  }
  const names = await readdir(folder).catch(whenMissing<string[]>([]));
  if (names.length > 0) return fail([cliProblem("demo-elsewhere", { folder })]);
  await makeDemo(folder, asked, report);
  const made = await readAbout(folder);
  return made === undefined
    ? fail([cliProblem("demo-elsewhere", { folder })])
    : ok({ ...made, isThere: false });
}

interface About {
  readonly size: string;
  readonly seed: number;
  readonly people: number;
  readonly without: readonly string[];
  readonly end: string;
}

async function readAbout(folder: string): Promise<About | undefined> {
  const text = await readFile(join(folder, "truth.json"), "utf8").catch(whenMissing(""));
  if (text === "") return undefined;
  const { about }: { readonly about: About } = JSON.parse(text);
  return about;
}

/** Exports are loaded as of the day in their name, else as of the last day of the story: states make a history. */
async function loadByDate(workspace: Workspace, end: string, report: Report): Outcome<readonly LoadReport[]> {
  const names = await readdir(workspace.paths.sources, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile() && !/\.ya?ml$/.test(entry.name))
    .map((entry) => ({
      path: join(entry.parentPath, entry.name),
      day: /\d{4}-\d{2}-\d{2}/.exec(entry.name)?.[0] ?? end,
    }));
  const reports: LoadReport[] = [];
  for (const day of [...new Set(files.map((file) => file.day))].sort()) {
    const paths = files
      .filter((file) => file.day === day)
      .map(({ path }) => path)
      .sort();
    const loadedAt = endOfDay(workspace.settings.timezone, day);
    const loaded = await loadPaths(workspace, paths, { loadedAt, report });
    if (!loaded.ok) return fail(loaded.error);
    reports.push(loaded.value);
  }
  return ok(reports);
}

async function readScorecard(workspace: Workspace): Outcome<Scorecard> {
  const session = await openQuerySession(workspace);
  if (!session.ok) return fail(session.error);
  try {
    return await scorecard(session.value);
  } finally {
    await session.value.engine.close();
  }
}

function sumOf(reports: readonly LoadReport[]): Pick<MadeDemo, "files" | "counts"> {
  const sources = reports.flatMap((report) => report.sources);
  const sum = (name: "read" | "repaired" | "quarantined") =>
    sources.reduce((all, { counts }) => all + counts[name], 0);
  return {
    files: sources.flatMap((source) => source.files).length,
    counts: { read: sum("read"), repaired: sum("repaired"), quarantined: sum("quarantined") },
  };
}

function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const seconds = (now - last) / 1000;
    last = now;
    return Math.round(seconds * 10) / 10;
  };
}

function whenMissing<Value>(instead: Value): (error: NodeJS.ErrnoException) => Value {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
