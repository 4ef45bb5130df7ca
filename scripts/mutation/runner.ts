import { appendFileSync, readFileSync } from "node:fs";
import {
  type File,
  getFn,
  type Suite,
  startTests,
  type Task,
  type Test,
  type VitestRunner,
} from "@vitest/runner";
import { VitestTestRunner } from "vitest/runners";
import type { Job, Observation, Outcome, Trial, TrialLine } from "./job.ts";
import { jobVariable } from "./paths.ts";

/** What the instrumented code reads and writes; the name and the fields are the instrumenter's. */
interface Switches {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number | undefined;
  hitLimit: number;
  mutantCoverage: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

const switches: Switches = {
  activeMutant: process.env["__STRYKER_ACTIVE_MUTANT__"],
  currentTestId: undefined,
  hitCount: undefined,
  hitLimit: 0,
  mutantCoverage: { static: {}, perTest: {} },
};
Object.assign(globalThis, { __stryker__: switches });

const job: Job = JSON.parse(readFileSync(process.env[jobVariable]!, "utf8"));
const write = (line: Observation | TrialLine) => appendFileSync(job.out, `${JSON.stringify(line)}\n`);

/** What of vitest's runner is used here; vitest awaits what each of these returns. */
interface Inherited {
  importFile(path: string, source: "collect" | "setup"): unknown;
  onBeforeRunTask(test: Test): unknown;
  onAfterRunTask(test: Test): unknown;
  onAfterRunFiles(files: File[]): unknown;
}
const Base: new (config: VitestTestRunner["config"]) => Inherited = VitestTestRunner;

/** Observes what each test reaches, or tries mutants one after another on modules that are loaded once. */
export default class MutationRunner extends Base {
  private atImport: readonly string[] = [];

  onCollected(files: File[]): void {
    this.atImport = Object.keys(switches.mutantCoverage.static);
    switches.mutantCoverage.static = {};
    if (job.kind !== "mutate") return;
    if (files.some(hasFailed)) writeThrown(job.trials);
    for (const file of files) skip(file);
  }

  override async onBeforeRunTask(test: Test): Promise<void> {
    await super.onBeforeRunTask(test);
    switches.currentTestId = nameOf(test);
  }

  override onAfterRunTask(test: Test): void {
    super.onAfterRunTask(test);
    switches.currentTestId = undefined;
  }

  override async onAfterRunFiles(files: File[]): Promise<void> {
    super.onAfterRunFiles(files);
    for (const file of files)
      if (job.kind === "observe") write(observationOf(file, this.atImport));
      else if (!hasFailed(file)) for (const trial of job.trials) await this.try(trial, file.filepath);
  }

  private async try(trial: Trial, path: string): Promise<void> {
    write({ mutant: trial.mutant, outcome: "started" });
    switches.activeMutant = trial.mutant;
    switches.hitCount = 0;
    switches.hitLimit = trial.hitLimit;
    const trying = new TrialRunner(this, trial);
    const files = await startTests([path], trying.runner);
    const isEndless = trying.isTooSlow || (switches.hitCount ?? 0) > trial.hitLimit;
    switches.activeMutant = undefined;
    switches.hitCount = undefined;
    const by = trying.failed ?? (files.some(hasFailed) ? "the file" : undefined);
    const outcome: Outcome = by === undefined ? "survived" : isEndless ? "timeout" : "killed";
    write({ mutant: trial.mutant, outcome, ...(by !== undefined && { by }) });
  }
}

/** Runs the tests that reach a mutant until the first failure, and tells vitest's main process nothing. */
class TrialRunner {
  readonly runner: VitestRunner;
  failed: string | undefined;
  isTooSlow = false;

  constructor(outer: MutationRunner, trial: Trial) {
    const inherited: VitestRunner = Object.create(outer);
    this.runner = Object.assign(inherited, {
      importFile: (path: string, source: "collect" | "setup") =>
        outer.importFile(source === "collect" ? `${path}?mutant=${trial.mutant}` : path, source),
      onCollectStart: () => {},
      onCollected: (files: File[]) => {
        for (const file of files) keepOnly(file, trial.tests);
      },
      onTaskUpdate: async () => {},
      onAfterRunFiles: () => {},
      onBeforeRunTask: async (test: Test) => {
        if (this.failed !== undefined) test.mode = "skip";
      },
      runTask: (test: Test) => this.runInTime(test, trial.tests[nameOf(test)]?.milliseconds ?? 0),
      onAfterRunTask: (test: Test) => {
        if (test.result?.state === "fail") this.failed ??= nameOf(test);
      },
    });
  }

  private async runInTime(test: Test, usual: number): Promise<void> {
    const limit = 5_000 + 8 * usual;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.isTooSlow = true;
        reject(new Error(`not done after ${limit} ms`));
      }, limit);
    });
    try {
      await Promise.race([getFn(test)(), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The file could not be loaded: the mutant that was active from the start threw. */
function writeThrown(trials: readonly Trial[]): void {
  const [only, ...others] = trials;
  if (!only || others.length > 0 || switches.activeMutant !== only.mutant)
    throw new Error("the test file cannot be loaded without a mutant");
  write({ mutant: only.mutant, outcome: "killed", by: "a throw while modules load" });
}

function observationOf(file: File, atImport: readonly string[]): Observation {
  const tests = testsIn(file).map((test) => ({
    name: nameOf(test),
    milliseconds: Math.ceil(test.result?.duration ?? 0),
    hits: switches.mutantCoverage.perTest[nameOf(test)] ?? {},
  }));
  const milliseconds = Math.ceil(file.result?.duration ?? 0);
  const outside = switches.mutantCoverage.static;
  return { file: file.filepath, milliseconds, hasFailed: hasFailed(file), atImport, shared: outside, tests };
}

function keepOnly(suite: Suite, tests: Trial["tests"]): void {
  for (const task of suite.tasks)
    if (task.type === "suite") keepOnly(task, tests);
    else if (!Object.hasOwn(tests, nameOf(task))) task.mode = "skip";
  if (testsIn(suite).every((test) => test.mode === "skip")) suite.mode = "skip";
}

function skip(task: Task): void {
  task.mode = "skip";
  if (task.type === "suite") for (const inner of task.tasks) skip(inner);
}

function testsIn(task: Task): readonly Test[] {
  return task.type === "suite" ? task.tasks.flatMap(testsIn) : [task];
}

function hasFailed(task: Task): boolean {
  return task.result?.state === "fail" || (task.type === "suite" && task.tasks.some(hasFailed));
}

function nameOf(test: Test): string {
  const names = [test.name];
  for (let suite = test.suite; suite !== undefined; suite = suite.suite) names.unshift(suite.name);
  return names.join(" > ");
}
