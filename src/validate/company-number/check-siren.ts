import { compactNumber, isRefused } from "./compact-number.ts";
import { type CheckedNumber, invalid, reason, right, type Subject } from "./reason.ts";
import { isMonegasque, isSiren, isSiret } from "./siren.ts";

/** INSEE's number of a company or public body. */
export function checkSiren(text: string): CheckedNumber {
  return checkDigits(text, { subject: { kind: "siren" }, length: 9, isRight: isSiren });
}

/** INSEE's number of an establishment: its company's SIREN and five digits. */
export function checkSiret(text: string): CheckedNumber {
  return checkDigits(text, { subject: { kind: "siret" }, length: 14, isRight: isSiret });
}

interface Digits {
  readonly subject: Subject;
  readonly length: number;
  readonly isRight: (digits: string) => boolean;
}

function checkDigits(text: string, { subject, length, isRight }: Digits): CheckedNumber {
  const read = compactNumber(text, subject);
  if (isRefused(read)) return invalid(read);
  const { compact, reasons } = read;
  if (!new RegExp(`^\\d{${length}}$`).test(compact)) {
    const wrong = reason("shape-wrong", { ...subject, length: compact.length, example: "9".repeat(length) });
    return invalid(wrong, withZeros(compact, length, isRight));
  }
  if (Number(compact.slice(0, 9)) === 0) return invalid(reason("value-impossible", subject));
  if (isRight(compact)) return right(compact, text, reasons);
  if (!isMonegasque(compact)) return invalid(reason("check-digit-wrong", subject));
  return { verdict: "suspect", value: compact, reasons: [...reasons, reason("monegasque", subject)] };
}

/** A spreadsheet drops the zeros that begin a number. */
function withZeros(
  compact: string,
  length: number,
  isRight: (digits: string) => boolean,
): string | undefined {
  const whole = compact.padStart(length, "0");
  const isShort = /^\d+$/.test(compact) && compact.length < length && compact.length >= length - 2;
  return isShort && isRight(whole) ? whole : undefined;
}
