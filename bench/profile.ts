import { z } from "zod";
import type { Engine } from "../src/engine/index.ts";
import { type Sql, sql } from "../src/sql/index.ts";

/** Of DuckDB's profile in JSON; it is read where it scans a table. */
interface Operator {
  readonly operator_rows_scanned?: number | undefined;
  readonly extra_info?: unknown;
  readonly children?: readonly Operator[] | undefined;
}

const operator: z.ZodType<Operator> = z.looseObject({
  operator_rows_scanned: z.number().optional(),
  extra_info: z.unknown().optional(),
  get children() {
    return z.array(operator).optional();
  },
});

const described = z.looseObject({ Table: z.string() });

export interface TableScan {
  readonly table: string;
  readonly rows: number;
}

/** What a statement reads of tables, scan by scan, as the engine's profile has it. */
export async function scansOf(engine: Engine, select: Sql): Promise<readonly TableScan[]> {
  const { rows } = await engine.query(sql`explain (analyze, format json) ${select}`);
  return scansIn(operator.parse(JSON.parse(String(rows[0]?.at(-1)))));
}

function scansIn({
  operator_rows_scanned: rows = 0,
  extra_info: info,
  children = [],
}: Operator): TableScan[] {
  const below = children.flatMap(scansIn);
  const table = described.safeParse(info);
  if (rows === 0 || !table.success) return below;
  return [{ table: table.data.Table.split(".").at(-1) ?? "", rows }, ...below];
}

export function shownScans(scans: readonly TableScan[]): string {
  const total = scans.reduce((sum, { rows }) => sum + rows, 0);
  return `${total.toLocaleString("en")} (${scans.map(({ table, rows }) => `${table} ${rows.toLocaleString("en")}`).join(", ")})`;
}
