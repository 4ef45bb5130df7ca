import type { ReasonOf, Verdict } from "../checked.ts";
import type { FieldFinding } from "./field.ts";

export interface Reading<Facts> {
  readonly reasons: readonly ReasonOf<Facts>[];
  /** Undefined for a remark, which doubts nothing. */
  readonly weightOf: (code: keyof Facts) => Exclude<Verdict, "ok"> | undefined;
  readonly partOf: (reason: ReasonOf<Facts>) => number;
  readonly isInvalid: boolean;
  /** A part that the field writes is stored otherwise than it came, so that repairs are told. */
  readonly isRewritten: boolean;
  readonly suggestion?: string | undefined;
}

/** What is told of a field: why it is set aside, else how it was repaired and what is doubtful about it. */
export function findingsOf<Facts>(reading: Reading<Facts>): readonly FieldFinding[] {
  const { reasons, weightOf, partOf, isInvalid, isRewritten, suggestion } = reading;
  return reasons.flatMap((reason) => {
    const verdict = weightOf(reason.code);
    const isTold = isInvalid
      ? verdict === "invalid"
      : verdict === "suspect" || (verdict === "repaired" && isRewritten);
    if (verdict === undefined || !isTold) return [];
    const finding = { part: partOf(reason), verdict, code: String(reason.code), facts: Object(reason.facts) };
    return [verdict === "repaired" || suggestion === undefined ? finding : { ...finding, suggestion }];
  });
}
