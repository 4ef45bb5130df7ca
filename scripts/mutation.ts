// Changes the compiler in small ways, one at a time, and sees whether a test fails (decision 0030).
//   npm run mutation                          a sample over all of src/compile
//   npm run mutation -- finish plan/plan.ts   over folders or files in it
//   npm run mutation -- --sample=all          all of them
//   npm run mutation -- --again               what earlier runs did not decide; survivors on tests that changed since
//   npm run mutation -- --seed=7 --sample=600 --long
import { parseArgs } from "node:util";
import { draw } from "./mutation/draw.ts";
import { instrument } from "./mutation/instrument.ts";
import { isSettled, type Kept, keepVerdict, keptVerdicts } from "./mutation/kept-verdicts.ts";
import { narrowEarly } from "./mutation/narrow-early.ts";
import { narrowTried } from "./mutation/narrow-tried.ts";
import { observe, testsOf } from "./mutation/observe.ts";
import { mutatedPart } from "./mutation/paths.ts";
import { isFound, lineOf, printScores } from "./mutation/print-scores.ts";
import { refusedByTypes } from "./mutation/refused-by-types.ts";
import { tryMutants, type Verdict } from "./mutation/try-mutants.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    sample: { type: "string", default: "400" },
    again: { type: "boolean", default: false },
    long: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed);
const started = Date.now();

const all = await instrument();
const asked = all.filter(
  ({ file }) => positionals.length === 0 || positionals.some((part) => isIn(file, part)),
);
const drawn = draw(asked, seed, values.sample === "all" ? asked.length : Number(values.sample));
const where = positionals.join(" ") || "all parts";
console.log(`Seed ${seed}: ${drawn.length} of ${asked.length} mutants drawn (${where})`);
if (drawn.length === 0) process.exit(1);
const observations = narrowEarly(await observe(testsOf(values.long)), all);
const kept: ReadonlyMap<string, Kept> = values.again ? keptVerdicts() : new Map();
const standing = drawn.flatMap((mutant): readonly Verdict[] => {
  const verdict = kept.get(mutant.key);
  return isSettled(verdict) ? [{ mutant, ...verdict }] : [];
});
const open = drawn.filter(({ key }) => !isSettled(kept.get(key)));
const refused = refusedByTypes(open);
const told = values.again ? `${standing.length} stand from earlier runs; ` : "";
console.log(
  `${told}${refused.size} refused by the types; the tests are those of ${observations.length} files`,
);
const tried = observations.map(({ text }) => text);
const decided = await tryMutants(
  open.filter(({ id }) => !refused.has(id)),
  narrowTried(observations, open, kept),
  (verdict) => {
    const now = asBefore(verdict);
    keepVerdict(now, [...tried, ...(kept.get(now.mutant.key)?.tried ?? [])]);
    if (isFound(now)) console.log(lineOf(now));
  },
);
const order = new Map(drawn.map(({ id }, index) => [id, index]));
const verdicts = [...standing, ...decided.map(asBefore)].sort(
  (a, b) => order.get(a.mutant.id)! - order.get(b.mutant.id)!,
);
console.log();
for (const verdict of verdicts.filter(isFound)) console.log(lineOf(verdict));
printScores(verdicts);
const minutes = ((Date.now() - started) / 60_000).toFixed(1);
const extent =
  drawn.length < asked.length ? `a sample of ${drawn.length} of ${asked.length} mutants` : "all mutants";
console.log(`${extent}, seed ${seed}, ${minutes} minutes`);

/** What no test was left to try is as it was. */
function asBefore(verdict: Verdict): Verdict {
  const before = kept.get(verdict.mutant.key);
  if (verdict.outcome !== "no coverage" || before === undefined) return verdict;
  return { mutant: verdict.mutant, outcome: before.outcome };
}

function isIn(file: string, part: string): boolean {
  const path = part.startsWith(mutatedPart) ? part : `${mutatedPart}/${part}`;
  return file === path || file.startsWith(`${path.replace(/\/$/, "")}/`);
}
