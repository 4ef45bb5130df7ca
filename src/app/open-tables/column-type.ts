import type { ColumnType } from "../../interchange/index.ts";

const kinds: readonly (readonly [RegExp, ColumnType])[] = [
  [/^(VARCHAR|UUID|ENUM)/u, "text"],
  [/^U?(TINYINT|SMALLINT|INTEGER|BIGINT)$/u, "integer"],
  [/^(FLOAT|DOUBLE|DECIMAL|U?HUGEINT)/u, "decimal"],
  [/^BOOLEAN$/u, "boolean"],
  [/^DATE$/u, "date"],
  [/^TIMESTAMP/u, "instant"],
];

/** Our type for one of DuckDB's; undefined for what no definition reads (lists, structures, bytes). */
export function columnType(type: string): ColumnType | undefined {
  return kinds.find(([form]) => form.test(type))?.[1];
}
