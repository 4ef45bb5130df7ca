import { unreachable } from "../../../core/index.ts";
import type { ColumnExpression, Expression } from "../../../definitions/index.ts";
import { callValue } from "./call-value.ts";
import { quotient } from "./division.ts";
import type { Moment } from "./moment.ts";
import { dayOf } from "./civil.ts";
import { periodValue } from "./periods.ts";
import { compare, exact, isNumber, type Value } from "./value.ts";
import { secondOf, type World } from "./world.ts";
import { localDay } from "./zone.ts";

/** Where an expression stands: what its columns hold. */
export interface Scope {
  readonly world: World;
  readonly column: (column: ColumnExpression) => Value;
}

/** The value of an expression; conditions are true, false or, when they cannot be told, null. */
export function valueOf(expression: Expression, scope: Scope): Value {
  const of = (part: Expression) => valueOf(part, scope);
  switch (expression.kind) {
    case "literal":
      return literalValue(expression);
    case "column":
      return scope.column(expression);
    case "not":
      return negation(of(expression.operand));
    case "negate": {
      const operand = of(expression.operand);
      return isNumber(operand) ? operand.negated() : null;
    }
    case "binary":
      return binaryValue(expression, of);
    case "case":
      return caseValue(expression, of);
    case "bucket": {
      const moment = momentIn(scope.world, of(expression.operand));
      return moment ? periodValue(scope.world, expression.grain, moment) : null;
    }
    case "call":
      return callValue(expression, expression.arguments.map(of));
    default:
      return testValue(expression, of);
  }
}

function caseValue(
  { branches, otherwise }: Extract<Expression, { kind: "case" }>,
  of: (part: Expression) => Value,
): Value {
  const branch = branches.find(({ when }) => of(when) === true);
  if (branch) return of(branch.then);
  return otherwise ? of(otherwise) : null;
}

/** A day or an instant. */
export function momentIn({ zone }: World, value: Value): Moment | undefined {
  if (typeof value !== "string") return undefined;
  if (value.length === 10) return { day: dayOf(value) };
  const second = secondOf(value);
  return { day: localDay(zone, second), second };
}

function literalValue({ value, type }: Extract<Expression, { kind: "literal" }>): Value {
  if (value === null || typeof value === "boolean") return value;
  const isText = type === "text" || type === "date" || type === "instant";
  return isText ? String(value) : exact(String(value));
}

function negation(value: Value): Value {
  return typeof value === "boolean" ? !value : null;
}

type Of = (part: Expression) => Value;

function binaryValue(expression: Extract<Expression, { kind: "binary" }>, of: Of): Value {
  const [left, right] = [of(expression.left), of(expression.right)];
  switch (expression.operator) {
    case "and":
      return conjunction(left, right);
    case "or":
      return negation(conjunction(negation(left), negation(right)));
    case "||":
      return left === null || right === null ? null : `${String(left)}${String(right)}`;
    case "+":
    case "-":
    case "*":
    case "/":
      return arithmetic(expression.operator, left, right);
    default:
      return comparison(expression.operator, left, right);
  }
}

function conjunction(left: Value, right: Value): Value {
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

function arithmetic(operator: "+" | "-" | "*" | "/", left: Value, right: Value): Value {
  if (!isNumber(left) || !isNumber(right)) return null;
  switch (operator) {
    case "+":
      return left.plus(right);
    case "-":
      return left.minus(right);
    case "*":
      return left.times(right);
    case "/":
      return quotient(left, right);
    default:
      return unreachable(operator);
  }
}

type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";

function comparison(operator: Comparison, left: Value, right: Value): Value {
  if (left === null || right === null) return null;
  const compared = compare(left, right);
  const holds: { readonly [O in Comparison]: boolean } = {
    "=": compared === 0,
    "<>": compared !== 0,
    "<": compared < 0,
    "<=": compared <= 0,
    ">": compared > 0,
    ">=": compared >= 0,
  };
  return holds[operator];
}

type Test = Extract<Expression, { kind: "in" | "between" | "like" | "is-null" }>;

function testValue(expression: Test, of: Of): Value {
  const operand = of(expression.operand);
  if (expression.kind === "is-null") return (operand === null) !== expression.negated;
  const held = heldBy(expression, operand, of);
  return expression.negated ? negation(held) : held;
}

function heldBy(expression: Exclude<Test, { kind: "is-null" }>, operand: Value, of: Of): Value {
  switch (expression.kind) {
    case "in": {
      const found = expression.items.map((item) => comparison("=", operand, of(item)));
      if (found.includes(true)) return true;
      return found.includes(null) ? null : false;
    }
    case "between":
      return conjunction(
        comparison(">=", operand, of(expression.low)),
        comparison("<=", operand, of(expression.high)),
      );
    case "like":
      return operand === null ? null : isLike(String(operand), expression.pattern);
    default:
      return unreachable(expression);
  }
}

/** `%` stands for any letters, `_` for one. */
function isLike(text: string, pattern: string): boolean {
  const written = Array.from(pattern, (letter) => {
    if (letter === "%") return ".*";
    return letter === "_" ? "." : letter.replace(/[\\^$.*+?()[\]{}|/-]/u, String.raw`\$&`);
  });
  return new RegExp(`^${written.join("")}$`, "su").test(text);
}
