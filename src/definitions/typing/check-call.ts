import { nearest } from "../../core/index.ts";
import type { ValueType } from "../expression.ts";
import { functionNamed, functionNames, signatureOf } from "../functions/index.ts";
import type { FunctionSpec, Parameter, ParameterType } from "../functions/spec.ts";
import type { Syntax } from "../syntax/tree.ts";
import { checkComparable } from "./compare.ts";
import {
  asDay,
  type Check,
  type Checking,
  type CheckResult,
  isNumeric,
  report,
  type Typed,
  typeOf,
} from "./typed.ts";
import { checkPeriodOf } from "./check-period-of.ts";
import { readUnit, type Unit } from "./unit.ts";
import { unite } from "./unite.ts";

type CallSyntax = Syntax & { readonly kind: "call" };

export function checkCall(checking: Checking, tree: CallSyntax, inner: Check): CheckResult {
  const spec = functionNamed(tree.name);
  const given = tree.arguments.map(inner);
  if (!spec) {
    const near = nearest(tree.name, functionNames());
    const facts = { name: tree.name, ...(near !== undefined && { nearest: near }) };
    return report(checking, "function-unknown", facts, { span: tree.nameSpan, suggestion: near });
  }
  const parameters = parametersFor(spec, given.length);
  if (!parameters) {
    const facts = { signature: signatureOf(spec), given: given.length };
    return report(checking, "argument-count", facts, { span: tree.span });
  }
  const fitted = given.map(
    (typed, index) => typed && fit(checking, { spec, parameter: parameters[index]!, typed }),
  );
  const known = fitted.filter((typed) => typed !== undefined);
  if (known.length < fitted.length) return undefined;
  if (spec.name === "period_of") return checkPeriodOf(checking, tree, known);
  return callOf(checking, { spec, tree, fitted: known, parameters });
}

/** The parameter that each argument meets; undefined when their number is wrong. */
function parametersFor(spec: FunctionSpec, given: number): readonly Parameter[] | undefined {
  const { parameters } = spec;
  const needed = parameters.filter(({ optional }) => !optional).length;
  const last = parameters.at(-1);
  if (given < needed || (given > parameters.length && !last?.repeated)) return undefined;
  return Array.from({ length: given }, (_, index) => parameters[Math.min(index, parameters.length - 1)]!);
}

interface Argument {
  readonly spec: FunctionSpec;
  readonly parameter: Parameter;
  readonly typed: Typed;
}

function fit(checking: Checking, { spec, parameter, typed }: Argument): CheckResult {
  const wanted = parameter.type;
  const seen = wanted === "date" ? asDay(typed) : typed;
  const { span } = typed.expression;
  if (parameter.literal && !isWrittenOut(parameter, typed)) {
    const allowed = parameter.literal === true ? undefined : parameter.literal.join(", ");
    const facts = {
      signature: signatureOf(spec),
      argument: parameter.name,
      ...(allowed !== undefined && { allowed }),
    };
    return report(checking, "argument-not-literal", facts, { span });
  }
  if (isOfType(typeOf(seen), wanted)) return seen;
  if (wanted === "date" && typeOf(typed) === "instant") {
    return report(checking, "instant-not-column", { function: spec.name }, { span });
  }
  const facts = { signature: signatureOf(spec), argument: parameter.name, wanted, given: typeOf(typed) };
  return report(checking, "argument-type", facts, { span });
}

function isWrittenOut({ literal }: Parameter, { expression }: Typed): boolean {
  if (expression.kind !== "literal" || expression.value === null) return false;
  return literal === true || (literal?.includes(String(expression.value)) ?? true);
}

function isOfType(type: ValueType, wanted: ParameterType): boolean {
  if (type === "null" || wanted === "any") return true;
  if (wanted === "number") return isNumeric(type);
  if (wanted === "ordered") return isNumeric(type) || ["text", "date", "instant"].includes(type);
  if (wanted === "time") return type === "date" || type === "instant";
  if (wanted === "exact") return ["integer", "entity", "text", "boolean", "date"].includes(type);
  return type === wanted;
}

interface Call {
  readonly spec: FunctionSpec;
  readonly tree: CallSyntax;
  readonly fitted: readonly Typed[];
  readonly parameters: readonly Parameter[];
}

function callOf(checking: Checking, { spec, tree, fitted, parameters }: Call): CheckResult {
  const shared = fitted.filter((_, index) => isShared(spec, parameters[index]!));
  if (spec.name === "is_same" && !compares(checking, tree, fitted)) return undefined;
  const common = spec.result === "common" ? unite(checking, shared, spec.name) : undefined;
  if (spec.result === "common" && !common) return undefined;
  const first = fitted[0];
  const type = typeOfCall(spec, first, common?.type);
  const expression = {
    kind: "call",
    name: spec.name,
    arguments: fitted.map((typed) => typed.expression),
    type,
    span: tree.span,
  } as const;
  return { expression, unit: unitOfCall(spec, first, common?.unit) };
}

/** The arguments whose common type the result has. */
function isShared(spec: FunctionSpec, { type }: Parameter): boolean {
  return spec.result === "common" && (type === "any" || type === "ordered" || type === "number");
}

function compares(checking: Checking, tree: CallSyntax, [left, right]: readonly Typed[]): boolean {
  if ([left, right].some((side) => side && typeOf(side) === "null")) return true;
  return (
    checkComparable(checking, { left: left!, right: right!, operator: "=", span: tree.span }) !== undefined
  );
}

function typeOfCall(
  { result }: FunctionSpec,
  first: Typed | undefined,
  common: ValueType = "null",
): ValueType {
  if (result === "common") return common;
  return result === "first" ? (first ? typeOf(first) : "null") : result;
}

function unitOfCall(spec: FunctionSpec, first: Typed | undefined, common: Unit | undefined): Unit {
  if (common !== undefined) return common;
  if (spec.unit === undefined) return "unknown";
  if (spec.unit === "first") return first?.unit ?? "unknown";
  return spec.unit === "plain" ? "plain" : (readUnit(spec.unit) ?? "unknown");
}
