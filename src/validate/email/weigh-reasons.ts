import type { Verdict } from "../checked.ts";
import type { EmailReason } from "./reason.ts";
import type { EmailFacts } from "./words/facts.ts";

const doubts: ReadonlySet<keyof EmailFacts> = new Set([
  "quoted",
  "address-literal",
  "domain-alone",
  "top-level-unknown",
  "scripts-mixed",
  "domain-mistyped",
  "disposable",
  "not-answered",
  "free-provider",
  "domain-absent",
  "mail-refused",
  "mail-server-missing",
]);

export function isDoubt(code: keyof EmailFacts): boolean {
  return doubts.has(code);
}

/** A doubt weighs more than a repair, which is told by the value not being the text; a remark weighs nothing. */
export function weighReasons(
  reasons: readonly EmailReason[],
  isChanged: boolean,
): Exclude<Verdict, "invalid"> {
  if (reasons.some(({ code }) => isDoubt(code))) return "suspect";
  return isChanged ? "repaired" : "ok";
}
