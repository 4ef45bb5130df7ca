import { unreachable } from "../../core/index.ts";
import { binding, bindingOf } from "./parse-syntax.ts";
import { reserved } from "./token-reader.ts";
import type { LiteralSyntax, NamePart, OperandSyntax, Syntax } from "./tree.ts";

/** The tree as text, in one canonical layout: reading it again gives the same tree. */
export function printSyntax(tree: Syntax): string {
  if ("operand" in tree) return printTest(tree);
  switch (tree.kind) {
    case "literal":
      return printLiteral(tree);
    case "name":
      return tree.parts.map(printName).join(".");
    case "binary": {
      const power = bindingOf(tree.operator);
      const left = within(tree.left, power === binding.comparison ? power + 1 : power);
      return `${left} ${tree.operator} ${within(tree.right, power + 1)}`;
    }
    case "case":
      return printCase(tree);
    case "call":
      return `${tree.name}(${tree.arguments.map(printSyntax).join(", ")})`;
    default:
      return unreachable(tree);
  }
}

function printTest(tree: OperandSyntax): string {
  switch (tree.kind) {
    case "not":
      return `not ${within(tree.operand, binding.not)}`;
    case "negate":
      return tree.operand.kind === "negate"
        ? `-(${printSyntax(tree.operand)})`
        : `-${within(tree.operand, binding.negation)}`;
    case "in":
      return `${tested(tree)}in (${tree.items.map(printSyntax).join(", ")})`;
    case "between": {
      const low = within(tree.low, binding.comparison + 1);
      return `${tested(tree)}between ${low} and ${within(tree.high, binding.comparison + 1)}`;
    }
    case "like":
      return `${tested(tree)}like ${within(tree.pattern, binding.comparison + 1)}`;
    case "is-null":
      return `${within(tree.operand, binding.comparison + 1)} is ${tree.negated ? "not " : ""}null`;
    default:
      return unreachable(tree);
  }
}

function tested(tree: { readonly operand: Syntax; readonly negated: boolean }): string {
  return `${within(tree.operand, binding.comparison + 1)} ${tree.negated ? "not " : ""}`;
}

function printCase(tree: Syntax & { readonly kind: "case" }): string {
  const branches = tree.branches.map(
    (branch) => `when ${printSyntax(branch.when)} then ${printSyntax(branch.then)}`,
  );
  const otherwise = tree.otherwise ? ` else ${printSyntax(tree.otherwise)}` : "";
  return `case ${branches.join(" ")}${otherwise} end`;
}

/** In parentheses where it binds less tightly than its place asks. */
function within(tree: Syntax, minimum: number): string {
  const text = printSyntax(tree);
  return powerOf(tree) < minimum ? `(${text})` : text;
}

function powerOf(tree: Syntax): number {
  switch (tree.kind) {
    case "binary":
      return bindingOf(tree.operator);
    case "not":
      return binding.not;
    case "negate":
      return binding.negation;
    case "in":
    case "between":
    case "like":
    case "is-null":
      return binding.comparison;
    default:
      return binding.negation + 1;
  }
}

function printLiteral(literal: LiteralSyntax): string {
  if (literal.value === null) return "null";
  if (typeof literal.value === "boolean") return String(literal.value);
  if (literal.type === "text") return `'${literal.value.replaceAll("'", "''")}'`;
  const isTime = literal.type === "date" || literal.type === "instant";
  return isTime ? `${literal.type} '${literal.value}'` : literal.value;
}

function printName(part: NamePart): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part.text) && !reserved.has(part.text.toLowerCase());
  return isPlain && !part.quoted ? part.text : `"${part.text.replaceAll('"', '""')}"`;
}
