import type { Checked } from "../checked.ts";
import { doubtAddress } from "./doubt-address.ts";
import { encodeDomain } from "./encode-domain.ts";
import { isFault, readAddress } from "./read-address.ts";
import { repairAddress } from "./repair-address.ts";
import { suggestAddress } from "./suggest-address.ts";
import { weighReasons } from "./weigh-reasons.ts";
import type { EmailFacts } from "./words/facts.ts";

export type CheckedEmail = Checked<string, EmailFacts>;

export interface EmailOptions {
  /** Nothing is taken out of what surrounds an address: the text is one as it stands, or is invalid. */
  readonly isBare?: boolean;
  /** A colleague's address is expected: one at a provider for anybody is suspect. */
  readonly isOfCompany?: boolean;
}

/**
 * Whether a CRM can send to the text, and what it should store. No connection is opened: whether the domain takes mail is
 * asked by `checkEmailDelivery`.
 */
export function checkEmail(text: string, options: EmailOptions = {}): CheckedEmail {
  const checked = checkOnce(text, options);
  if (checked.verdict !== "invalid") return checked;
  const suggestion = suggestAddress(text, (candidate) => checkOnce(candidate, options).value);
  return suggestion === undefined ? checked : { ...checked, suggestion };
}

function checkOnce(text: string, { isBare = false, isOfCompany = false }: EmailOptions): CheckedEmail {
  const repaired = isBare ? { text, reasons: [] } : repairAddress(text);
  const encoded = encodeDomain(repaired.text, isBare);
  const read = readAddress(encoded.text);
  if (isFault(read)) return { verdict: "invalid", reasons: [read] };
  const { reasons: doubts, suggestion } = doubtAddress(read, isOfCompany);
  const reasons = [...repaired.reasons, ...encoded.reasons, ...doubts];
  return {
    verdict: weighReasons(reasons, encoded.text !== text),
    value: encoded.text,
    reasons,
    ...(suggestion !== undefined && { suggestion }),
  };
}
