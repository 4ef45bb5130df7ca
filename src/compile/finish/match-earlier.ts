import type { AnswerValue, MetricQuery } from "../../contract/index.ts";
import { addDays, addMonths, bucketStart, type Grain, nextBucket, type Settings } from "../../core/index.ts";
import { dayIn } from "../../core/index.ts";
import { isDayGrain } from "../../definitions/index.ts";
import { earlierBucket } from "../query/earlier-period.ts";
import type { Group, GroupSet } from "./groups.ts";

/** Each group with the earlier one that it is compared with; a group of one side only meets an empty one. */
export interface Matched {
  readonly now: Group;
  readonly earlier?: Group;
}

type Compared = MetricQuery & { readonly compare: NonNullable<MetricQuery["compare"]> };

export function matchEarlier(
  settings: Settings,
  asked: { readonly query: Compared; readonly asOf: string },
  now: GroupSet,
  earlier: GroupSet,
): readonly Matched[] {
  const { query } = asked;
  const before = new Map(earlier.groups.map((group) => [keyOf(group.mask, group.keys), group]));
  const matched = now.groups.map((group): Matched => {
    const keys = earlierKeys(query, group);
    if (!keys) return { now: group };
    const key = keyOf(group.mask, keys);
    const found = before.get(key);
    before.delete(key);
    return { now: group, earlier: found ?? earlier.empty(group.mask, keys) };
  });
  const gone = [...before.values()].flatMap((group) => {
    const keys = laterKeys(settings, asked, group);
    return keys ? [{ now: now.empty(group.mask, keys), earlier: group }] : [];
  });
  return [...matched, ...gone];
}

function keyOf(mask: number, keys: readonly AnswerValue[]): string {
  return JSON.stringify([mask, keys]);
}

function hasPeriod({ grain }: MetricQuery, { mask, keys }: Pick<Group, "mask" | "keys">): boolean {
  return grain !== undefined && mask < 2 ** (keys.length - 1);
}

/** Over all buckets together only years compare: the bucket before each of a range is mostly the range itself. */
function comparesWhole({ grain, compare }: Compared): boolean {
  return grain === undefined || compare === "year";
}

function earlierKeys(query: Compared, group: Group): readonly AnswerValue[] | undefined {
  const { grain } = query;
  const { keys } = group;
  if (!isDays(grain) || !hasPeriod(query, group)) return comparesWhole(query) ? keys : undefined;
  const [bucket, ...rest] = keys;
  if (typeof bucket !== "string") return undefined;
  return [earlierBucket(query.compare, grain, bucket), ...rest];
}

/** The keys that a group of the earlier period has now; none beyond the running bucket. */
function laterKeys(
  settings: Settings,
  { query, asOf }: { readonly query: Compared; readonly asOf: string },
  group: Group,
): readonly AnswerValue[] | undefined {
  const { grain } = query;
  const { keys } = group;
  if (!isDays(grain) || !hasPeriod(query, group)) return comparesWhole(query) ? keys : undefined;
  const [bucket, ...rest] = keys;
  if (typeof bucket !== "string") return undefined;
  const later = laterBucket(query.compare, grain, bucket);
  const last = query.to ?? dayIn(settings.timezone, asOf);
  const first = bucketStart(settings, grain, query.from ?? later);
  return later > last || later < first ? undefined : [later, ...rest];
}

function laterBucket(compare: Compared["compare"], grain: Grain, start: string): string {
  if (compare === "previous") return nextBucket(grain, start);
  return grain === "day" || grain === "week" ? addDays(start, 364) : addMonths(start, 12);
}

/** Other grains have no sequence here: a question that compares them is refused. */
function isDays(grain: string | undefined): grain is Grain {
  return grain !== undefined && isDayGrain(grain);
}
