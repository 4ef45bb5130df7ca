/** `suspect` is kept as it is and shown to somebody; only `invalid` is not a value of its kind. */
export type Verdict = "ok" | "repaired" | "suspect" | "invalid";

/** Why a value is not simply right: a code and what its sentence names. `sayReason` words it. */
export interface ReasonOf<Facts, Code extends keyof Facts = keyof Facts> {
  readonly code: Code;
  readonly facts: Facts[Code];
}

interface Findings<Facts> {
  readonly reasons: readonly ReasonOf<Facts>[];
  /** What was probably meant: offered, never put in the value's place. */
  readonly suggestion?: string;
}

/**
 * What a field's check says of a text. `value` is what may be stored: `repaired` says that it is not the text as it came, and
 * the reasons say why. The caller keeps the text itself, whatever the verdict.
 */
export type Checked<Value, Facts> =
  | (Findings<Facts> & { readonly verdict: "ok" | "repaired" | "suspect"; readonly value: Value })
  | (Findings<Facts> & { readonly verdict: "invalid"; readonly value?: undefined });
