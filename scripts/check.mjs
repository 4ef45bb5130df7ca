// Every check but the tests, each with one line: format, lint, types, unused, architecture, build.
//   node scripts/check.mjs [NAME ...]
import { spawnSync } from "node:child_process";
import { build } from "./build.mjs";
import { install, refuseOldNode } from "./prepare.mjs";
import { command, root } from "./root.mjs";

const checks = {
  format: ["@biomejs/biome", "bin/biome", "format", "."],
  lint: ["oxlint", "bin/oxlint", "--type-aware", "--deny-warnings"],
  types: ["typescript", "bin/tsc", "--noEmit", "-p", "tsconfig.json"],
  unused: ["knip", "bin/knip.js", "--no-progress"],
  architecture: ["vitest", "vitest.mjs", "run", "test/architecture", "--reporter=default"],
  build: () => build(),
};

refuseOldNode();
install();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(checks, name));
if (unknown.length > 0) {
  console.error(`No check is named ${unknown.join(", ")}. There are: ${Object.keys(checks).join(", ")}.`);
  process.exit(2);
}
const failed = [];
for (const name of asked.length > 0 ? asked : Object.keys(checks))
  if (!(await passes(name))) failed.push(name);
if (failed.length > 0) console.log(`Failed: ${failed.join(", ")}`);
process.exit(failed.length > 0 ? 1 : 0);

async function passes(name) {
  const started = Date.now();
  const check = checks[name];
  const { passed, output } = typeof check === "function" ? { passed: await check(), output: "" } : run(check);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (!passed && output !== "") console.log(output);
  console.log(`${passed ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  return passed;
}

function run([packageName, file, ...rest]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command(packageName, file), ...rest], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  return { passed: status === 0, output: `${stdout}${stderr}`.trim() };
}
