// The demo company, from nothing to its scorecard: installs and builds once, then runs `entente demo`.
//   npm run demo -- [DIR] [--size s|m|l] [--seed N] ...
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare } from "./prepare.mjs";
import { root } from "./root.mjs";

if (!(await prepare())) process.exit(1);
const given = process.argv.slice(2);
const folder = given.length === 0 || given[0].startsWith("-") ? ["demo"] : [];
const { status, signal } = spawnSync(
  process.execPath,
  [join(root, "dist/cli/main.js"), "demo", ...folder, ...given],
  { stdio: "inherit" },
);
process.exit(signal ? 1 : (status ?? 1));
