import { nearest } from "../../core/index.ts";
import type { Span, ValueType } from "../expression.ts";
import { grainNames, isDayGrain, isHourGrain } from "../grains.ts";
import type { Syntax } from "../syntax/tree.ts";
import { asDay, type Checking, type CheckResult, report, type Typed, typeOf } from "./typed.ts";

type CallSyntax = Syntax & { readonly kind: "call" };

/** `period_of('month', day)`: a grain, within a day of a moment, or a calendar of the company's own. */
export function checkPeriodOf(
  checking: Checking,
  tree: CallSyntax,
  [grain, time]: readonly Typed[],
): CheckResult {
  if (grain?.expression.kind !== "literal" || !time) return undefined;
  const name = String(grain.expression.value);
  if (isHourGrain(name)) return withinDay(checking, tree, { grain: name, time });
  const type: ValueType | undefined = isDayGrain(name) ? "date" : checking.scope.calendars?.get(name);
  if (type === undefined) return unknownGrain(checking, name, grain.expression.span);
  const day = asDay(time);
  if (typeOf(day) === "instant")
    return report(checking, "instant-not-column", { function: tree.name }, { span: time.expression.span });
  return {
    expression: { kind: "bucket", operand: day.expression, grain: name, type, span: tree.span },
    unit: "unknown",
  };
}

function unknownGrain(checking: Checking, name: string, span: Span): CheckResult {
  const known = [...grainNames, ...(checking.scope.calendars?.keys() ?? [])];
  const near = nearest(name, known);
  const facts = { name, known: known.join(", "), ...(near !== undefined && { nearest: near }) };
  return report(checking, "grain-unknown", facts, { span, suggestion: near && `'${near}'` });
}

interface WithinDay {
  readonly grain: string;
  readonly time: Typed;
}

function withinDay(checking: Checking, { span }: CallSyntax, { grain, time }: WithinDay): CheckResult {
  const { expression } = time;
  if (typeOf(time) === "date")
    return report(checking, "grain-within-day", { grain }, { span: expression.span });
  return {
    expression: { kind: "bucket", operand: expression, grain, type: "instant", span },
    unit: "unknown",
  };
}
