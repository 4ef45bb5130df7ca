import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { globSync } from "tinyglobby";
import { command, root } from "../root.mjs";
import { instrumentedFolder, mutatedPart } from "./paths.ts";
import { sqlMutator } from "./sql-mutator.ts";

export interface Mutant {
  /** Of this run. */
  readonly id: string;
  /** The same as long as its line is, wherever that stands in its file. */
  readonly key: string;
  /** From the root. */
  readonly file: string;
  /** Where it starts, from 1. */
  readonly line: number;
  readonly column: number;
  readonly original: string;
  readonly replacement: string;
  /** The whole file with the mutant in it. */
  readonly text: string;
}

const silent = () => {};
const never = () => false;
const log = {
  isTraceEnabled: never,
  isDebugEnabled: never,
  isInfoEnabled: never,
  isWarnEnabled: never,
  isErrorEnabled: never,
  isFatalEnabled: never,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

/** Writes a copy of the mutated part in which each mutant waits behind a switch. */
export async function instrument(): Promise<readonly Mutant[]> {
  rmSync(instrumentedFolder, { recursive: true, force: true });
  const paths = globSync(`${mutatedPart}/**/*.ts`, { cwd: root, ignore: "**/*.test.ts" }).sort();
  const files = paths.map((path) => ({
    name: join(root, path),
    mutate: true,
    content: readFileSync(join(root, path), "utf8"),
  }));
  await addSqlMutator();
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const result = await new Instrumenter(log).instrument(files, options);
  for (const { name, content } of result.files) {
    const target = join(instrumentedFolder, relative(root, name));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  const texts = new Map(files.map(({ name, content }) => [name, content]));
  const keys = new Keys();
  return result.mutants.map(({ id, fileName, location, replacement }) => {
    const content = texts.get(fileName)!;
    const file = relative(root, fileName);
    const start = offsetOf(content, location.start);
    const end = offsetOf(content, location.end);
    const original = content.slice(start, end);
    const around = content.slice(content.lastIndexOf("\n", start) + 1, start).trimStart();
    return {
      id,
      key: keys.of(file, around, original, replacement),
      file,
      line: location.start.line + 1,
      column: location.start.column + 1,
      original,
      replacement,
      text: content.slice(0, start) + replacement + content.slice(end),
    };
  });
}

/** Equal lines of a file are told apart by which of them comes first. */
class Keys {
  private readonly counts = new Map<string, number>();

  of(...parts: readonly string[]): string {
    const text = JSON.stringify(parts);
    const count = this.counts.get(text) ?? 0;
    this.counts.set(text, count + 1);
    return createHash("sha256").update(`${text} ${count}`).digest("hex").slice(0, 24);
  }
}

/** The instrumenter takes no mutators from outside: its own list, which it does not export, is added to. */
async function addSqlMutator(): Promise<void> {
  const path = command("@stryker-mutator/instrumenter", "dist/src/mutators/index.js");
  const { allMutators }: { allMutators: unknown[] } = await import(pathToFileURL(path).href);
  if (!allMutators.includes(sqlMutator)) allMutators.push(sqlMutator);
}

function offsetOf(text: string, at: { readonly line: number; readonly column: number }): number {
  let offset = 0;
  for (let line = 0; line < at.line; line++) offset = text.indexOf("\n", offset) + 1;
  return offset + at.column;
}
