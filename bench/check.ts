import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { manyDefinitions } from "./check-files.ts";
import { inChild, type Measured, median } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

interface Warm extends Measured {
  readonly first: number;
  readonly warm: number;
}

const limit = 300;
const root = fileURLToPath(new URL("../", import.meta.url));
const program = join(root, "dist/cli/main.js");
const sources = join(root, "examples/maven-crm/sources");

/**
 * `entente check` over 1,000 definitions. Cold: whole processes, from the call to the end. Warm: the use case called again in
 * one process. Beside them, in the same rounds: node's own start, and the YAML library reading the same text.
 */
export async function run({ rounds }: BenchOptions): Promise<void> {
  prepare();
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  try {
    const [bare, described] = [workspace(folder, "bare"), workspace(folder, "described")];
    for (const name of readdirSync(sources))
      writeFileSync(join(described, "sources", name), readFileSync(join(sources, name)));
    const { files, definitions } = manyDefinitions();
    for (const { path, text } of files)
      for (const one of [bare, described]) writeFileSync(join(one, path), text);
    const texts = join(bare, "definitions");
    const times: { [what: string]: number[] } = {};
    const note = (what: string, milliseconds: number) => (times[what] ??= []).push(milliseconds);
    for (let round = 0; round < Math.max(rounds, 7); round++) {
      note("node, doing nothing", whole(["-e", "0"], bare));
      note("node, the YAML library reading the same text", whole([yamlAlone(), texts], bare));
      note("entente --version", whole([program, "--version"], bare));
      note("entente check", whole([program, "check"], bare));
      note("entente check, with 4 sources described", whole([program, "check"], described));
    }
    const { first, warm } = await inChild<Warm>("./check-ours.ts", [bare]);
    console.log(
      `check of ${definitions} definitions in ${files.length} files and the catalogue; milliseconds`,
    );
    for (const [what, all] of Object.entries(times)) {
      const middle = median(all);
      const verdict = what.startsWith("entente check")
        ? middle <= limit
          ? `within ${limit}`
          : `OVER ${limit}`
        : "";
      print(what, `${middle.toFixed(0)} (best ${Math.min(...all).toFixed(0)})`, verdict);
    }
    print("the use case, first call in a process", first.toFixed(0), "");
    print("the use case, called again", warm.toFixed(0), warm <= limit ? `within ${limit}` : `OVER ${limit}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function print(what: string, figure: string, verdict: string): void {
  console.log(`  ${what.padEnd(48)} ${figure.padEnd(16)} ${verdict}`.trimEnd());
}

/** What ships is measured, so it is built first. */
function prepare(): void {
  const { status } = spawnSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit" });
  if (status !== 0) throw new Error("The program does not build.");
}

function workspace(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  whole([program, "init", path, "--timezone", "Europe/Paris", "--currency", "EUR"], folder);
  return path;
}

/** Milliseconds from the start of a process to its end. */
function whole(args: readonly string[], cwd: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  const ended = performance.now();
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return ended - started;
}

function yamlAlone(): string {
  return fileURLToPath(new URL("./yaml-alone.mjs", import.meta.url));
}
