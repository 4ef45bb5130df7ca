import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fail, ok, type Problem, type Result, type Settings } from "../core/index.ts";
import { readSettings } from "./workspace/read-settings.ts";
import { definitionsTemplate, type InitOptions, settingsTemplate } from "./workspace/template.ts";
import { problem } from "./workspace/words.ts";

/** A folder with an `entente.yaml`: what a company declares, its exports, and all that is computed from them. */
export interface Workspace {
  readonly root: string;
  readonly settings: Settings;
  readonly paths: WorkspacePaths;
}

export interface WorkspacePaths {
  readonly sources: string;
  readonly definitions: string;
  /** `.entente`: everything the program writes. */
  readonly state: string;
  readonly lake: string;
  readonly snapshots: string;
}

export type { InitOptions };

const settingsFile = "entente.yaml";

/** Makes a workspace in an empty or new folder; completes one that is there, changing none of its files. */
export async function initWorkspace(
  folder: string,
  options: InitOptions = {},
): Promise<Result<Workspace, readonly Problem[]>> {
  const root = resolve(folder);
  const isWorkspace = await isFile(join(root, settingsFile));
  if (!isWorkspace && (await holdsFiles(root))) return fail([problem("folder-not-empty", { folder })]);
  const language = options.language ?? "en";
  const settings = settingsTemplate({
    name: options.name ?? basename(root),
    language,
    timezone: options.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: options.currency ?? "EUR",
  });
  const checked = readSettings(settingsFile, settings, basename(root));
  if (!isWorkspace && !checked.ok) return fail(checked.error.map(withoutPlace));
  const paths = workspacePaths(root);
  await mkdir(root, { recursive: true });
  await writeNew(join(root, settingsFile), settings);
  for (const path of Object.values(paths)) await mkdir(path, { recursive: true });
  await writeNew(join(paths.state, ".gitignore"), "*\n");
  await writeNew(join(root, ".gitignore"), ".entente/\n");
  if (!isWorkspace) await writeNew(join(paths.definitions, "example.yaml"), definitionsTemplate(language));
  return openWorkspace(root);
}

/** The nearest folder with an `entente.yaml`, from `start` upward. */
export async function findWorkspace(start: string): Promise<string | undefined> {
  const folder = resolve(start);
  if (await isFile(join(folder, settingsFile))) return folder;
  return dirname(folder) === folder ? undefined : findWorkspace(dirname(folder));
}

export async function openWorkspace(folder: string): Promise<Result<Workspace, readonly Problem[]>> {
  const root = resolve(folder);
  if (!(await isFile(join(root, settingsFile))))
    return fail([problem("workspace-missing", { from: folder })]);
  const text = await readFile(join(root, settingsFile), "utf8");
  const settings = readSettings(settingsFile, text, basename(root));
  return settings.ok ? ok({ root, settings: settings.value, paths: workspacePaths(root) }) : settings;
}

/** What was wrong was given as an option: the file does not exist yet. */
function withoutPlace(given: Problem): Problem {
  const { code, severity, facts, message, suggestion } = given;
  return { code, severity, facts, message, ...(suggestion !== undefined && { suggestion }) };
}

export function workspacePaths(root: string): WorkspacePaths {
  const state = join(root, ".entente");
  return {
    sources: join(root, "sources"),
    definitions: join(root, "definitions"),
    state,
    lake: join(state, "lake"),
    snapshots: join(state, "snapshots"),
  };
}

async function holdsFiles(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.some((name) => name !== ".git");
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

/** A file that is there stays; one that is not is there for good, whatever happens to the power. */
async function writeNew(path: string, text: string): Promise<void> {
  const { syncFile, syncFolder } = await import("../lake/index.ts");
  try {
    await writeFile(path, text, { flag: "wx" });
    await syncFile(path);
    await syncFolder(dirname(path));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
