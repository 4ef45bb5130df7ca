import type { AnswerValue, MetricQuery } from "../../contract/index.ts";
import {
  addDays,
  bucketsBetween,
  firstFrom,
  firstPast,
  type Grain,
  type HourGrain,
  momentsBetween,
  type Settings,
} from "../../core/index.ts";
import { isHourGrain } from "../../definitions/index.ts";
import type { Group, GroupSet } from "./groups.ts";

type Filled = MetricQuery & { readonly grain: Grain | HourGrain };

interface Filling extends Pick<GroupSet, "empty"> {
  /** Whether a group has rows behind it. */
  readonly isHeld: (group: Group) => boolean;
}

/** The groups with those of empty buckets beside: each combination of the other keys in each bucket asked. */
export function fillBuckets(
  settings: Settings,
  query: Filled,
  groups: readonly Group[],
  { empty, isHeld }: Filling,
): readonly Group[] {
  const periodBit = 2 ** query.by.length;
  const below = groups.filter((group) => group.mask >= periodBit && isHeld(group));
  const masks = [...(query.by.length === 0 ? [0] : []), ...below.map(({ mask }) => mask - periodBit)];
  const byMask = new Map<number, Group[]>(masks.map((mask) => [mask, []]));
  for (const group of groups) {
    const level = byMask.get(group.mask);
    if (level) level.push(group);
    else byMask.set(group.mask, [group]);
  }
  const buckets = bucketsOf(settings, query, groups);
  return [...byMask].flatMap(([mask, level]) => {
    if (mask >= periodBit) return level;
    return [
      ...level,
      ...missing(level, byMask.get(mask + periodBit) ?? [], buckets).map((keys) => empty(mask, keys)),
    ];
  });
}

function bucketsOf(
  settings: Settings,
  { grain, from, to }: Filled,
  groups: readonly Group[],
): readonly string[] {
  const seen = groups
    .map((group) => group.keys[0])
    .filter((key) => typeof key === "string")
    .toSorted();
  const [first, last] = [from ?? seen[0], to ?? seen.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { timezone } = settings;
  if (isHourGrain(grain)) return [...momentsBetween(timezone, grain, first, last), ...(to ? [] : [last])];
  const past = firstPast(timezone, "day", last);
  return bucketsBetween(settings, grain, firstFrom(timezone, "day", first), addDays(past, -1));
}

/** The keys that a level lacks: in every bucket, each combination that it has in one, or over all of time. */
function missing(
  level: readonly Group[],
  overTime: readonly Group[],
  buckets: readonly string[],
): readonly (readonly AnswerValue[])[] {
  const known = new Set(level.map((group) => JSON.stringify(group.keys)));
  const rests = [...level, ...overTime].map((group) => group.keys.slice(1));
  const others = new Map((rests.length === 0 ? [[]] : rests).map((rest) => [JSON.stringify(rest), rest]));
  return [...others.values()].flatMap((rest) =>
    buckets
      .map((bucket): readonly AnswerValue[] => [bucket, ...rest])
      .filter((keys) => !known.has(JSON.stringify(keys))),
  );
}
