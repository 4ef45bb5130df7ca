import { momentIn, nearest } from "../../core/index.ts";
import { allowedValues, unmapped } from "../../dataset/index.ts";
import type { Span, ValueType } from "../expression.ts";
import { isCalendarDay } from "../syntax/calendar-day.ts";
import { asDay, type Checking, commonType, report, type Typed, typeOf } from "./typed.ts";
import { commonUnit } from "./unit.ts";
import { reportUnits } from "./unite.ts";

interface Comparison {
  readonly left: Typed;
  readonly right: Typed;
  readonly operator: string;
  readonly span: Span;
}

interface Pair {
  readonly left: Typed;
  readonly right: Typed;
}

/** Whether two values may be compared; an instant column beside a date is read as its day. */
export function checkComparable(checking: Checking, comparison: Comparison): Pair | undefined {
  const { operator, span } = comparison;
  const pair = alignDays(comparison);
  const [left, right] = [typeOf(pair.left), typeOf(pair.right)];
  if (left === "null" || right === "null") return reportNull(checking, comparison);
  const isEquality = equalities.has(operator);
  if (commonType(left, right) === undefined && !(isEquality && isIdAndNumber(left, right))) {
    return report(
      checking,
      "types-differ",
      { operator, left, right },
      { span, suggestion: suggestDate(pair) },
    );
  }
  if (commonUnit(pair.left.unit, pair.right.unit) === undefined) {
    return reportUnits(checking, [pair.left, pair.right], { operator, span });
  }
  if (isEquality) return haveAllowedValues(checking, pair) ? pair : undefined;
  if (left !== "boolean" && left !== "entity") return pair;
  return report(checking, "order-meaningless", { type: left }, { span });
}

const equalities: ReadonlySet<string> = new Set(["=", "<>", "in"]);

function isIdAndNumber(left: ValueType, right: ValueType): boolean {
  return (left === "entity" && right === "integer") || (left === "integer" && right === "entity");
}

function haveAllowedValues(checking: Checking, { left, right }: Pair): boolean {
  const isLeftAllowed = isAllowedValue(checking, left, right);
  return isAllowedValue(checking, right, left) && isLeftAllowed;
}

function alignDays({ left, right }: Pair): Pair {
  if (typeOf(left) === "instant" && typeOf(right) === "date") return { left: asDay(left), right };
  if (typeOf(left) === "date" && typeOf(right) === "instant") return { left, right: asDay(right) };
  return { left, right };
}

function reportNull(checking: Checking, { left, right, operator, span }: Comparison): undefined {
  if (operator === "in") return report(checking, "null-in-list", {}, { span: right.expression.span });
  const other = typeOf(left) === "null" ? right : left;
  const written = checking.source.slice(other.expression.span.start, other.expression.span.end);
  const suggestion =
    operator === "=" || operator === "<>"
      ? `${written} is ${operator === "<>" ? "not " : ""}null`
      : undefined;
  return report(checking, "null-compared", { operator }, { span, suggestion });
}

/** `day >= '2024-01-31'`: the text is a date, or a moment, without its word. */
function suggestDate({ left, right }: Pair): string | undefined {
  const text = [left, right].map(({ expression }) => expression).find(({ type }) => type === "text");
  const isBesideTime = [left, right].some((side) => typeOf(side) === "date" || typeOf(side) === "instant");
  if (!isBesideTime || text?.kind !== "literal") return undefined;
  const value = String(text.value);
  if (isCalendarDay(value)) return `date '${value}'`;
  return momentIn(value) === undefined ? undefined : `instant '${value}'`;
}

/** A text compared with a column of a closed list must be one of the list. */
function isAllowedValue(checking: Checking, column: Typed, other: Typed): boolean {
  const list = column.domain && allowedValues[column.domain];
  const { expression } = other;
  if (!list || expression.kind !== "literal" || expression.type !== "text") return true;
  const values = [...list.map(({ value }) => value), unmapped];
  const value = String(expression.value);
  if (values.includes(value)) return true;
  const near = nearest(value, values);
  const { span } = column.expression;
  report(
    checking,
    "value-unknown",
    {
      value,
      column: checking.source.slice(span.start, span.end),
      allowed: values.join(", "),
      ...(near !== undefined && { nearest: near }),
    },
    { span: expression.span, suggestion: near && `'${near}'` },
  );
  return false;
}
