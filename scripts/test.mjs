// Runs every test and ends with the line `N passed, N failed`.
//   npm test               all tests
//   npm test -- src/core   those of a folder
//   npm run test:long      with kill rounds, many generated cases, an installed package
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare } from "./prepare.mjs";
import { command, root } from "./root.mjs";

const given = process.argv.slice(2);
const filters = given.filter((argument) => argument !== "--long");
const seed = process.env.ENTENTE_TEST_SEED ?? String(Math.floor(Math.random() * 2 ** 31));

const isBuilt = prepare();
console.log(`Seed of the generated cases: ${seed} (ENTENTE_TEST_SEED=${seed} runs the same ones)`);

const folder = mkdtempSync(join(tmpdir(), "entente-test-"));
const outcome = join(folder, "outcome.json");
const { status } = spawnSync(
  process.execPath,
  [
    command("vitest", "vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${outcome}`,
    ...filters,
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      ENTENTE_TEST_SEED: seed,
      ...(given.includes("--long") && { ENTENTE_TEST_LONG: "1" }),
    },
  },
);
const { passed, failures, skipped } = tally(readOutcome(), status);
rmSync(folder, { recursive: true, force: true });
for (const name of skipped) console.log(`skipped: ${name}`);
for (const name of failures) console.log(`FAILED: ${name}`);
console.log(
  `${passed} passed, ${failures.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`,
);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);

function readOutcome() {
  try {
    return JSON.parse(readFileSync(outcome, "utf8"));
  } catch {
    return { testResults: [], isMissing: true };
  }
}

function tally({ testResults, isMissing = false }, exitStatus) {
  const failures = isBuilt ? [] : ["the build"];
  const skipped = [];
  let passed = 0;
  for (const file of testResults) {
    const name = file.name.replace(`${root}/`, "");
    const tests = file.assertionResults;
    if (file.status === "failed" && !tests.some((test) => test.status === "failed")) failures.push(name);
    for (const test of tests) {
      if (test.status === "passed") passed++;
      else (test.status === "failed" ? failures : skipped).push(`${name} > ${test.fullName}`);
    }
  }
  if (isMissing) failures.push("the test runner gave no outcome");
  else if (exitStatus !== 0 && failures.length === 0) failures.push("an error outside the tests (see above)");
  return { passed, failures, skipped };
}
