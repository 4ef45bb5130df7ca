import type { Problem } from "../../core/index.ts";
import type { ValueDomain } from "../../dataset/index.ts";
import type { Expression, Span, ValueType } from "../expression.ts";
import { type Code, type Facts, type PlaceOf, problem } from "../problems.ts";
import type { Scope } from "../scope.ts";
import type { Syntax } from "../syntax/tree.ts";
import type { Unit } from "./unit.ts";

/** A typed expression with what is known of it only while checking. */
export interface Typed {
  readonly expression: Expression;
  readonly unit: Unit;
  /** The list a plain column takes its values from. */
  readonly domain?: ValueDomain;
  /** The companion that holds an instant column's day. */
  readonly day?: string;
}

export type CheckResult = Typed | undefined;

/** Where checking stands: it goes on after a fault, so that all of them are reported. */
export interface Checking {
  readonly scope: Scope;
  readonly source: string;
  readonly at: PlaceOf;
  readonly problems: Problem[];
}

export function report<C extends Code>(
  checking: Checking,
  code: C,
  facts: Facts[C],
  where: { readonly span: Span; readonly suggestion?: string | undefined },
): undefined {
  const { span, suggestion } = where;
  checking.problems.push(problem(code, facts, { place: checking.at(span), suggestion }));
  return undefined;
}

export function typeOf(typed: Typed): ValueType {
  return typed.expression.type;
}

export function isNumeric(type: ValueType): boolean {
  return type === "integer" || type === "decimal" || type === "money";
}

/** The type that holds both; undefined when there is none. */
export function commonType(left: ValueType, right: ValueType): ValueType | undefined {
  if (left === right || right === "null") return left;
  if (left === "null") return right;
  if (!isNumeric(left) || !isNumeric(right)) return undefined;
  return left === "decimal" || right === "decimal" ? "decimal" : "money";
}

/** An instant column, or the moment asked for, read as its day in the workspace's zone; anything else stays as it is. */
export function asDay(typed: Typed): Typed {
  const { expression, day } = typed;
  if (expression.kind === "call" && expression.name === "as_of")
    return { expression: { ...expression, type: "date" }, unit: "unknown" };
  if (expression.kind !== "column" || day === undefined) return typed;
  return { expression: { ...expression, column: day, type: "date" }, unit: "unknown" };
}

export type Check = (tree: Syntax) => CheckResult;

export function condition(expression: Expression): Typed {
  return { expression, unit: "unknown" };
}

/** Checks a tree that must be true or false. */
export function checkCondition(
  checking: Checking,
  tree: Syntax,
  operator: string,
  inner: Check,
): CheckResult {
  const typed = inner(tree);
  if (!typed || typeOf(typed) === "boolean" || typeOf(typed) === "null") return typed;
  const facts = { operator, wanted: "boolean", given: typeOf(typed) } as const;
  return report(checking, "operand-type", facts, { span: tree.span });
}
