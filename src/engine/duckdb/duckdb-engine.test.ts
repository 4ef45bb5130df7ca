import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decimal } from "../../core/index.ts";
import { id, literalSql, sql } from "../../sql/index.ts";
import { openBuilder, openReader } from "./open.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-engine-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("openBuilder", () => {
  it("gives each SQL type in its one form", async () => {
    const engine = await openBuilder({ memoryMb: 500, spillFolder: folder });
    const table = await engine.query(sql`
      select ${7}::bigint as n, sum(x) as total, ${"1.50"}::decimal(18,2) as money, date '2024-02-29' as day,
        timestamp '2024-02-29 10:00:00' as moment, ${null}::varchar as nothing, ${"O'Neil"} as name, ['a', 'b'] as names
      from range(4) t(x)`);
    expect(table.columns.map((column) => column.type)).toEqual([
      "integer",
      "integer",
      "decimal",
      "date",
      "instant",
      "text",
      "text",
      "list",
    ]);
    expect(table.rows).toEqual([
      [7, 6, decimal("1.50"), "2024-02-29", "2024-02-29T10:00:00.000Z", null, "O'Neil", ["a", "b"]],
    ]);
    await engine.close();
  });

  it("refuses an integer that a number cannot hold", async () => {
    const engine = await openBuilder({ memoryMb: 500, spillFolder: folder });
    await expect(engine.query(sql`select 9007199254740993::hugeint`)).rejects.toThrow(/9007199254740993/);
    await engine.close();
  });
});

describe("loadParquet", () => {
  it("shows the rows of several files as one table, whatever their names", async () => {
    const builder = await openBuilder({ memoryMb: 500, spillFolder: folder });
    const files = [join(folder, "it's, one.parquet"), join(folder, "two.parquet")];
    for (const [at, file] of files.entries())
      await builder.run(sql`copy (select ${literalSql(at)} as x) to ${literalSql(file)} (format parquet)`);
    await builder.loadParquet(files, "both");
    expect((await builder.query(sql`select x from "both" order by x`)).rows).toEqual([[0], [1]]);
    await builder.close();
  });
});

describe("openReader", () => {
  it("reads the attached files and nothing else", async () => {
    const path = join(folder, "person.duckdb");
    const builder = await openBuilder({ memoryMb: 500, spillFolder: folder });
    await builder.run(sql`attach ${literalSql(path)} as target`);
    await builder.run(sql`create table ${id("target", "person")} as select 1 as person_id`);
    await builder.run(sql`detach target`);
    await builder.close();

    const reader = await openReader(new Map([["person", path]]), { memoryMb: 500 });
    expect((await reader.query(sql`select person_id from person`)).rows).toEqual([[1]]);
    for (const forbidden of [
      sql`select * from read_csv('/etc/passwd')`,
      sql`attach ${literalSql(join(folder, "other.duckdb"))} as other`,
      sql`copy person to ${literalSql(join(folder, "out.csv"))}`,
      sql`set memory_limit = '10GB'`,
      sql`insert into _person.main.person values (2)`,
      sql`install httpfs`,
    ]) {
      await expect(reader.run(forbidden)).rejects.toThrow();
    }
    await reader.close();
  });
});
