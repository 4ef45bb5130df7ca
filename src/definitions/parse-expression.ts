import { fail, ok, type Place, type Problem, type Result } from "../core/index.ts";
import type { Expression, Span } from "./expression.ts";
import { type PlaceOf, problem } from "./problems.ts";
import type { Scope } from "./scope.ts";
import { parseSyntax } from "./syntax/parse-syntax.ts";
import { check } from "./typing/check.ts";
import type { Typed } from "./typing/typed.ts";

/** Reads a value in a scope: names resolved, types and units checked. */
export function parseExpression(
  text: string,
  scope: Scope,
  at: PlaceOf = placesIn(text),
): Result<Expression, readonly Problem[]> {
  const typed = parseTyped(text, scope, at);
  return typed.ok ? ok(typed.value.expression) : typed;
}

/** The same for a condition: what it gives must be true or false. */
export function parseCondition(
  text: string,
  scope: Scope,
  at: PlaceOf = placesIn(text),
): Result<Expression, readonly Problem[]> {
  const typed = parseTyped(text, scope, at);
  if (!typed.ok) return typed;
  const { expression } = typed.value;
  if (expression.type === "boolean" || expression.type === "null") return ok(expression);
  const place = at(expression.span);
  return fail([problem("condition-wanted", { given: expression.type }, { place })]);
}

/** An expression with its unit, for the checks of measures. */
export function parseTyped(text: string, scope: Scope, at: PlaceOf): Result<Typed, readonly Problem[]> {
  const syntax = parseSyntax(text, at);
  if (!syntax.ok) return fail([syntax.error]);
  const problems: Problem[] = [];
  const typed = check({ scope, source: text, at, problems }, syntax.value);
  return typed && problems.length === 0 ? ok(typed) : fail(problems);
}

/** Places in a text that stands in no file: a condition given on the command line. */
export function placesIn(text: string, file = ""): PlaceOf {
  return (span: Span): Place => {
    const before = text.slice(0, span.start).split("\n");
    const written = text.slice(span.start, span.end);
    return {
      file,
      line: before.length,
      column: before.at(-1)!.length + 1,
      ...(written !== "" && { text: written }),
    };
  };
}
