import { mod97 } from "./check-digits.ts";
import { compactNumber, isRefused } from "./compact-number.ts";
import { hasNationalCheck } from "./iban-national.ts";
import { ibanShapes } from "./iban-shapes.ts";
import { type CheckedNumber, invalid, type NumberReason, reason, right } from "./reason.ts";

/** ISO 13616: a country, two check digits (MOD 97-10 with these four signs at the end) and its bank's number of an account. */
export function checkIban(text: string): CheckedNumber {
  const read = compactNumber(text, { kind: "iban" });
  if (isRefused(read)) return invalid(read);
  const hasWord = /^IBAN[A-Z]{2}\d/.test(read.compact);
  const iban = hasWord ? read.compact.slice(4) : read.compact;
  const reasons: readonly NumberReason[] = hasWord
    ? [...read.reasons, reason("prefix-removed", { prefix: "IBAN" })]
    : read.reasons;
  const country = /^[A-Z]{2}/.exec(iban)?.[0];
  if (country === undefined) return invalid(reason("country-missing", { kind: "iban" }));
  const shape = ibanShapes.get(country);
  if (!shape) return invalid(reason("country-unknown", { kind: "iban", prefix: country }));
  const subject = { kind: "iban", country } as const;
  if (!shape.pattern.test(iban))
    return invalid(reason("shape-wrong", { ...subject, length: iban.length, example: shape.example }));
  const account = iban.slice(4);
  if (mod97(account + iban.slice(0, 4)) !== 1 || !hasNationalCheck(country, account))
    return invalid(reason("check-digit-wrong", subject));
  return right(iban, text, reasons);
}
