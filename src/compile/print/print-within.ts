import { type Duration, isDayGrain } from "../../definitions/index.ts";
import { type Sql, sql } from "../../sql/index.ts";
import { printAfter } from "./print-after.ts";
import type { PrintContext } from "./print-context.ts";

export interface Within {
  readonly duration: Duration;
  /** Days are compared, and not moments. */
  readonly isDaily: boolean;
  readonly context: PrintContext;
}

/** Whether a moment is less than so long after another, as conditions that all must hold. */
export function printWithin(then: Sql, first: Sql, within: Within): readonly Sql[] {
  const exact = sql`${then} < ${printAfter(first, within.duration, within)}`;
  const bounds = boundsOf(within);
  if (!bounds) return [exact];
  const [least, most] = printBounds(first, bounds, within);
  return [sql`${then} < ${most}`, sql`case when ${then} < ${least} then true else ${exact} end`];
}

/** Whether so long after a moment another has come. */
export function printPassed(first: Sql, reached: Sql, within: Within): Sql {
  const exact = sql`${printAfter(first, within.duration, within)} <= ${reached}`;
  const bounds = boundsOf(within);
  if (!bounds) return exact;
  const [least, most] = printBounds(first, bounds, within);
  return sql`case when ${most} <= ${reached} then true when ${least} > ${reached} then false else ${exact} end`;
}

type Bounds = readonly [least: number, most: number];

function printBounds(first: Sql, bounds: Bounds, { context: { dialect } }: Within): readonly [Sql, Sql] {
  const [least, most] = bounds;
  return [dialect.addDaysToInstant(first, least), dialect.addDaysToInstant(first, most)];
}

/** Days of 24 hours between which a duration lies, whatever its clocks do: they spare most rows the way through a zone. */
function boundsOf({ duration: { count, unit }, isDaily }: Within): Bounds | undefined {
  const days = isDayGrain(unit) ? daysIn[unit] : undefined;
  return days === undefined || isDaily ? undefined : [count * days[0] - 2, count * days[1] + 2];
}

const month = [28, 31] as const;
const quarter = [88, 92] as const;
const year = [365, 366] as const;
const daysIn: { readonly [grain: string]: Bounds | undefined } = {
  day: [1, 1],
  week: [7, 7],
  month,
  quarter,
  fiscal_quarter: quarter,
  year,
  fiscal_year: year,
};
