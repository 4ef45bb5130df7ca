import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { globSync } from "tinyglobby";
import { root } from "../root.mjs";
import { instrumentedFolder, mutatedPart } from "./paths.ts";

export interface Mutant {
  readonly id: string;
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
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const result = await new Instrumenter(log).instrument(files, options);
  for (const { name, content } of result.files) {
    const target = join(instrumentedFolder, relative(root, name));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  const texts = new Map(files.map(({ name, content }) => [name, content]));
  return result.mutants.map(({ id, fileName, location, replacement }) => {
    const content = texts.get(fileName)!;
    const start = offsetOf(content, location.start);
    const end = offsetOf(content, location.end);
    return {
      id,
      file: relative(root, fileName),
      line: location.start.line + 1,
      column: location.start.column + 1,
      original: content.slice(start, end),
      replacement: replacement ?? "",
      text: content.slice(0, start) + replacement + content.slice(end),
    };
  });
}

function offsetOf(text: string, at: { readonly line: number; readonly column: number }): number {
  let offset = 0;
  for (let line = 0; line < at.line; line++) offset = text.indexOf("\n", offset) + 1;
  return offset + at.column;
}
