/**
 * Run as a program: waits for a line, then loads, builds and undoes in turn without end, the kind of work
 * that it is given first, saying what it does and what it has done, until it is killed.
 */
import { once } from "node:events";
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { buildSnapshot } from "../../src/app/build-snapshot.ts";
import { loadPaths } from "../../src/app/load-source.ts";
import { undoLoad } from "../../src/app/undo-load.ts";
import { openWorkspace } from "../../src/app/workspace.ts";
import { readLoads } from "../../src/lake/index.ts";
import { buildLimits, works } from "./kinds-of-work.ts";
import { writeExports } from "./make-workspace.ts";

const [root = "", inbox = "", name = "", rows = "100", first = "load"] = process.argv.slice(2);
const say = (...words: readonly string[]) => writeSync(1, `${words.join(" ")}\n`);

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const workspace = valueOf(await openWorkspace(root));

async function work(kind: string, step: number): Promise<void> {
  if (kind === "load") {
    const paths = await writeExports(inbox, `${name}-${step}`, Number(rows));
    say("doing", "load");
    const { sources } = valueOf(await loadPaths(workspace, paths));
    say("loaded", ...sources.map(({ load }) => load!.id));
  } else if (kind === "build") {
    say("doing", "build");
    say("built", valueOf(await buildSnapshot(workspace, buildLimits)).snapshot);
  } else {
    const load = (await readLoads(workspace.paths.state)).findLast(({ isWithdrawn }) => !isWithdrawn);
    say("doing", "undo");
    if (load !== undefined) say("undone", valueOf(await undoLoad(workspace, load.id)).load.id);
  }
}

say("ready");
await once(createInterface({ input: process.stdin }), "line");
const start = works.findIndex((kind) => kind === first);
for (let step = 0; ; step++) await work(works[(start + step) % works.length]!, step);
