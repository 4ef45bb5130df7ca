import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "./paths.ts";
import { isFound } from "./print-scores.ts";
import type { Verdict } from "./try-mutants.ts";

export interface Kept extends Omit<Verdict, "mutant"> {
  /** The texts of the test files that did not notice it. */
  readonly tried?: readonly string[];
}

interface Line extends Kept {
  readonly key: string;
}

const path = join(workFolder, "verdicts.jsonl");

/** What earlier runs decided, by the key of the mutant; the last word counts. */
export function keptVerdicts(): ReadonlyMap<string, Kept> {
  if (!existsSync(path)) return new Map();
  const lines = readFileSync(path, "utf8").trim().split("\n");
  return new Map(
    lines.map((line) => {
      const { key, ...verdict }: Line = JSON.parse(line);
      return [key, verdict];
    }),
  );
}

export function keepVerdict({ mutant: { key }, ...verdict }: Verdict, tried: readonly string[]): void {
  const line: Line = { key, ...verdict, ...(isFound(verdict) && { tried }) };
  appendFileSync(path, `${JSON.stringify(line)}\n`);
}

/** A test noticed it: that stands as long as its line is the same, where `--again` is said. */
export function isSettled(kept: Kept | undefined): kept is Kept {
  return kept?.outcome === "killed" || kept?.outcome === "timeout";
}
