import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, root } from "../root.mjs";
import type { Job } from "./job.ts";
import { jobVariable, workFolder } from "./paths.ts";

/** The seed of generated cases is the one of `npm test`. */
const testSeed = "20240701";

interface Call {
  readonly tests: readonly string[];
  readonly job: (out: string) => Job;
  /** Active from the start, for what modules do while they load. */
  readonly active?: string;
  readonly quietSeconds: number;
}

export interface Ended<Line> {
  readonly lines: readonly Line[];
  /** The watch ended it; else it came to its end by itself. */
  readonly isStopped: boolean;
}

let count = 0;

/** Runs vitest over test files and gives back the lines that it wrote; a child that stays quiet for too long is ended. */
export async function runChild<Line>({ tests, job, active, quietSeconds }: Call): Promise<Ended<Line>> {
  mkdirSync(workFolder, { recursive: true });
  const name = join(workFolder, `child-${count++}`);
  const [jobFile, out] = [`${name}.job.json`, `${name}.out.jsonl`];
  rmSync(out, { force: true });
  writeFileSync(jobFile, JSON.stringify(job(out)));
  const config = join(root, "scripts/mutation/vitest.config.ts");
  const child = spawn(
    process.execPath,
    [command("vitest", "vitest.mjs"), "run", `--config=${config}`, ...tests],
    {
      cwd: root,
      stdio: "ignore",
      detached: true,
      env: {
        ...process.env,
        ENTENTE_TEST_SEED: testSeed,
        [jobVariable]: jobFile,
        ...(active !== undefined && { __STRYKER_ACTIVE_MUTANT__: active }),
      },
    },
  );
  const isStopped = await watched(child, out, quietSeconds);
  const text = existsSync(out) ? readFileSync(out, "utf8") : "";
  rmSync(jobFile);
  rmSync(out, { force: true });
  const lines = text
    .split("\n")
    .filter((line) => line.endsWith("}"))
    .map((line): Line => JSON.parse(line));
  return { lines, isStopped };
}

/** Whether it had to be stopped. */
async function watched(child: ChildProcess, out: string, quietSeconds: number): Promise<boolean> {
  let heard = Date.now();
  let isStopped = false;
  const watch = setInterval(() => {
    if (existsSync(out)) heard = Math.max(heard, statSync(out).mtimeMs);
    if (isStopped || Date.now() - heard <= quietSeconds * 1000) return;
    isStopped = true;
    process.kill(-child.pid!, "SIGKILL");
  }, 1000);
  await new Promise<void>((resolve) => {
    child.on("close", () => resolve());
  });
  clearInterval(watch);
  return isStopped;
}
