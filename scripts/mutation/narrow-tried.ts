import type { Mutant } from "./instrument.ts";
import type { Hits } from "./job.ts";
import type { Kept } from "./kept-verdicts.ts";
import type { ObservedFile } from "./observe.ts";

/** Without the mutants that a test file did not notice in an earlier run, as long as it is the same. */
export function narrowTried(
  observations: readonly ObservedFile[],
  mutants: readonly Mutant[],
  kept: ReadonlyMap<string, Kept>,
): readonly ObservedFile[] {
  const tried = new Map(mutants.map(({ id, key }) => [id, new Set(kept.get(key)?.tried)]));
  return observations.map((seen) => {
    const isOpen = (id: string) => tried.get(id)?.has(seen.text) !== true;
    const open = (hits: Hits): Hits => Object.fromEntries(Object.entries(hits).filter(([id]) => isOpen(id)));
    return {
      ...seen,
      atImport: seen.atImport.filter(isOpen),
      shared: open(seen.shared),
      tests: seen.tests.map((test) => ({ ...test, hits: open(test.hits) })),
    };
  });
}
