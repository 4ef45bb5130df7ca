import type { Checked, ReasonOf } from "../checked.ts";
import type { NumberFacts, NumberKind } from "./words/facts.ts";

export type NumberReason<Code extends keyof NumberFacts = keyof NumberFacts> = ReasonOf<NumberFacts, Code>;
export type CheckedNumber = Checked<string, NumberFacts>;

export function reason<Code extends keyof NumberFacts>(
  code: Code,
  facts: NumberFacts[Code],
): NumberReason<Code> {
  return { code, facts };
}

/** What a number is of: `country` is there when it is known. */
export interface Subject {
  readonly kind: NumberKind;
  readonly country?: string;
}

export function invalid(fault: NumberReason, suggestion?: string): CheckedNumber {
  return { verdict: "invalid", reasons: [fault], ...(suggestion !== undefined && { suggestion }) };
}

/** The number is right: as it came, or repaired by what the reasons say. */
export function right(value: string, text: string, reasons: readonly NumberReason[]): CheckedNumber {
  return { verdict: value === text ? "ok" : "repaired", value, reasons };
}
