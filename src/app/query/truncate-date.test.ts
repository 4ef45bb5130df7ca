import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Engine, openBuilder } from "../../engine/index.ts";
import { duckdbDialect, id, literalSql, sql } from "../../sql/index.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openBuilder({ memoryMb: 200, spillFolder: "unused" });
});
afterAll(() => engine.close());

describe("truncateDate", () => {
  it.each(["week", "month", "quarter", "year"] as const)(
    "gives the first day of the %s as DuckDB's own date_trunc does, on every day of two centuries",
    async (unit) => {
      const { rows } = await engine.query(sql`
        select count(*), count(*) filter (${duckdbDialect.truncateDate(unit, id("d"))} is distinct from cast(date_trunc(${literalSql(unit)}, d) as date))
        from (select date '1900-01-01' + cast(i as integer) as d from range(73414) as days(i) union all select null)`);
      expect(rows).toEqual([[73415, 0]]);
    },
  );
});
