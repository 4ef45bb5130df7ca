import type { Engine } from "../../engine/index.ts";
import { id, literalSql, type Sql, sql } from "../../sql/index.ts";
import {
  type DateOrderEvidence,
  dateOrderEvidence,
  type NumberEvidence,
  numberEvidence,
} from "../read/index.ts";

export interface ValueCount {
  readonly raw: string;
  readonly rows: number;
}

export interface ColumnValues {
  /** The most frequent first, at most `mostValues` of them. */
  readonly values: readonly ValueCount[];
  readonly distinct: number;
}

/** What a proposal asks of the whole file, beyond its first records. */
export interface FileContents {
  /** Distinct filled cells with their rows. With `split`, the first of the several values in a cell. */
  values(header: string, split?: string): Promise<ColumnValues>;
  filled(header: string): Promise<number>;
  dates(header: string): Promise<DateOrderEvidence>;
  numbers(header: string): Promise<NumberEvidence>;
  /** For each value of a column, a value of another on the same row. */
  names(header: string, nameHeader: string): Promise<ReadonlyMap<string, string>>;
}

const mostValues = 2000;

/** The contents of a file that was read to Parquet. */
export function parquetContents(engine: Engine, parquet: string): FileContents {
  const rows = sql`read_parquet(${literalSql(parquet)})`;
  return {
    async values(header, split) {
      const { rows: found } = await engine.query(sql`
        with cells as (select ${cellSql(header, split)} as cell from ${rows}),
          counts as (select cell, count(*) as n from cells where cell <> '' group by cell)
        select cell, n, count(*) over () from counts order by n desc, cell limit ${mostValues}`);
      return {
        values: found.map(([raw, n]) => ({ raw: String(raw), rows: Number(n) })),
        distinct: Number(found[0]?.[2] ?? 0),
      };
    },
    async filled(header) {
      const { rows: found } = await engine.query(
        sql`select count(*) from ${rows} where ${cellSql(header)} <> ''`,
      );
      return Number(found[0]?.[0] ?? 0);
    },
    dates: (header) => dateOrderEvidence(engine, parquet, header),
    numbers: (header) => numberEvidence(engine, parquet, header),
    async names(header, nameHeader) {
      const { rows: found } = await engine.query(sql`
        select ${cellSql(header)} as cell, min(${cellSql(nameHeader)}) as called from ${rows}
        where ${cellSql(header)} <> '' and ${cellSql(nameHeader)} <> '' group by all limit ${mostValues}`);
      return new Map(found.map(([cell, called]) => [String(cell), String(called)]));
    },
  };
}

function cellSql(header: string, split?: string): Sql {
  const cell = sql`trim(${id(header)}, ${literalSql(" \t\r\n\u00A0\u202F\uFEFF")})`;
  return split === undefined ? cell : sql`trim(split_part(${cell}, ${literalSql(split)}, 1))`;
}
