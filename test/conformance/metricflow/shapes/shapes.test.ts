import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tableColumns } from "../../../../src/app/import-metricflow.ts";
import { isDecimal } from "../../../../src/core/index.ts";
import { type Cell, type DuckDbEngine, openBuilder } from "../../../../src/engine/index.ts";
import { id, literalSql, sql } from "../../../../src/sql/index.ts";
import type { PlainCell } from "../compare-rows.ts";
import { type OpenModel, openModel } from "../open-model.ts";
import { type Case, folderOf } from "../read-cases.ts";
import { differenceOf } from "../run-case.ts";
import { aggregations } from "./aggregations.ts";
import { conversions } from "./conversions.ts";
import { cumulative } from "./cumulative.ts";
import { filters } from "./filters.ts";
import { joins } from "./joins.ts";
import { offsets } from "./offsets.ts";
import type { Shape } from "./shape.ts";
import { spines } from "./spines.ts";
import { time } from "./time.ts";

const shared = new URL("../../../../../shared/data/metricflow/", import.meta.url);
const isHere = existsSync(fileURLToPath(shared));
const [models, tables] = ["models", "tables"].map((name) => fileURLToPath(new URL(name, shared))) as [
  string,
  string,
];
const topics = { aggregations, conversions, cumulative, filters, joins, offsets, spines, time };

describe.skipIf(!isHere)(
  "every shape of MetricFlow's questions (needs the public data beside the checkout)",
  () => {
    const scratch = mkdtempSync(join(tmpdir(), "entente-shapes-"));
    const opened = new Map<string, OpenModel>();
    let engine: DuckDbEngine;

    beforeAll(async () => {
      engine = await openBuilder({ memoryMb: 500, spillFolder: scratch });
      for (const file of readdirSync(tables))
        await engine.run(
          sql`create view ${id(file.replace(/\.parquet$/u, ""))} as select * from read_parquet(${literalSql(join(tables, file))})`,
        );
      const columns = await tableColumns(tables);
      for (const folder of readdirSync(models)) {
        const model = await openModel({ models: join(models, folder), tables, scratch }, columns);
        if (model.ok) opened.set(folder, model.value);
      }
    }, 60_000);

    afterAll(async () => {
      await engine.close();
      for (const model of opened.values()) await model.engine.close();
      rmSync(scratch, { recursive: true, force: true });
    });

    for (const [topic, shapes] of Object.entries(topics))
      describe(topic, () => {
        it.each(Object.entries(shapes))("%s", async (name, shape) => {
          const asked = await caseOf(name, shape);
          const model = opened.get(folderOf(asked.model))!;
          expect([await differenceOf(asked, model)]).toEqual([undefined]);
        });
      });

    async function caseOf(name: string, { check, ...question }: Shape): Promise<Case> {
      const { columns, rows } = await engine.query(check);
      expect(rows.length).toBeGreaterThan(0);
      return {
        name,
        model: "SIMPLE_MODEL",
        metrics: [],
        group_bys: [],
        group_by_objs: [],
        order_bys: [],
        check_order: false,
        min_max_only: false,
        apply_group_by: true,
        ...question,
        expected: { columns: columns.map((column) => column.name), rows: rows.map((row) => row.map(plain)) },
      };
    }
  },
);

function plain(cell: Cell): PlainCell {
  if (isDecimal(cell)) return cell.toNumber();
  if (typeof cell === "object" && cell !== null) throw new Error("A check gives no lists.");
  return cell;
}
