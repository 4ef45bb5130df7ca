// Changes the compiler in small ways, one at a time, and sees whether a test fails (decision 0030).
//   npm run mutation                          a sample over all of src/compile
//   npm run mutation -- finish plan/plan.ts   over folders or files in it
//   npm run mutation -- --seed=7 --sample=600 --long
import { parseArgs } from "node:util";
import { seededRandom } from "../src/stats/index.ts";
import { instrument, type Mutant } from "./mutation/instrument.ts";
import { observe, testsOf } from "./mutation/observe.ts";
import { mutatedPart } from "./mutation/paths.ts";
import { refusedByTypes } from "./mutation/refused-by-types.ts";
import { tryMutants, type Verdict } from "./mutation/try-mutants.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    sample: { type: "string", default: "400" },
    long: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed);
const started = Date.now();

const all = await instrument();
const asked = all.filter(
  ({ file }) => positionals.length === 0 || positionals.some((part) => isIn(file, part)),
);
const drawn = draw(asked, Number(values.sample));
console.log(
  `Seed ${seed}: ${drawn.length} of ${asked.length} mutants drawn (${positionals.join(" ") || "all"})`,
);
const observations = await observe(testsOf(values.long));
const refused = refusedByTypes(drawn);
console.log(`${refused.size} refused by the types; the tests are those of ${observations.length} files`);
const isFound = ({ outcome }: Verdict) => outcome === "survived" || outcome === "no coverage";
const verdicts = await tryMutants(
  drawn.filter(({ id }) => !refused.has(id)),
  observations,
  (verdict) => {
    if (isFound(verdict)) console.log(lineOf(verdict));
  },
);
console.log();
for (const verdict of verdicts.filter(isFound)) console.log(lineOf(verdict));
printScores(verdicts);

function isIn(file: string, part: string): boolean {
  const path = part.startsWith(mutatedPart) ? part : `${mutatedPart}/${part}`;
  return file === path || file.startsWith(`${path.replace(/\/$/, "")}/`);
}

/** The drawn ones stay in the order of the files. */
function draw(mutants: readonly Mutant[], count: number): readonly Mutant[] {
  const random = seededRandom(seed, "mutants");
  const keys = new Map(mutants.map(({ id }) => [id, random.uniform()]));
  const limit = [...keys.values()].sort((a, b) => a - b)[count] ?? 1;
  return mutants.filter(({ id }) => keys.get(id)! < limit);
}

function lineOf({ outcome, mutant }: Verdict): string {
  const { file, line, column, original, replacement } = mutant;
  const brief = (text: string) => {
    const flat = text.replace(/\s+/g, " ");
    return flat.length > 110 ? `${flat.slice(0, 70)} ... ${flat.slice(-35)}` : flat;
  };
  return `${outcome}  ${file}:${line}:${column}  ${brief(original)}  ->  ${brief(replacement)}`;
}

function printScores(of: readonly Verdict[]): void {
  const parts = new Map<string, Verdict[]>();
  for (const verdict of of) {
    const [part] = verdict.mutant.file.slice(mutatedPart.length + 1).split("/");
    if (part !== undefined) parts.set(part, [...(parts.get(part) ?? []), verdict]);
  }
  for (const [part, inPart] of parts) console.log(scoreLine(part.padEnd(10), inPart));
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(`${scoreLine("all".padEnd(10), of)}; seed ${seed}, ${minutes} minutes`);
}

function scoreLine(name: string, of: readonly Verdict[]): string {
  const count = (outcome: Verdict["outcome"]) => of.filter((verdict) => verdict.outcome === outcome).length;
  const [killed, timeout, survived] = [count("killed"), count("timeout"), count("survived")];
  const score = of.length === 0 ? "-" : ((100 * (killed + timeout)) / of.length).toFixed(1);
  return `${name} score ${score} %: ${killed} killed, ${timeout} timeout, ${survived} survived, ${count("no coverage")} without coverage`;
}
