import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSnapshot } from "../../src/app/build-snapshot.ts";
import { loadPaths } from "../../src/app/load-source.ts";
import { openWorkspace, type Workspace } from "../../src/app/workspace.ts";
import type { SnapshotFacts } from "../../src/compile/index.ts";
import type { Problem, Result } from "../../src/core/index.ts";
import { makeDemo } from "../../src/demo/index.ts";
import { type Engine, openBuilder } from "../../src/engine/index.ts";
import { readCurrent, snapshotFiles } from "../../src/lake/index.ts";
import { id, literalSql, sql } from "../../src/sql/index.ts";

/** The demo company that every example of the reference is asked of. */
export interface DemoCompany {
  readonly engine: Engine;
  readonly snapshot: SnapshotFacts;
  /** `entente.yaml`, `definitions/values.yaml` and its own definitions, as texts. */
  readonly texts: { readonly settings: string; readonly values: string; readonly definitions: string };
  /** The same company with its snapshot built under other rules; close it before the next. */
  readonly builtWith: (definitions: string) => Promise<DemoCompany>;
  readonly close: () => Promise<void>;
}

const demoOptions = { size: "s", seed: 7 } as const;

/** Makes and builds it in a folder of its own, which goes when it is closed; or takes up the one that a folder holds. */
export async function openDemoCompany(kept?: string): Promise<DemoCompany> {
  const root = kept ?? (await mkdtemp(join(tmpdir(), "entente-reference-")));
  const opened = await openWorkspace(root);
  const workspace = opened.ok ? opened.value : await buildDemo(root);
  return openCurrent(workspace, async () => {
    if (kept === undefined) await rm(root, { recursive: true, force: true });
  });
}

async function openCurrent(workspace: Workspace, afterwards: () => Promise<void>): Promise<DemoCompany> {
  const { root, paths } = workspace;
  const manifest = await readCurrent(paths.state);
  if (!manifest) throw new Error(`${root} holds no snapshot.`);
  const engine = await openBuilder({ memoryMb: 1000, spillFolder: join(root, ".spill") });
  for (const [dataset, path] of await snapshotFiles(paths.state, manifest)) {
    await engine.run(sql`attach ${literalSql(path)} as ${id(`_${dataset}`)} (read_only)`);
    await engine.run(sql`create view ${id(dataset)} as select * from ${id(`_${dataset}`, "main", dataset)}`);
  }
  const { id: snapshot, method, builtAt } = manifest;
  const text = (path: string) => readFile(join(root, path), "utf8");
  return {
    engine,
    snapshot: { id: snapshot, method, builtAt, loadedAt: endOfStory },
    texts: {
      settings: await text("entente.yaml"),
      values: await text("definitions/values.yaml"),
      definitions: await text("definitions/interested-leads.yaml"),
    },
    builtWith: (definitions) => buildWith(workspace, definitions),
    close: async () => {
      await engine.close();
      await afterwards();
    },
  };
}

async function buildWith(workspace: Workspace, definitions: string): Promise<DemoCompany> {
  const file = join(workspace.paths.definitions, "rules.yaml");
  await writeFile(file, definitions);
  valueOf(await buildSnapshot(workspace, {}));
  return openCurrent(workspace, async () => {
    await rm(file);
    valueOf(await buildSnapshot(workspace, {}));
  });
}

/** The moment that questions are asked as of: midnight in Paris after the last day of the demo's story. */
const endOfStory = "2024-12-31T23:00:00.000Z";

async function buildDemo(root: string): Promise<Workspace> {
  const { loads } = await makeDemo(root, demoOptions);
  const workspace = valueOf(await openWorkspace(root));
  for (const files of loads) {
    const paths = files.map((file) => join(root, file));
    valueOf(await loadPaths(workspace, paths));
  }
  valueOf(await buildSnapshot(workspace, {}));
  return workspace;
}

export function valueOf<Value>(result: Result<Value, readonly Problem[]>): Value {
  if (result.ok) return result.value;
  throw new Error(result.error.map(({ message, place }) => `${place?.line ?? ""}: ${message.en}`).join("\n"));
}
