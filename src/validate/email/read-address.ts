import { isAddressLiteral } from "./address-literal.ts";
import { type EmailReason, reason, shown } from "./reason.ts";

/** RFC 5321 §4.5.3.1: 64 octets before the @, and a path of 256 with its brackets. RFC 1035 §2.3.4: 63 a label, 253 a name. */
const limits = { local: 64, address: 254, label: 63, domain: 253 } as const;

export interface Address {
  readonly local: string;
  readonly domain: string;
  readonly isQuoted: boolean;
}

// oxlint-disable-next-line no-control-regex -- these are the characters looked for
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const quotedLocal = /^"(?:[ !#-[\]-~]|\\[ -~])*"(?=@)/;

/**
 * A mailbox as RFC 5321 §4.1.2 lets it be sent to, and nothing around it: a dot-atom or a quoted string, an @, a DNS name
 * or an address literal. What RFC 5322 adds for headers (comments, folding, obsolete forms) is refused.
 */
export function readAddress(text: string): Address | EmailReason {
  const whole = textFault(text);
  if (whole) return whole;
  const quoted = quotedLocal.exec(text)?.[0];
  if (quoted === undefined && text.startsWith('"')) return reason("quote-malformed", {});
  const at = quoted?.length ?? text.indexOf("@");
  if (at === -1) return reason("at-missing", {});
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  const fault = (quoted === undefined && atomFault(local)) || partFault(local, domain) || addressFault(text);
  return fault || { local, domain, isQuoted: quoted !== undefined };
}

function textFault(text: string): EmailReason | undefined {
  const control = controls.exec(text)?.[0];
  if (control !== undefined) return reason("control-character", { character: shown(control) });
  if (text.trim() === "") return reason("empty", {});
  return text.length > 4 * limits.address ? addressFault(text) : undefined;
}

function partFault(local: string, domain: string): EmailReason | undefined {
  return (
    lengthFault("local", local, limits.local) ??
    (domain.startsWith("[") ? literalFault(domain) : domainFault(domain))
  );
}

export function isFault(read: Address | EmailReason): read is EmailReason {
  return "code" in read;
}

function atomFault(local: string): EmailReason | undefined {
  if (local === "") return reason("part-missing", { part: "local" });
  const refused = /[^\w!#$%&'*+/=?^`{|}~.-]/u.exec(local)?.[0];
  if (refused === undefined) return dotFault("local", local);
  if (refused === "(" || refused === ")") return reason("comment", {});
  if (refused > "\u007f" && /[\p{L}\p{N}\p{M}]/u.test(refused))
    return reason("local-not-ascii", { character: shown(refused) });
  return reason("character-refused", { part: "local", character: shown(refused) });
}

function domainFault(domain: string): EmailReason | undefined {
  if (domain === "") return reason("part-missing", { part: "domain" });
  if (domain.includes("@")) return reason("at-twice", {});
  const refused = /[^A-Za-z\d.-]/u.exec(domain)?.[0];
  if (refused === "(" || refused === ")") return reason("comment", {});
  if (refused !== undefined)
    return reason("character-refused", { part: "domain", character: shown(refused) });
  return dotFault("domain", domain) ?? labelFault(domain) ?? lengthFault("domain", domain, limits.domain);
}

function labelFault(domain: string): EmailReason | undefined {
  const isEdged = /^-|\.-|-\.|-$/.test(domain);
  if (!isEdged && domain.length <= limits.label) return undefined;
  for (const label of domain.split(".")) {
    if (/^-|-$/.test(label)) return reason("hyphen-misplaced", { label });
    if (label.length > limits.label) return reason("label-too-long", { label, limit: limits.label });
  }
  return undefined;
}

function literalFault(literal: string): EmailReason | undefined {
  return isAddressLiteral(literal) ? undefined : reason("literal-malformed", { literal });
}

function dotFault(part: "local" | "domain", text: string): EmailReason | undefined {
  return /^\.|\.\.|\.$/.test(text) ? reason("dot-misplaced", { part }) : undefined;
}

function lengthFault(part: "local" | "domain", { length }: string, limit: number): EmailReason | undefined {
  return length > limit ? reason("part-too-long", { part, length, limit }) : undefined;
}

function addressFault({ length }: string): EmailReason | undefined {
  return length > limits.address ? reason("address-too-long", { length, limit: limits.address }) : undefined;
}
