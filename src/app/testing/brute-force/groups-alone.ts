import type { Asked } from "./asked.ts";
import { namesIn } from "./asked.ts";
import { type Counted, dimensionNamed, dimensionValue, pathTo } from "./dimension-value.ts";
import { valueOf } from "./expression-value.ts";
import { dayText } from "./civil.ts";
import { periodValue } from "./periods.ts";
import { Refused } from "./refused.ts";
import { keyText, type Value } from "./value.ts";
import { tableNamed, type World } from "./world.ts";
import { pointsAsked } from "./timeline.ts";

/** The groups that there are: values of dimensions together in the rows of the dataset nearest to all, or periods. */
export function groupsWithoutMetrics(world: World, asked: Asked): readonly (readonly Value[])[] {
  const found = asked.keys.every(({ kind }) => kind === "period")
    ? periodsAlone(world, asked)
    : valuesAlone(world, asked);
  const distinct = new Map(found.map((group) => [keyText(group), group]));
  return [...distinct.values()];
}

function periodsAlone(world: World, asked: Asked): readonly (readonly Value[])[] {
  if (asked.period.from === undefined) throw new Refused("groups-without-start");
  const isDaily = {
    isDaily: true,
    step: 1,
    momentOf: (day: number) => ({ day }),
    pointOf: ({ day }: { day: number }) => day,
  };
  return pointsAsked(world, isDaily, asked, 0)
    .filter((day) => {
      const period = dayText(day);
      return asked.where.every((one) => valueOf(one, { world, column: () => period }) === true);
    })
    .map((day) =>
      asked.keys.map((key) => (key.kind === "period" ? periodValue(world, key.grain, { day }) : null)),
    );
}

function valuesAlone(world: World, asked: Asked): readonly (readonly Value[])[] {
  const names = [
    ...asked.keys.flatMap((key) => (key.kind === "dimension" ? [key.name] : [])),
    ...asked.where.flatMap(namesIn),
  ];
  const dataset = nearestTo(world, [...new Set(names)]);
  return tableNamed(world, dataset)
    .map((row): Counted => ({ dataset, row, moment: undefined }))
    .filter((counted) =>
      asked.where.every(
        (one) =>
          valueOf(one, {
            world,
            column: ({ column }) => dimensionValue(world, counted, dimensionNamed(world, column)),
          }) === true,
      ),
    )
    .map((counted) =>
      asked.keys.map((key) =>
        key.kind === "dimension" ? dimensionValue(world, counted, key.dimension) : null,
      ),
    );
}

/** The first dataset that leads to all of them by the fewest related rows. */
function nearestTo(world: World, names: readonly string[]): string {
  const ranked = [...world.model.schema.datasets.keys()]
    .flatMap((dataset) => {
      const steps = stepsTo(world, dataset, names);
      return steps === undefined ? [] : [{ dataset, steps }];
    })
    .toSorted((a, b) => a.steps - b.steps);
  if (!ranked[0]) throw new Refused("groups-nowhere");
  return ranked[0].dataset;
}

function stepsTo(world: World, dataset: string, names: readonly string[]): number | undefined {
  const steps = new Set<string>();
  for (const name of names) {
    const dimension = dimensionNamed(world, name);
    try {
      const path = pathTo(world, dataset, dimension);
      const own = hopsIn(dimension.on.get(path.at(-1)?.to ?? dataset));
      for (const hops of own.length === 0 ? [path] : own.map((one) => [...path, ...one]))
        for (const [at] of hops.entries())
          steps.add(
            hops
              .slice(0, at + 1)
              .map((hop) => hop.name)
              .join("."),
          );
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }
  return steps.size;
}

interface Named {
  readonly name: string;
}

/** The paths that the columns of an expression follow. */
function hopsIn(expression: unknown): readonly (readonly Named[])[] {
  if (Array.isArray(expression)) return expression.flatMap(hopsIn);
  if (typeof expression !== "object" || expression === null) return [];
  if ("kind" in expression && expression.kind === "column" && "hops" in expression)
    return [expression.hops as readonly Named[]];
  return Object.values(expression).flatMap(hopsIn);
}
