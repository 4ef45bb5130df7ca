import { type EmailReason, reason } from "./reason.ts";

const longest = 255;

export interface Encoded {
  readonly text: string;
  readonly reasons: readonly EmailReason[];
}

/**
 * Mail names domains in ASCII: lower case, and `xn--` for what is not ASCII (UTS #46, as the platform's URL does it).
 * A text without a domain that can be written so is left as it is: the grammar says why.
 */
export function encodeDomain(text: string, isBare: boolean): Encoded {
  const at = text.lastIndexOf("@") + 1;
  const domain = text.slice(at);
  if (at === 0 || domain.startsWith("[")) return { text, reasons: [] };
  // oxlint-disable-next-line no-control-regex -- all of ASCII
  if (/^[\u0000-\u007f]*$/.test(domain)) {
    const lower = domain.toLowerCase();
    return lower === domain
      ? { text, reasons: [] }
      : { text: text.slice(0, at) + lower, reasons: [reason("domain-lowered", { from: domain })] };
  }
  const encoded = isBare ? undefined : encode(domain);
  if (encoded === undefined) return { text, reasons: [] };
  const reasons: EmailReason[] = [reason("domain-encoded", { from: domain, to: encoded })];
  if (isMixed(domain)) reasons.push(reason("scripts-mixed", { domain }));
  return { text: text.slice(0, at) + encoded, reasons };
}

function encode(domain: string): string | undefined {
  if (domain.length > longest || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined;
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : undefined;
}

function isMixed(domain: string): boolean {
  return domain
    .split(".")
    .some(
      (label) =>
        /\p{Script=Latin}/u.test(label) &&
        /\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Armenian}/u.test(label),
    );
}
