import {
  type DuckDBResultReader,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from "@duckdb/node-api";
import { decimal } from "../../core/index.ts";
import type { Cell, CellType, Column, Table } from "../engine.ts";

export function toTable(reader: DuckDBResultReader): Table {
  const types = reader.columnTypes();
  const columns = reader
    .columnNames()
    .map((name, index): Column => ({ name, type: cellType(types[index]!) }));
  return { columns, rows: reader.getRows().map((row) => row.map(toCell)) };
}

const typeOf: { readonly [T in DuckDBTypeId]?: CellType } = {
  [DuckDBTypeId.BOOLEAN]: "boolean",
  [DuckDBTypeId.TINYINT]: "integer",
  [DuckDBTypeId.SMALLINT]: "integer",
  [DuckDBTypeId.INTEGER]: "integer",
  [DuckDBTypeId.BIGINT]: "integer",
  [DuckDBTypeId.UTINYINT]: "integer",
  [DuckDBTypeId.USMALLINT]: "integer",
  [DuckDBTypeId.UINTEGER]: "integer",
  [DuckDBTypeId.UBIGINT]: "integer",
  [DuckDBTypeId.HUGEINT]: "integer",
  [DuckDBTypeId.UHUGEINT]: "integer",
  [DuckDBTypeId.DECIMAL]: "decimal",
  [DuckDBTypeId.FLOAT]: "double",
  [DuckDBTypeId.DOUBLE]: "double",
  [DuckDBTypeId.DATE]: "date",
  [DuckDBTypeId.TIMESTAMP]: "instant",
  [DuckDBTypeId.TIMESTAMP_TZ]: "instant",
  [DuckDBTypeId.LIST]: "list",
};

function cellType(type: DuckDBType): CellType {
  return typeOf[type.typeId] ?? "text";
}

function toCell(value: DuckDBValue): Cell {
  switch (typeof value) {
    case "bigint":
      return safeInteger(value);
    case "boolean":
    case "number":
    case "string":
      return value;
    default:
      return value === null ? null : objectCell(value);
  }
}

function objectCell(value: { toString(): string }): Cell {
  if (value instanceof DuckDBDecimalValue) return decimal(value.toString());
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return isoInstant(value.micros);
  if (value instanceof DuckDBListValue) return value.items.map(toCell);
  return value.toString();
}

function safeInteger(value: bigint): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError(`The integer ${value} is larger than 2^53 and would be rounded.`);
}

function isoInstant(micros: bigint): string {
  return new Date(Number(micros / 1000n)).toISOString();
}
