import { isDatePart } from "../../definitions/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import { type CalendarStep, momentColumn } from "../plan/calendar-plan.ts";
import type { PrintContext } from "./print-context.ts";
import { shifted } from "./print-shift.ts";

/** Whether the moments of a period may have others between them, or may lead beyond a calendar. */
export function isBroken(step: CalendarStep, { model }: PrintContext): boolean {
  const { reach, keys, shifts, where, period, isByMoment } = step;
  if (reach.kind !== "span" || isByMoment) return false;
  const isOwn = (grain: string) => model.calendars.has(grain);
  return (
    where.length > 0 ||
    period.cut !== undefined ||
    keys.some(({ grain }) => isDatePart(grain) || isOwn(grain)) ||
    shifts.some((shift) => shift.kind === "offset" && isOwn(shift.duration.unit))
  );
}

interface Moments {
  readonly moments: Sql;
  /** The periods that each is in, by name. */
  readonly buckets: readonly Sql[];
  readonly where: Sql;
}

/** The unbroken runs of the moments of each period. */
export function printStretches(
  step: CalendarStep,
  { moments, buckets, where }: Moments,
  context: PrintContext,
): Sql {
  const [moment, number, leads, stretch] = [id("m"), id("n"), id("leads"), id("stretch")];
  const names = step.keys.map(({ name }) => id(name));
  const numbered = sql`select ${moment}, row_number() over (order by ${moment}) as ${number} from (${moments}) as a`;
  const known = sql`${shifted(step, moment, context)} is not null as ${leads}`;
  const dated = sql`select ${join([...buckets, moment, number, known])} from (${numbered}) as s where ${where}`;
  const parts = join([...names, leads]);
  const run = sql`${number} - row_number() over (partition by ${parts} order by ${number}) as ${stretch}`;
  const runs = sql`select ${join([parts, moment, run])} from (${dated}) as d`;
  const ends = [sql`min(${moment}) as ${id("first")}`, sql`max(${moment}) as ${id("last")}`];
  return sql`select ${join([...names, ...ends])} from (${runs}) as r group by ${join([parts, stretch])}`;
}

/** Two stretches of a period may step back to the same days, which count once. */
export function apart(keys: readonly Sql[], periods: Sql): Sql {
  const [moment, lower, upper] = [id(momentColumn), id("lower"), id("upper")];
  const parts = keys.length === 0 ? sql`` : sql`partition by ${join(keys)} `;
  const before = sql`lag(${upper}) over (${parts}order by ${moment})`;
  const after = sql`coalesce(greatest(${lower}, ${before}), ${lower}) as ${lower}`;
  return sql`select ${join([...keys, moment, after, upper])} from (${periods}) as w`;
}
