import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { globSync } from "tinyglobby";
import { root } from "../root.mjs";
import { runChild } from "./child.ts";
import type { Observation } from "./job.ts";
import { workFolder } from "./paths.ts";

/** The tests of what a question answers: worked examples, the examples of the language, MetricFlow's questions. */
const everyday = [
  "src/app/query/*.test.ts",
  "src/app/*.test.ts",
  "test/reference.test.ts",
  "test/conformance/metricflow/shapes/*.test.ts",
];
/** Generated worlds, snapshots built anew, searches: minutes for each mutant that they do not kill. */
const long = [
  "src/app/query/{*-brute-force,concept-cycles,generated,metamorphic}.test.ts",
  "src/app/{build-snapshot,find-breaks,open-rows}.test.ts",
  "src/app/diff-rows/*.test.ts",
  "test/{demo-truth,find}.test.ts",
];

export function testsOf(withLong: boolean): readonly string[] {
  const files = globSync([...everyday, ...(withLong ? long : [])], {
    cwd: root,
    ignore: withLong ? [] : long,
  });
  return files.sort();
}

export interface ObservedFile extends Observation {
  /** Tells one text of the file from another. */
  readonly text: string;
}

interface Kept {
  readonly code: string;
  readonly files: { readonly [file: string]: { readonly text: string; readonly observation: Observation } };
}

/** What each test file reaches; kept from one run to the next for files that are the same over the same code. */
export async function observe(files: readonly string[]): Promise<readonly ObservedFile[]> {
  const code = hashOf(globSync(["src/**/*.{ts,yaml}", "!**/*.test.ts"], { cwd: root }).sort());
  const path = join(workFolder, "observed.json");
  const kept: Kept | undefined = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  const known = new Map(
    files.flatMap((file) => {
      const found = kept?.code === code ? kept.files[file] : undefined;
      return found?.text === hashOf([file]) ? [[file, found.observation] as const] : [];
    }),
  );
  const missing = files.filter((file) => !known.has(file));
  if (missing.length > 0) {
    console.log(`Observing what ${missing.length} test files reach ...`);
    const { lines: seen } = await runChild<Observation>({
      tests: missing,
      job: (out) => ({ kind: "observe", out }),
      quietSeconds: 300,
    });
    for (const observation of seen) known.set(relative(root, observation.file), observation);
    for (const file of missing) if (!known.has(file)) console.log(`not observed: ${file}`);
  }
  const others = Object.entries(kept?.code === code ? kept.files : {}).filter(([file]) => !known.has(file));
  const entries = [...known].map(([file, observation]) => [file, { text: hashOf([file]), observation }]);
  writeFileSync(path, JSON.stringify({ code, files: Object.fromEntries([...others, ...entries]) }));
  for (const [file, { hasFailed }] of known) if (hasFailed) console.log(`fails without a mutant: ${file}`);
  return [...known]
    .filter(([, { hasFailed }]) => !hasFailed)
    .map(([file, observation]) => ({ ...observation, text: hashOf([file]) }));
}

function hashOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}
