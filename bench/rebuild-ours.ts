import { stat } from "node:fs/promises";
import { buildSnapshot } from "../src/app/build-snapshot.ts";
import { loadPaths } from "../src/app/load-source.ts";
import { rebuild } from "../src/app/rebuild.ts";
import { openWorkspace } from "../src/app/workspace.ts";
import type { Problem, Result } from "../src/core/index.ts";
import { readCurrent, type SnapshotManifest } from "../src/lake/index.ts";
import { printMeasured } from "./in-child.ts";

const [root = "", source, path] = process.argv.slice(2);
const workspace = valueOf(await openWorkspace(root));
if (source === undefined || path === undefined) await proveAll();
else await loadOne(source, path);

async function loadOne(name: string, file: string): Promise<void> {
  const { state } = workspace.paths;
  const before = filesOf(await readCurrent(state));
  const started = performance.now();
  valueOf(await loadPaths(workspace, [file], { source: name }));
  const loadSeconds = (performance.now() - started) / 1000;
  valueOf(await buildSnapshot(workspace, {}));
  const seconds = (performance.now() - started) / 1000;
  const after = filesOf(await readCurrent(state));
  const written = [...after]
    .filter(([dataset, at]) => before.get(dataset) !== at)
    .map(([dataset]) => dataset);
  printMeasured(seconds, {
    bytes: (await stat(file)).size,
    loadSeconds,
    buildSeconds: seconds - loadSeconds,
    written,
    datasets: after.size,
  });
}

async function proveAll(): Promise<void> {
  const started = performance.now();
  const { differences, missing } = valueOf(await rebuild(workspace));
  printMeasured((performance.now() - started) / 1000, { unlike: [...differences, ...missing] });
}

function filesOf(manifest: SnapshotManifest | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(manifest?.datasets ?? {}).map(([dataset, { file }]) => [dataset, file]));
}

function valueOf<Value>(result: Result<Value, readonly Problem[]>): Value {
  if (result.ok) return result.value;
  throw new Error(result.error.map(({ message }) => message.en).join("\n"));
}
