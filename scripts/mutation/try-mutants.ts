import { relative } from "node:path";
import { root } from "../root.mjs";
import { type Ended, runChild } from "./child.ts";
import type { Mutant } from "./instrument.ts";
import type { Hits, Observation, Outcome, Trial, TrialLine } from "./job.ts";

export interface Verdict {
  readonly mutant: Mutant;
  readonly outcome: Outcome | "no coverage";
  readonly by?: string;
}

/** Tries the mutants on the test files that reach them, two files at a time, until a test fails. */
export async function tryMutants(
  mutants: readonly Mutant[],
  observations: readonly Observation[],
  decided: (verdict: Verdict) => void,
): Promise<readonly Verdict[]> {
  const verdicts = new Map<string, Verdict>();
  const byId = new Map(mutants.map((mutant) => [mutant.id, mutant]));
  const isAlive = (id: string) => verdicts.get(id) === undefined;
  const queue = byWorth(observations, mutants);
  const left = new Map(mutants.map(({ id }) => [id, queue.filter((seen) => reaches(seen, id)).length]));
  const decide = (id: string, verdict: Omit<Verdict, "mutant">) => {
    if (!isAlive(id)) return;
    verdicts.set(id, { mutant: byId.get(id)!, ...verdict });
    decided(verdicts.get(id)!);
  };
  for (const [id, files] of left) if (files === 0) decide(id, { outcome: "no coverage" });
  const work = async () => {
    for (let seen = queue.shift(); seen !== undefined; seen = queue.shift()) {
      const file = seen;
      const reachedIds = mutants.map(({ id }) => id).filter((id) => reaches(file, id));
      const lines = await tryOn(seen, reachedIds.filter(isAlive), isAlive);
      for (const { mutant, outcome, by } of lines)
        if (outcome !== "survived" && outcome !== "started")
          decide(mutant, { outcome, by: `${relative(root, seen.file)} > ${by}` });
      for (const id of reachedIds) {
        left.set(id, left.get(id)! - 1);
        if (left.get(id) === 0) decide(id, { outcome: "survived" });
      }
      console.log(
        `${verdicts.size} of ${mutants.length} decided, ${queue.length} files to go (${relative(root, seen.file)})`,
      );
    }
  };
  await Promise.all([work(), work()]);
  return mutants.map(({ id }) => verdicts.get(id)!);
}

/** The files first that reach many mutants in little time. */
function byWorth(observations: readonly Observation[], mutants: readonly Mutant[]): Observation[] {
  const worth = (seen: Observation) =>
    mutants.filter(({ id }) => reaches(seen, id)).length / Math.max(seen.milliseconds, 1000);
  return observations
    .map((seen) => ({ seen, worth: worth(seen) }))
    .filter(({ worth: of }) => of > 0)
    .sort((a, b) => b.worth - a.worth)
    .map(({ seen }) => seen);
}

function reaches(seen: Observation, id: string): boolean {
  return (
    Object.hasOwn(seen.shared, id) ||
    seen.atImport.includes(id) ||
    seen.tests.some(({ hits }) => Object.hasOwn(hits, id))
  );
}

async function tryOn(
  seen: Observation,
  ids: readonly string[],
  isAlive: (id: string) => boolean,
): Promise<readonly TrialLine[]> {
  const lines: TrialLine[] = [];
  const early = ids.filter((id) => seen.atImport.includes(id));
  for (let left = ids.filter((id) => !early.includes(id)); left.length > 0; ) {
    const { lines: found, isStopped } = await tryIn(seen, left);
    const done = found.filter(({ outcome }) => outcome !== "started").map(({ mutant }) => mutant);
    lines.push(...found.filter(({ mutant }) => done.includes(mutant)));
    left = left.filter((id) => !done.includes(id));
    const [next] = left;
    if (next === undefined) break;
    const isBegun = found.at(-1)?.mutant === next;
    lines.push(isBegun && isStopped ? stopped(next) : await tryAlone(seen, next));
    left = left.slice(1);
  }
  for (const id of early) if (isAlive(id)) lines.push(await tryAlone(seen, id, id));
  return lines;
}

/**
 * In a process of its own, which starts with the mutant where that runs while modules load. One that ends before it says
 * anything, by itself or by the watch, may be the fault of a starved machine: it is run once more.
 */
async function tryAlone(seen: Observation, id: string, active?: string): Promise<TrialLine> {
  for (const patience of [1, 2]) {
    const { lines, isStopped } = await tryIn(seen, [id], {
      patience,
      ...(active !== undefined && { active }),
    });
    const last = lines.at(-1);
    if (last && last.outcome !== "started") return last;
    if (isStopped && (last || patience === 2)) return stopped(id);
  }
  return { mutant: id, outcome: "unclear", by: "a process that ended twice without a word" };
}

function stopped(mutant: string): TrialLine {
  return { mutant, outcome: "timeout", by: "the watch" };
}

function tryIn(
  seen: Observation,
  ids: readonly string[],
  { patience = 1, active }: { readonly patience?: number; readonly active?: string } = {},
): Promise<Ended<TrialLine>> {
  return runChild<TrialLine>({
    tests: [relative(root, seen.file)],
    job: (out) => ({ kind: "mutate", out, trials: ids.map((id) => trialOf(seen, id)) }),
    quietSeconds: patience * (120 + (8 * seen.milliseconds) / 1000),
    ...(active !== undefined && { active }),
  });
}

function trialOf(seen: Observation, id: string): Trial {
  const isEverywhere = Object.hasOwn(seen.shared, id) || seen.atImport.includes(id);
  const tests = seen.tests.filter(({ hits }) => isEverywhere || Object.hasOwn(hits, id));
  const total = [seen.shared, ...seen.tests.map(({ hits }) => hits)].reduce(
    (sum, hits: Hits) => sum + (hits[id] ?? 0),
    0,
  );
  return {
    mutant: id,
    hitLimit: 1_000 + 100 * total,
    tests: Object.fromEntries(tests.map(({ name, milliseconds }) => [name, { milliseconds }])),
  };
}
