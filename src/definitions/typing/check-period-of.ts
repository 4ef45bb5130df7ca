import { nearest } from "../../core/index.ts";
import type { ValueType } from "../expression.ts";
import { grainNames, isDayGrain } from "../grains.ts";
import type { Syntax } from "../syntax/tree.ts";
import { type Checking, type CheckResult, report, type Typed } from "./typed.ts";

/** `period_of('month', day)`: a day grain, or a calendar of the company's own. */
export function checkPeriodOf(
  checking: Checking,
  tree: Syntax & { readonly kind: "call" },
  [grain, day]: readonly Typed[],
): CheckResult {
  if (grain?.expression.kind !== "literal" || !day) return undefined;
  const name = String(grain.expression.value);
  const type: ValueType | undefined = isDayGrain(name) ? "date" : checking.scope.calendars?.get(name);
  if (type === undefined) {
    const known = [...grainNames.filter(isDayGrain), ...(checking.scope.calendars?.keys() ?? [])];
    const near = nearest(name, known);
    const facts = { name, known: known.join(", "), ...(near !== undefined && { nearest: near }) };
    const { span } = grain.expression;
    return report(checking, "grain-unknown", facts, { span, suggestion: near && `'${near}'` });
  }
  return {
    expression: { kind: "bucket", operand: day.expression, grain: name, type, span: tree.span },
    unit: "unknown",
  };
}
