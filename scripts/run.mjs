// Runs a TypeScript file of the checkout: node scripts/run.mjs FILE ARGUMENTS
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { install, refuseOldNode } from "./prepare.mjs";
import { root } from "./root.mjs";

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  console.error("node scripts/run.mjs FILE ARGUMENTS");
  process.exit(2);
}
refuseOldNode();
install();
const { status, signal } = spawnSync(process.execPath, ["--import", "tsx", join(root, file), ...rest], {
  cwd: root,
  stdio: "inherit",
});
process.exit(signal ? 1 : (status ?? 1));
