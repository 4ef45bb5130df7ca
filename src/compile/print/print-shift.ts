import { isHourGrain } from "../../definitions/index.ts";
import { id, type Sql, sql } from "../../sql/index.ts";
import type { CalendarStep, MomentUnit } from "../plan/calendar-plan.ts";
import { printBack } from "./print-back.ts";
import { printBucket } from "./print-bucket.ts";
import type { PrintContext } from "./print-context.ts";

export function dayOf(moment: Sql, unit: MomentUnit, { dialect, timezone }: PrintContext): Sql {
  return unit === "day" ? moment : dialect.dayOfInstant(moment, timezone);
}

/** A moment seen from another: one step back after the other; null beyond a calendar. */
export function shifted({ shifts, unit }: CalendarStep, moment: Sql, context: PrintContext): Sql {
  return shifts.reduce(
    (at, shift) =>
      shift.kind === "start"
        ? startOf(at, shift.grain, { unit, context })
        : printBack(at, shift.duration, { unit, context }),
    moment,
  );
}

interface Within {
  readonly unit: MomentUnit;
  readonly context: PrintContext;
}

/** The first moment of the period that a moment lies in. */
export function startOf(moment: Sql, grain: string, { unit, context }: Within): Sql {
  if (isHourGrain(grain)) return printBucket(moment, grain, context);
  const day = firstDay(dayOf(moment, unit, context), grain, context);
  return unit === "day" ? day : context.dialect.startOfDay(day, context.timezone);
}

/** A table may call a period by anything: its first day is the first that is called so. */
function firstDay(day: Sql, grain: string, context: PrintContext): Sql {
  const periods = context.model.calendars.get(grain)?.periods;
  const period = printBucket(day, grain, context);
  if (periods?.kind !== "table") return period;
  return sql`(select min(${id("f", periods.day)}) from ${id(periods.dataset)} as ${id("f")} where ${id("f", periods.column)} = ${period})`;
}
