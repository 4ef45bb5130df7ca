import { join } from "node:path";
import { buildSnapshot } from "../src/app/build-snapshot.ts";
import { loadPaths } from "../src/app/load-source.ts";
import { openWorkspace } from "../src/app/workspace.ts";
import { printMeasured } from "./in-child.ts";

const [root = "", source = ""] = process.argv.slice(2);
const workspace = await openWorkspace(root);
if (!workspace.ok) throw new Error(JSON.stringify(workspace.error));
const started = performance.now();
const loaded = await loadPaths(workspace.value, [join(root, `${source}.csv`)], { source });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const built = await buildSnapshot(workspace.value, {});
if (!built.ok) throw new Error(JSON.stringify(built.error));
printMeasured((performance.now() - started) / 1000);
