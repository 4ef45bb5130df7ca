import { type Compact, compactNumber, isRefused } from "./compact-number.ts";
import { type CheckedNumber, invalid, type NumberReason, reason, right } from "./reason.ts";
import { isMonaco } from "./vat/fr.ts";
import type { VatRule } from "./vat/rule.ts";
import { vatRules } from "./vat/rules.ts";

export interface VatOptions {
  /** The prefix of the country that is expected: a number may then come without it. */
  readonly country?: string;
}

/**
 * A VAT number of a member state of the European Union, Northern Ireland, the United Kingdom or Switzerland: its shape,
 * its ranges and its check digits. Whether it is registered is for the registers to say.
 */
export function checkVat(text: string, { country }: VatOptions = {}): CheckedNumber {
  const read = compactNumber(text, { kind: "vat", ...(country !== undefined && { country }) });
  if (isRefused(read)) return invalid(read);
  const named = splitPrefix(read, country);
  if ("code" in named) return invalid(named);
  const rule = vatRules.get(named.country);
  if (!rule) return invalid(reason("country-unknown", { kind: "vat", prefix: named.country }));
  return checkBody(text, named, rule);
}

interface Prefixed {
  readonly country: string;
  readonly body: string;
  readonly reasons: readonly NumberReason[];
}

function splitPrefix({ compact, reasons }: Compact, expected: string | undefined): Prefixed | NumberReason {
  const prefix = /^[A-Z]{2}/.exec(compact)?.[0];
  const isGreek = prefix === "GR" && (expected ?? "EL") === "EL";
  if (isGreek)
    return {
      country: "EL",
      body: compact.slice(2),
      reasons: [...reasons, reason("prefix-renamed", { from: "GR", to: "EL" })],
    };
  if (prefix !== undefined && (expected ?? prefix) === prefix)
    return { country: prefix, body: compact.slice(2), reasons };
  if (expected === undefined) return reason("country-missing", { kind: "vat" });
  return {
    country: expected,
    body: compact,
    reasons: [...reasons, reason("prefix-added", { prefix: expected })],
  };
}

function checkBody(text: string, { country, body, reasons }: Prefixed, rule: VatRule): CheckedNumber {
  const subject = { kind: "vat", country } as const;
  const whole = rule.complete?.(body) ?? body;
  if (!rule.shape.test(whole))
    return invalid(
      reason("shape-wrong", { ...subject, length: body.length, example: country + rule.example }),
    );
  if (rule.isPossible?.(whole) === false) return invalid(reason("value-impossible", subject));
  if (!rule.isChecked(whole)) return invalid(reason("check-digit-wrong", subject));
  const repairs = whole === body ? reasons : [...reasons, reason("zeros-restored", subject)];
  const monaco = country === "FR" && isMonaco(whole) ? [reason("monegasque", subject)] : [];
  return right(country + whole, text, [...repairs, ...monaco]);
}
