import type { ColumnSpec, ValueDomain } from "../dictionary/spec.ts";
import type { ColumnField, DateOrder, FieldMapping } from "../mapping.ts";

/** What a field that reads columns declares; nothing for the others. */
export function columnField(field: FieldMapping): Partial<ColumnField> {
  return "from" in field ? field : {};
}

export function datesOf(field: FieldMapping): DateOrder | undefined {
  return "cell" in field ? field.dates : columnField(field).dates;
}

export function domainOf(column: ColumnSpec, field: FieldMapping): ValueDomain | undefined {
  return columnField(field).domain ?? column.domain;
}
