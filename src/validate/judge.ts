import type { Checked, ReasonOf, Verdict } from "./checked.ts";

/** What each reason makes of a value: the worst one decides. */
export type Weights<Facts> = { readonly [Code in keyof Facts]: Exclude<Verdict, "ok"> };

export interface Finding<Value, Facts> {
  readonly value: Value;
  readonly reasons: readonly ReasonOf<Facts>[];
  readonly suggestion?: string | undefined;
}

export function judge<Value, Facts>(
  { value, reasons, suggestion }: Finding<Value, Facts>,
  weights: Weights<Facts>,
): Checked<Value, Facts> {
  const found = { reasons, ...(suggestion !== undefined && { suggestion }) };
  const reached = reasons.map(({ code }) => weights[code]);
  if (reached.includes("invalid")) return { verdict: "invalid", ...found };
  if (reached.includes("suspect")) return { verdict: "suspect", value, ...found };
  return { verdict: reached.length > 0 ? "repaired" : "ok", value, ...found };
}

/** For what has no value at all: the reasons alone. */
export function refuse<Value, Facts>(
  reasons: readonly ReasonOf<Facts>[],
  suggestion?: string,
): Checked<Value, Facts> {
  return { verdict: "invalid", reasons, ...(suggestion !== undefined && { suggestion }) };
}
