import { type Place, type Problem, problemsOf } from "../core/index.ts";
import type { Facts } from "./facts.ts";
import type { Reason, Subject } from "./reason.ts";
import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";

export const problem = problemsOf<Facts>({ en, fr });

/** A line of the loss report: something that is left out, and why. */
export function leftOut(
  subject: Subject,
  { name, place }: { readonly name: string; readonly place?: Place },
  reason: Reason,
): Problem {
  return problem("left-out", { subject, name, reason }, { place, severity: "warning" });
}
