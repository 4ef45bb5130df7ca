import { mod97 } from "./check-digits.ts";
import { compactNumber, isRefused } from "./compact-number.ts";
import { type CheckedNumber, invalid, reason, right } from "./reason.ts";

/** ISO 17442: eighteen letters and digits and two check digits, MOD 97-10. */
export function checkLei(text: string): CheckedNumber {
  const subject = { kind: "lei" } as const;
  const read = compactNumber(text, subject);
  if (isRefused(read)) return invalid(read);
  const { compact, reasons } = read;
  if (!/^[\dA-Z]{18}\d\d$/.test(compact))
    return invalid(
      reason("shape-wrong", { ...subject, length: compact.length, example: `${"?".repeat(18)}99` }),
    );
  return mod97(compact) === 1 ? right(compact, text, reasons) : invalid(reason("check-digit-wrong", subject));
}
