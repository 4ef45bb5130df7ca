import type { Expression, ValueType } from "../expression.ts";
import { type Checking, type CheckResult, commonType, report, typeOf } from "./typed.ts";
import { commonUnit, printUnit, type Unit } from "./unit.ts";

interface WithUnit {
  readonly unit: Unit;
}

export function reportUnits(
  checking: Checking,
  [left, right]: readonly [WithUnit, WithUnit],
  { operator, span }: { readonly operator: string; readonly span: Expression["span"] },
): undefined {
  const facts = { operator, left: inWords(left.unit), right: inWords(right.unit) };
  return report(checking, "units-differ", facts, { span });
}

function inWords(unit: Unit): string {
  return typeof unit === "string" ? unit : printUnit(unit);
}

/** The type and unit that hold all values of a choice. */
export function unite(
  checking: Checking,
  values: readonly CheckResult[],
  operator: string,
): { readonly type: ValueType; readonly unit: Unit } | undefined {
  const [first, ...others] = values;
  let united = first && { type: typeOf(first), unit: first.unit };
  let isWhole = united !== undefined;
  for (const value of others) {
    if (!value) isWhole = false;
    if (!value || !united) continue;
    const { span } = value.expression;
    const type = commonType(united.type, typeOf(value));
    const unit = commonUnit(united.unit, value.unit);
    if (type === undefined) {
      report(checking, "branches-differ", { left: united.type, right: typeOf(value) }, { span });
      return undefined;
    }
    if (unit === undefined) return reportUnits(checking, [united, value], { operator, span });
    united = { type, unit };
  }
  return isWhole ? united : undefined;
}
