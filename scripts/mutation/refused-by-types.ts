import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { command, root } from "../root.mjs";
import type { Mutant } from "./instrument.ts";
import { workFolder } from "./paths.ts";

/** The mutants that the compiler would not let in: each is a file of its own beside the real ones, by `rootDirs`. */
export function refusedByTypes(mutants: readonly Mutant[]): ReadonlySet<string> {
  const folder = join(workFolder, "types");
  rmSync(folder, { recursive: true, force: true });
  for (const { id, file, text } of mutants) {
    const path = join(folder, file.replace(/\.ts$/, `.m${id}.ts`));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const settings = {
    extends: "../../tsconfig.base.json",
    compilerOptions: {
      noEmit: true,
      rootDirs: ["../..", "."],
      noUnusedLocals: false,
      noUnusedParameters: false,
      allowUnreachableCode: true,
    },
    include: ["."],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { stdout } = spawnSync(
    process.execPath,
    [command("typescript", "bin/tsc"), "-p", folder, "--pretty", "false"],
    {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    },
  );
  return new Set([...stdout.matchAll(/\.m(\d+)\.ts\(\d+,\d+\): error/g)].map(([, id = ""]) => id));
}
