import { unreachable } from "../../core/index.ts";
import { datasetNamed } from "../dictionary/index.ts";
import { hasSystemKey } from "../dictionary/keys.ts";
import type { ColumnSpec } from "../dictionary/spec.ts";
import type { FieldMapping } from "../mapping.ts";
import { domainOf } from "./field-options.ts";
import type { FieldSql, TypingContext } from "./field-sql.ts";
import { dateField, instantField } from "./moment-field.ts";
import { type MoneySource, moneyField } from "./money-field.ts";
import { numberField } from "./number-field.ts";
import { booleanField, domainField, entityField, keyReferenceField, textField } from "./text-field.ts";

export interface FieldOptions {
  readonly context: TypingContext;
  readonly money: MoneySource;
}

/** How a column of the common dataset is typed from what the mapping gives it. */
export function typedField(column: ColumnSpec, field: FieldMapping, options: FieldOptions): FieldSql {
  const { context, money } = options;
  switch (column.type) {
    case "integer":
    case "decimal":
      return numberField(column, field, context);
    case "money":
      return moneyField(column, field, context, money);
    case "date":
      return dateField(column, field, context);
    case "instant":
      return instantField(column, field, context);
    case "boolean":
      return booleanField(column);
    case "entity":
      return entityField(column, field);
    case "key":
    case "text":
      return textLike(column, field, context);
    default:
      return unreachable(column.type);
  }
}

function textLike(column: ColumnSpec, field: FieldMapping, context: TypingContext): FieldSql {
  const domain = domainOf(column, field);
  if (domain !== undefined) return domainField(column, domain);
  const to = column.references === undefined ? undefined : datasetNamed(column.references);
  return to !== undefined && hasSystemKey(to) ? keyReferenceField(column, field, context) : textField(column);
}
