import type { Mutant } from "./instrument.ts";
import type { Observation } from "./job.ts";
import type { ObservedFile } from "./observe.ts";

/** Each costs a process of its own, on each of them. */
const mostFiles = 8;

/**
 * A mutant in what runs while modules load is reached by every test file that loads the module: it is tried on those
 * that run most of the rest of the module, where any does.
 */
export function narrowEarly(
  observations: readonly ObservedFile[],
  mutants: readonly Mutant[],
): readonly ObservedFile[] {
  const modules = new Map(mutants.map(({ id, file }) => [id, file]));
  const counts = observations.map((seen) => countsIn(seen, modules));
  const least = new Map(
    [...new Set(modules.values())].map((module) => {
      const sorted = counts.map((count) => count.get(module) ?? 0).toSorted((a, b) => b - a);
      return [module, sorted[mostFiles - 1] ?? 0];
    }),
  );
  return observations.map((seen, index) => ({
    ...seen,
    atImport: seen.atImport.filter((id) => {
      const module = modules.get(id) ?? "";
      const count = counts[index]?.get(module) ?? 0;
      const isRunAnywhere = counts.some((one) => one.has(module));
      return !isRunAnywhere || (count > 0 && count >= least.get(module)!);
    }),
  }));
}

function countsIn(seen: Observation, modules: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const ids = new Set([...Object.keys(seen.shared), ...seen.tests.flatMap(({ hits }) => Object.keys(hits))]);
  for (const id of ids) {
    const module = modules.get(id) ?? "";
    counts.set(module, (counts.get(module) ?? 0) + 1);
  }
  return counts;
}
