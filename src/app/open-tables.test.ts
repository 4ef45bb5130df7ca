import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { DatasetSpec } from "../dataset/index.ts";
import { openBuilder } from "../engine/index.ts";
import { literalSql, type Sql, sql } from "../sql/index.ts";
import { openTables } from "./open-tables.ts";
import { testSettings } from "./testing/query-world.ts";

const label = { en: "Order", fr: "Commande" };
const orders: DatasetSpec = {
  name: "orders",
  label,
  grain: label,
  key: "order_id",
  kind: "derived",
  columns: [
    { name: "order_id", type: "integer", label },
    { name: "ordered_on", type: "date", label },
    { name: "paid_at", type: "instant", label },
    { name: "amount", type: "decimal", label },
  ],
};

/** A folder with one Parquet file, deleted when the test ends. */
async function folderWith(name: string, rows: Sql): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "entente-parquet-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const engine = await openBuilder({ memoryMb: 200, spillFolder: join(folder, "spill") });
  await engine.run(sql`copy (${rows}) to ${literalSql(join(folder, `${name}.parquet`))} (format parquet)`);
  await engine.close();
  return folder;
}

async function opened(folder: string, tables?: ReadonlyMap<string, string>) {
  const result = await openTables({
    folder,
    datasets: [orders],
    settings: testSettings,
    memoryMb: 200,
    spillFolder: join(folder, "spill"),
    ...(tables && { tables }),
  });
  if (result.ok) onTestFinished(() => result.value.engine.close());
  return result;
}

const two = sql`select * from (values
  (1::bigint, timestamp '2024-01-31 23:30:00', timestamptz '2024-01-31 23:30:00+00', '10.5'),
  (2, null, null, null)) t(ORDER_ID, ordered_on, paid_at, amount)`;

describe("openTables", () => {
  it("shows each column in its declared type, with the day of a moment in the workspace's zone", async () => {
    const result = await opened(await folderWith("fct_orders", two), new Map([["orders", "fct_orders"]]));
    if (!result.ok) throw new Error(result.error.map(({ message }) => message.en).join());
    const { rows } = await result.value.engine.query(
      sql`select order_id, ordered_on, paid_at, paid_at_day, amount from orders order by order_id`,
    );
    expect(rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))))).toEqual([
      ["1", "2024-01-31", "2024-01-31T23:30:00.000Z", "2024-02-01", "10.5"],
      ["2", null, null, null, null],
    ]);
  });

  it("reaches no file once it is open", async () => {
    const folder = await folderWith("orders", two);
    const result = await opened(folder);
    if (!result.ok) throw new Error("not opened");
    const path = join(folder, "orders.parquet");
    await expect(
      result.value.engine.query(sql`select * from read_parquet(${literalSql(path)})`),
    ).rejects.toThrow(/disabled/u);
  });

  it("gives a dataset without a file no rows, and says so", async () => {
    const result = await opened(await folderWith("other", sql`select 1 as x`));
    if (!result.ok) throw new Error("not opened");
    expect(result.value.absent).toEqual(["orders"]);
    expect((await result.value.engine.query(sql`select count(*) from orders`)).rows).toEqual([[0]]);
  });

  it("refuses columns that are not there and values that are of another type", async () => {
    const without = await opened(
      await folderWith(
        "orders",
        sql`select 1 as order_id, 2 as ordered, null::timestamp as paid_at, 1 as amount`,
      ),
    );
    expect(without).toMatchObject({
      ok: false,
      error: [{ code: "column-absent", suggestion: "ordered", facts: { column: "ordered_on" } }],
    });
    const unreadable = await opened(
      await folderWith(
        "orders",
        sql`select i as order_id, case when i = 2 then 'soon' else '2024-01-01' end as ordered_on, null::timestamp as paid_at, 1 as amount from range(3) t(i)`,
      ),
    );
    expect(unreadable).toMatchObject({
      ok: false,
      error: [{ code: "values-unreadable", facts: { column: "ordered_on", count: 1, example: "soon" } }],
    });
  });
});
