import { type BuildLoad, isEntered } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import type { HeldLock } from "../../lake/index.ts";
import { checkInputs } from "../load-source/check-file.ts";
import { entriesOfFile } from "../load-source/entries-of-file.ts";
import { loadedFiles } from "../load-source/loaded-files.ts";
import type { BuildBasis } from "./build-input-of.ts";

/**
 * What a build starts from, with what the checks at entry say of each load: kept since it was loaded, judged now where the
 * mapping or the rules have changed since, and always when `isAnew`.
 */
export async function withEntries(
  engine: Engine,
  lock: HeldLock,
  basis: BuildBasis,
  { isAnew = false }: { readonly isAnew?: boolean } = {},
): Promise<BuildBasis> {
  const { input } = basis;
  const entered = new Map(input.mappings.filter(isEntered).map((mapping) => [mapping.source, mapping]));
  const judged = new Map<string, readonly (string | undefined)[]>();
  for (const { load, file, checked } of await loadedFiles(lock.state, basis.loads)) {
    const mapping = entered.get(load.source);
    if (mapping === undefined) continue;
    const entries: (string | undefined)[] = [];
    for (const [index, one] of checkInputs(checked, { ...input, mapping }).entries())
      entries.push((await entriesOfFile(engine, lock, checked, { input: one, index, isAnew }))?.parquet);
    judged.set(placeOf(load, file), entries);
  }
  const loads = input.loads.map(
    (load): BuildLoad => ({
      ...load,
      files: load.files.map((file) => {
        const entries = judged.get(placeOf(load, file));
        return entries === undefined ? file : { ...file, entries };
      }),
    }),
  );
  return { ...basis, input: { ...input, loads } };
}

function placeOf(load: { readonly number: number }, file: { readonly number: number }): string {
  return `${load.number}.${file.number}`;
}
