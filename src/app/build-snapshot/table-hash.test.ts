import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { tableHash } from "./table-hash.ts";
import { testEngine } from "../testing/build-world.ts";

describe("tableHash", () => {
  it("is of the rows, whatever their order", async () => {
    const { engine } = await testEngine();
    await engine.run(sql`create table one as select range as a, [range::varchar] as b from range(100)`);
    await engine.run(sql`create table other as select * from one order by a desc`);
    expect(await tableHash(engine, "other")).toBe(await tableHash(engine, "one"));
    await engine.run(sql`insert into other values (null, null)`);
    expect(await tableHash(engine, "other")).not.toBe(await tableHash(engine, "one"));
  });

  it("tells columns of another name or type, with rows and without", async () => {
    const { engine } = await testEngine();
    const hash = async (select: Sql) => {
      await engine.run(sql`create or replace table one as ${select}`);
      return tableHash(engine, "one");
    };
    const hashes = [
      await hash(sql`select 1::bigint as a`),
      await hash(sql`select 1::integer as a`),
      await hash(sql`select 1::bigint as b`),
      await hash(sql`select 1::bigint as a where false`),
      await hash(sql`select 1::integer as a where false`),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("sees two values that changed places", async () => {
    const { engine } = await testEngine();
    const hash = async (first: number, second: number) => {
      await engine.run(
        sql`create or replace table one as select * from (values (1, ${literalSql(first)}), (2, ${literalSql(second)})) as rows(a, b)`,
      );
      return tableHash(engine, "one");
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (first, second) => {
        expect((await hash(first, second)) === (await hash(second, first))).toBe(first === second);
      }),
      { numRuns: 30 },
    );
  });
});
