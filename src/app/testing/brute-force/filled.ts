import type { MetricQuery } from "../../../contract/index.ts";
import type { Level } from "./asked.ts";
import { firstDay, lastDay } from "./asked-period.ts";
import { dayOf, dayText } from "./civil.ts";
import { nextStart } from "./earlier.ts";
import { grainStart } from "./periods.ts";
import { keyText, type Value } from "./value.ts";
import type { World } from "./world.ts";

export interface LevelGroups {
  readonly level: Level;
  readonly groups: readonly (readonly Value[])[];
}

/** With the periods that nothing is in: at each level that keeps the period, beside each of its other keys. */
export function filledGroups(
  world: World,
  query: MetricQuery & { readonly grain: string },
  levels: readonly LevelGroups[],
): readonly LevelGroups[] {
  const starts = startsAsked(world, query, levels);
  return levels.map(({ level, groups }) => {
    if (!level.includes(0)) return { level, groups };
    const others = levels.find((one) => one.level.join() === level.filter((at) => at > 0).join());
    const seen = [...groups, ...(others?.groups ?? [])];
    const isAlone = query.by.length === 0;
    const rests = isAlone && seen.length === 0 ? [[null]] : seen;
    const all = rests.flatMap((group) => starts.map((start) => [start, ...group.slice(1)]));
    const distinct = new Map([...groups, ...all].map((group) => [keyText(group), group]));
    return { level, groups: [...distinct.values()] };
  });
}

function startsAsked(
  world: World,
  { grain, from, to }: MetricQuery & { readonly grain: string },
  levels: readonly LevelGroups[],
): readonly string[] {
  const seen = levels
    .flatMap(({ groups }) => groups.map(([first]) => first))
    .filter((value) => typeof value === "string")
    .toSorted();
  const first = from === undefined ? seen[0] : dayText(firstDay(world, from));
  const last = to === undefined ? seen.at(-1) : dayText(lastDay(world, to));
  if (first === undefined || last === undefined) return [];
  const starts: string[] = [];
  for (
    let start = grainStart(world, grain, dayOf(first))!;
    start <= dayOf(last);
    start = nextStart(grain, start)
  )
    starts.push(dayText(start));
  return starts;
}
