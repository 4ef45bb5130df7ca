import type { Grain } from "../../core/index.ts";
import { id, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { AsOf } from "../plan/plan.ts";
import { printBucket } from "./print-bucket.ts";
import type { PrintContext } from "./print-context.ts";
import { printPeriodsBetween } from "./print-periods.ts";

interface Ages {
  /** The relation of what ages, its first day in the column `start`. */
  readonly of: string;
  readonly every: Grain;
  readonly asOf: AsOf;
  readonly upTo?: number;
}

/** Ages from 0 to that of the oldest, whose period is still running. */
export function printAges({ of, every, asOf, upTo }: Ages, context: PrintContext): Sql {
  const first = sql`(select min(${id("start")}) from ${id(of)})`;
  const days = context.dialect.everyDay(first, sql`cast(${asOf.day} as date)`, "d");
  const starts = sql`select distinct ${printBucket(id("d"), every, context)} as ${id("start")} from (${days}) as e`;
  const ages = sql`select ${printPeriodsBetween(first, id("start"), every, context)} as ${id("age")} from (${starts}) as p`;
  return upTo === undefined
    ? ages
    : sql`select ${id("age")} from (${ages}) as g where ${id("age")} <= ${literalSql(upTo)}`;
}
