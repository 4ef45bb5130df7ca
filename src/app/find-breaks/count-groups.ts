import { type CountedGroup, printFewOfEach, printPlan, readCounts } from "../../compile/index.ts";
import type { MetricQueryInput } from "../../contract/index.ts";
import { ok, type Problem, type Result } from "../../core/index.ts";
import { planInput } from "../query-metric.ts";
import type { QuerySession } from "../query-session.ts";

/** The groups of a question with their counts, planned and run like any other, and not put in order to be shown. */
export async function countGroups(
  session: QuerySession,
  input: MetricQueryInput,
): Promise<Result<Iterable<CountedGroup>, readonly Problem[]>> {
  const planned = planInput(session, { ...input, totals: false });
  if (!planned.ok) return planned;
  const { plan, asOf } = planned.value;
  return readCounts(planned.value, await session.engine.query(printPlan(plan, { ...session.context, asOf })));
}

/** Of a group of one dimension alone: its value, and what each metric counts. */
export interface CountedValue {
  readonly value: string | null;
  readonly counts: readonly number[];
}

/**
 * The values of each of some dimensions with their counts, in one question that finds what is counted once; of each
 * dimension no more than `most`.
 */
export async function countEach(
  session: QuerySession,
  input: Omit<MetricQueryInput, "by"> & { readonly by: readonly string[] },
  most: number,
): Promise<Result<readonly (readonly CountedValue[])[], readonly Problem[]>> {
  const planned = planInput(session, { ...input, by: [...input.by], totals: false }, { isEachAlone: true });
  if (!planned.ok) return planned;
  const { plan, asOf } = planned.value;
  const statement = printFewOfEach(plan, most, { ...session.context, asOf });
  const groups = readCounts(planned.value, await session.engine.query(statement));
  if (!groups.ok) return groups;
  const values = input.by.map((): CountedValue[] => []);
  const places = new Map(plan.levels.slice(-values.length).map(({ mask }, place) => [mask, place]));
  for (const { mask, keys, counts } of groups.value) {
    const place = places.get(mask);
    if (place !== undefined) values[place]!.push({ value: textOf(keys[place]), counts });
  }
  return ok(values);
}

/** A key as the searched values have it. */
export function textOf(key: CountedGroup["keys"][number] | undefined): string | null {
  return key === null || key === undefined ? null : String(key);
}
