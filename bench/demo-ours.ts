import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { buildSnapshot } from "../src/app/build-snapshot.ts";
import { loadPaths } from "../src/app/load-source.ts";
import { openQuerySession } from "../src/app/open-query-session.ts";
import { scorecard } from "../src/app/scorecard.ts";
import { openWorkspace } from "../src/app/workspace.ts";
import type { Problem, Result } from "../src/core/index.ts";
import { makeDemo } from "../src/demo/index.ts";
import { openBuilder } from "../src/engine/index.ts";
import { literalSql, sql } from "../src/sql/index.ts";
import { printMeasured } from "./in-child.ts";

const [root = "", size = "m", seed = "1", scan] = process.argv.slice(2);
if (size !== "s" && size !== "m" && size !== "l") throw new Error(`No size ${size}.`);
const times: number[] = [];
const lap = () => times.push(performance.now());

lap();
const { loads } = await makeDemo(root, { size, seed: Number(seed) });
const workspace = valueOf(await openWorkspace(root));
lap();
for (const files of loads) {
  valueOf(
    await loadPaths(
      workspace,
      files.map((file) => join(root, file)),
    ),
  );
}
lap();
valueOf(await buildSnapshot(workspace, {}));
lap();
const session = valueOf(await openQuerySession(workspace));
await scorecard(session);
await session.engine.close();
lap();
const [made, loaded, built, scored] = times.slice(1).map((time, index) => (time - times[index]!) / 1000);
printMeasured(loaded! + built! + scored!, {
  makeSeconds: made,
  loadSeconds: loaded,
  buildSeconds: built,
  scorecardSeconds: scored,
  ...(scan && (await scanExports(join(root, "sources")))),
});

async function scanExports(folder: string) {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".csv"));
  const engine = await openBuilder({ memoryMb: 2000, spillFolder: join(root, "spill") });
  let bytes = 0;
  let scanSeconds = 0;
  for (const file of files) {
    const path = join(folder, file);
    bytes += (await stat(path)).size;
    const started = performance.now();
    await engine
      .query(
        sql`select count(columns(*)) from read_csv(${literalSql(path)}, all_varchar = true, ignore_errors = true)`,
      )
      .catch(() => undefined);
    scanSeconds += (performance.now() - started) / 1000;
  }
  await engine.close();
  return { bytes, scanSeconds };
}

function valueOf<Value>(result: Result<Value, readonly Problem[]>): Value {
  if (result.ok) return result.value;
  throw new Error(result.error.map(({ message }) => message.en).join("\n"));
}
