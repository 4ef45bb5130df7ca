// Runs every test and ends with the line `N passed, N failed`.
//   npm test               all tests, the same generated cases each time
//   npm test -- src/core   those of a folder
//   npm run test:long      with kill rounds, many generated cases of a seed drawn anew, an installed package
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare } from "./prepare.mjs";
import { command, root } from "./root.mjs";

const given = process.argv.slice(2);
const filters = given.filter((argument) => argument !== "--long");
const isLong = given.includes("--long");
/** The same in every run of all tests, which is to say whether a change is right; the long run looks for what is not known. */
const seed =
  process.env.ENTENTE_TEST_SEED ?? (isLong ? String(Math.floor(Math.random() * 2 ** 31)) : "20240701");

const isBuilt = await prepare();
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
      ...(isLong && { ENTENTE_TEST_LONG: "1" }),
    },
  },
);
const { passed, failures, skipped } = readTally(status);
rmSync(folder, { recursive: true, force: true });
for (const name of skipped) console.log(`skipped: ${name}`);
for (const name of failures) console.log(`FAILED: ${name}`);
console.log(
  `${passed} passed, ${failures.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`,
);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);

/** @returns {{ passed: number, failures: string[], skipped: string[] }} */
function readTally(exitStatus) {
  const tally = { passed: 0, failures: isBuilt ? [] : ["the build"], skipped: [] };
  const files = readOutcome();
  for (const file of files ?? []) addFile(tally, file);
  if (files === undefined) tally.failures.push("the test runner, which gave no outcome");
  else if (exitStatus !== 0 && tally.failures.length === 0)
    tally.failures.push("an error outside the tests (see above)");
  return tally;
}

function readOutcome() {
  try {
    return JSON.parse(readFileSync(outcome, "utf8")).testResults;
  } catch {
    return undefined;
  }
}

function addFile(tally, { name, status: outcomeOfFile, assertionResults: tests }) {
  const path = name.replace(`${root}/`, "");
  const hasFailedTest = tests.some((test) => test.status === "failed");
  if (outcomeOfFile === "failed" && !hasFailedTest) tally.failures.push(path);
  for (const test of tests) {
    if (test.status === "passed") tally.passed++;
    else (test.status === "failed" ? tally.failures : tally.skipped).push(`${path} > ${test.fullName}`);
  }
}
