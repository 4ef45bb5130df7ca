import { coarsest, compareGranularity, type Granularity, isGranularity } from "../granularity.ts";
import { leafGranularity, leavesOf, metricNamed } from "../metrics/leaves.ts";
import type { Project } from "../project/project.ts";

/** The grain of `metric_time` when a question names none: the largest of the metrics' own. */
export function defaultGrain({ manifest }: Project, metrics: readonly string[]): string {
  const grains = metrics.map((name) => {
    const own = metricNamed(manifest, name)?.granularity;
    return (
      own ??
      coarsest(["day", ...leavesOf(manifest, name).map(leafGranularity).filter(isGranularity)]) ??
      "day"
    );
  });
  return grains.find((grain) => !isGranularity(grain)) ?? coarsest(grains.filter(isGranularity)) ?? "day";
}

/** The finer of two grains; a custom one is as fine as the days that it is made of. */
export function finest(grains: readonly string[]): Granularity | undefined {
  return grains
    .map((grain): Granularity => (isGranularity(grain) ? grain : "day"))
    .toSorted(compareGranularity)
    .at(0);
}
