import { asMoment } from "./moments.ts";
import type { SqlScope, Translate } from "./scope.ts";
import type { SqlOf, SqlOperator } from "./tree.ts";
import { align, fit } from "./typing.ts";
import { atom, call, isNumber, isTime, power, type SqlType, within, type Written } from "./written.ts";

export function translateBinary(
  { operator, left: leftTree, right: rightTree }: SqlOf<"binary">,
  scope: SqlScope,
  inner: Translate,
): Written | undefined {
  const [left, right] = [inner(leftTree), inner(rightTree)];
  if (!left || !right) return undefined;
  switch (operator) {
    case "and":
    case "or":
      return logical(operator, [left, right], scope);
    case "||":
      return concatenation([left, right], scope);
    case "+":
    case "-":
    case "*":
    case "/":
    case "//":
    case "%":
      return arithmetic(operator, [left, right], scope);
    default:
      return comparison(operator, [left, right], scope);
  }
}

type Sides = readonly [Written, Written];

function logical(operator: "and" | "or", [left, right]: Sides, scope: SqlScope): Written | undefined {
  const [one, other] = [fit(scope, left, "boolean", operator), fit(scope, right, "boolean", operator)];
  if (!one || !other) return undefined;
  const own = power[operator];
  return { text: `${within(one, own)} ${operator} ${within(other, own)}`, power: own, type: "boolean" };
}

function concatenation([left, right]: Sides, scope: SqlScope): Written | undefined {
  const [one, other] = [asText(left, scope), asText(right, scope)];
  if (!one || !other) return undefined;
  const own = power.concatenation;
  return { text: `${within(one, own)} || ${within(other, own + 1)}`, power: own, type: "text" };
}

function asText(value: Written, scope: SqlScope): Written | undefined {
  const isExact = value.type === "integer" || value.type === "date";
  return isExact ? call("to_text", [value], "text") : fit(scope, value, "text", "||");
}

type Arithmetic = "+" | "-" | "*" | "/" | "//" | "%";

function arithmetic(operator: Arithmetic, [left, right]: Sides, scope: SqlScope): Written | undefined {
  if (isTime(left.type) || isTime(right.type)) return scope.refuse({ kind: "date-arithmetic" });
  const isOfIntegers = operator === "//" || operator === "%";
  const wanted = isOfIntegers ? "integer" : "decimal";
  const [one, other] = [fit(scope, left, wanted, operator), fit(scope, right, wanted, operator)];
  if (!one || !other) return undefined;
  return isOfIntegers
    ? call(operator === "%" ? "mod" : "div", [one, other], "integer")
    : operation(operator, [one, other]);
}

function operation(operator: Exclude<Arithmetic, "//" | "%">, [left, right]: Sides): Written {
  const own = operator === "+" || operator === "-" ? power.sum : power.product;
  const isWhole = operator !== "/" && left.type === "integer" && right.type === "integer";
  const text = `${within(left, own)} ${operator} ${within(right, own + 1)}`;
  return { text, power: own, type: isWhole ? "integer" : "decimal" };
}

type Comparison = Extract<SqlOperator, "=" | "<>" | "<" | "<=" | ">" | ">=">;

/** A comparison in our terms, where a moment beside a day is read as its day. */
export function comparison(operator: Comparison, sides: Sides, scope: SqlScope): Written | undefined {
  const pair = aligned(operator, sides, scope);
  if (!pair) return undefined;
  const [left, right] = pair;
  if (left.moment !== undefined) return comparison(mirrored[operator], [right, left], scope);
  if (right.moment !== undefined) return besideMoment(operator, [left, right], scope);
  const isByDay = left.type === "instant" && right.type === "date";
  if (isByDay && operator !== ">=" && operator !== "<") return scope.refuse({ kind: "by-day", operator });
  const mirror = left.type === "date" && right.type === "instant";
  if (mirror && operator !== "<=" && operator !== ">") return scope.refuse({ kind: "by-day", operator });
  return compared(operator, pair);
}

const mirrored: { readonly [C in Comparison]: Comparison } = {
  "=": "=",
  "<>": "<>",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

/** A day that is compared with a moment of a day is compared with that day. */
function besideMoment(operator: Comparison, [left, right]: Sides, scope: SqlScope): Written | undefined {
  const isOrder = operator !== "=" && operator !== "<>";
  if (left.type !== "date" || !isOrder) return scope.refuse({ kind: "moment", text: right.moment ?? "" });
  const isLater = operator === ">" || operator === ">=";
  return compared(isLater ? ">" : "<=", [left, atom(right.text, "date")]);
}

function compared(operator: Comparison, [left, right]: Sides): Written {
  const own = power.comparison;
  const text = `${within(left, own + 1)} ${operator} ${within(right, own + 1)}`;
  return { text, power: own, type: "boolean" };
}

/** Both sides in one type; a text beside a time is the time it holds. */
export function aligned(operator: string, [left, right]: Sides, scope: SqlScope): Sides | undefined {
  const beside: Sides = [
    isTime(right.type) ? asMoment(left) : left,
    isTime(left.type) ? asMoment(right) : right,
  ];
  const [one, other] = align(...beside);
  if (areComparable(one.type, other.type)) return [one, other];
  return scope.refuse({ kind: "types", operator, left: one.type, right: other.type });
}

function areComparable(left: SqlType, right: SqlType): boolean {
  if (left === "null" || right === "null") return false;
  if (isNumber(left) && isNumber(right)) return true;
  return (isTime(left) && isTime(right)) || left === right;
}
