import { unreachable } from "../../core/index.ts";
import type { BinaryOperator } from "../expression.ts";
import type { Formula } from "../model.ts";
import { type PlaceOf, problem } from "../problems.ts";
import { parseSyntax } from "../syntax/parse-syntax.ts";
import type { Syntax } from "../syntax/tree.ts";
import { commonUnit, multiplyUnits, printUnit, type Unit } from "../typing/unit.ts";
import { type Entry, spansOf } from "./entry.ts";
import { namesOf, near, type Resolving, say } from "./resolving.ts";

export interface ResolvedFormula {
  readonly formula: Formula;
  readonly unit: Unit;
  /** The names it uses, in the order of the formula: metrics, or inputs declared beside it. */
  readonly inputs: readonly string[];
}

interface Reading {
  readonly resolving: Resolving;
  readonly at: PlaceOf;
  /** Names declared beside the formula, and what each is measured in. */
  readonly declared: ReadonlyMap<string, Unit>;
  readonly inputs: Set<string>;
}

export interface WrittenFormula {
  readonly text: string;
  readonly inputs: ReadonlyMap<string, Unit>;
}

type Part = Omit<ResolvedFormula, "inputs"> | undefined;

/** Reads the arithmetic of a derived metric: metrics, numbers, the four operations and `nullif(x, 0)`. */
export function resolveFormula(
  resolving: Resolving,
  entry: Entry,
  { text, inputs: declared }: WrittenFormula,
): ResolvedFormula | undefined {
  const at = spansOf(entry, ["formula_of"]);
  const syntax = parseSyntax(text, at);
  if (!syntax.ok) {
    resolving.problems.push(syntax.error);
    return undefined;
  }
  const reading: Reading = { resolving, at, declared, inputs: new Set() };
  const part = partOf(reading, syntax.value);
  if (part && reading.inputs.size === 0) {
    return say(resolving, "formula-without-metric", {}, { entry, path: ["formula_of"] });
  }
  return part && { ...part, inputs: [...reading.inputs] };
}

function partOf(reading: Reading, tree: Syntax): Part {
  switch (tree.kind) {
    case "literal": {
      if (tree.type !== "integer" && tree.type !== "decimal") return stranger(reading, tree);
      return { formula: { kind: "number", value: String(tree.value) }, unit: "plain" };
    }
    case "name":
      return tree.parts.length === 1 ? metricPart(reading, tree) : stranger(reading, tree);
    case "negate": {
      const operand = partOf(reading, tree.operand);
      const zero: Formula = { kind: "number", value: "0" };
      return (
        operand && {
          ...operand,
          formula: { kind: "operation", operator: "-", left: zero, right: operand.formula },
        }
      );
    }
    case "binary":
      return operationPart(reading, tree);
    case "call":
      return nullifPart(reading, tree);
    default:
      return stranger(reading, tree);
  }
}

/** `nullif(x, 0)`, the one call of a formula. */
function nullifPart(reading: Reading, tree: Syntax & { readonly kind: "call" }): Part {
  const [value, zero, ...others] = tree.arguments;
  const isZero = zero?.kind === "literal" && zero.type === "integer" && Number(zero.value) === 0;
  if (tree.name.toLowerCase() !== "nullif" || !value || !isZero || others.length > 0)
    return stranger(reading, tree);
  const operand = partOf(reading, value);
  return operand && { ...operand, formula: { kind: "nullif-zero", of: operand.formula } };
}

/** What has no place in a formula. */
function stranger({ resolving, at }: Reading, tree: Syntax): undefined {
  resolving.problems.push(problem("formula-form", {}, { place: at(tree.span) }));
  return undefined;
}

function metricPart(reading: Reading, tree: Syntax & { readonly kind: "name" }): Part {
  const { resolving, at, declared, inputs } = reading;
  const input = tree.parts[0]!.text;
  if (!declared.has(input) && resolving.kinds.get(input) !== "metric") {
    const facts = { name: input, ...near(input, [...namesOf(resolving, "metric"), ...declared.keys()]) };
    const detail = { place: at(tree.span), suggestion: facts.nearest };
    resolving.problems.push(problem("metric-unknown", facts, detail));
    return undefined;
  }
  inputs.add(input);
  const unit = declared.get(input) ?? resolving.units.get(input) ?? "unknown";
  return { formula: { kind: "metric", input }, unit };
}

function operationPart(reading: Reading, tree: Syntax & { readonly kind: "binary" }): Part {
  const operator = operatorOf(tree.operator);
  if (!operator) return stranger(reading, tree);
  const left = partOf(reading, tree.left);
  const right = partOf(reading, tree.right);
  if (!left || !right) return undefined;
  const unit = unitOf(operator, left.unit, right.unit);
  if (unit === undefined) {
    const facts = { operator, left: inWords(left.unit), right: inWords(right.unit) };
    reading.resolving.problems.push(problem("units-differ", facts, { place: reading.at(tree.span) }));
    return undefined;
  }
  return { formula: { kind: "operation", operator, left: left.formula, right: right.formula }, unit };
}

type FormulaOperator = (Formula & { readonly kind: "operation" })["operator"];

function operatorOf(operator: BinaryOperator): FormulaOperator | undefined {
  switch (operator) {
    case "+":
    case "-":
    case "*":
    case "/":
      return operator;
    default:
      return undefined;
  }
}

/** Unlike columns of one row, two metrics that count different things are not added. */
function unitOf(operator: FormulaOperator, left: Unit, right: Unit): Unit | undefined {
  switch (operator) {
    case "*":
      return multiplyUnits(left, right, 1);
    case "/":
      return multiplyUnits(left, right, -1);
    case "+":
    case "-":
      return sumUnit(left, right);
    default:
      return unreachable(operator);
  }
}

function sumUnit(left: Unit, right: Unit): Unit | undefined {
  const common = commonUnit(left, right);
  const areBothKnown = typeof left !== "string" && typeof right !== "string";
  return common === "unknown" && areBothKnown ? undefined : common;
}

function inWords(unit: Unit): string {
  return typeof unit === "string" ? unit : printUnit(unit);
}
