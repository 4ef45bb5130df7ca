import type { Duration } from "../../definitions/index.ts";
import { type Sql, sql } from "../../sql/index.ts";
import type { AsOf } from "../plan/plan.ts";
import { printBack } from "./print-back.ts";
import type { PrintContext } from "./print-context.ts";

interface Compared {
  /** Days are compared, and not moments. */
  readonly isDaily: boolean;
  readonly context: PrintContext;
}

/** A moment, or a day, so long after another. */
export function printAfter(moment: Sql, { count, unit }: Duration, { isDaily, context }: Compared): Sql {
  return printBack(moment, { count: -count, unit }, { unit: isDaily ? "day" : "second", context });
}

/** The moment, or the day, up to which data is known. */
export function printReached({ instant, day }: AsOf, isDaily: boolean): Sql {
  return isDaily ? sql`cast(${day} as date)` : sql`cast(${instant.replace("Z", "")} as timestamp)`;
}
