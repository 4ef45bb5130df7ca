import { lastDayBefore } from "../../core/index.ts";
import type { Expression } from "../../definitions/index.ts";
import { type Sql, sql } from "../../sql/index.ts";
import { workedBefore } from "./print-business-days.ts";
import type { PrintContext } from "./print-context.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** Functions that rest on the moment asked for, or on the company's hours of work; undefined for others. */
export function printMomentCall(call: Call, values: readonly Sql[], context: PrintContext): Sql | undefined {
  const [from = sql`null`, to = sql`null`] = values;
  switch (call.name) {
    case "as_of":
      return asOf(call, context);
    case "business_minutes_between":
      return worked({ from, to, inMinutes: 1 }, context);
    case "business_hours_between":
      return worked({ from, to, inMinutes: 60 }, context);
    case "business_days_between":
      return worked({ from, to, inMinutes: minutesOfDay(context) }, context);
    default:
      return undefined;
  }
}

/** Typed as a date where it stands for its day. */
function asOf({ type }: Call, { asOf: moment, timezone }: PrintContext): Sql {
  if (type === "date") return sql`cast(${lastDayBefore(timezone, moment)} as date)`;
  return sql`cast(${moment.replace(/Z$/u, "")} as timestamp)`;
}

interface Worked {
  readonly from: Sql;
  readonly to: Sql;
  readonly inMinutes: number;
}

function worked({ from, to, inMinutes }: Worked, context: PrintContext): Sql {
  const microseconds = sql`(${workedBefore(to, context)} - ${workedBefore(from, context)})`;
  return context.dialect.divide(microseconds, sql`cast(${String(inMinutes * 60_000_000)} as bigint)`);
}

function minutesOfDay({ businessHours: { fromMinute, toMinute } }: PrintContext): number {
  return toMinute - fromMinute;
}
