import { join } from "node:path";
import { loadPaths } from "../src/app/load-source.ts";
import { openWorkspace } from "../src/app/workspace.ts";
import { printMeasured } from "./in-child.ts";

const [root = ""] = process.argv.slice(2);
const workspace = await openWorkspace(root);
if (!workspace.ok) throw new Error(JSON.stringify(workspace.error));
const started = performance.now();
const cpu = process.cpuUsage();
const loaded = await loadPaths(workspace.value, [join(root, "contacts.csv")], { dryRun: true });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const { user, system } = process.cpuUsage(cpu);
const { counts, files } = loaded.value.sources[0]!;
const found = files[0]!.targets[0]!;
const records = (kind: "suspect" | "invalid") => found[kind].reduce((sum, one) => sum + one.records, 0);
printMeasured((performance.now() - started) / 1000, {
  cpuSeconds: (user + system) / 1e6,
  counts,
  suspect: records("suspect"),
  invalid: records("invalid"),
});
