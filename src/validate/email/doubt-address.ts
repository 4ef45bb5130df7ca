import { suffixOf, votesAgainst } from "./describe-email.ts";
import { disposableLists } from "./disposable.ts";
import { meantDomain } from "./mistyped-domain.ts";
import { isFreeProvider } from "./providers.ts";
import type { Address } from "./read-address.ts";
import { type EmailReason, reason } from "./reason.ts";
import { mailboxOf } from "./role.ts";

export interface Doubted {
  readonly reasons: readonly EmailReason[];
  readonly suggestion?: string;
}

/** What is unusual about an address that mail can be sent to. */
export function doubtAddress({ local, domain, isQuoted }: Address, isOfCompany: boolean): Doubted {
  const reasons: EmailReason[] = [];
  if (isQuoted) reasons.push(reason("quoted", {}));
  else remarkMailbox(local, reasons);
  if (domain.startsWith("[")) return { reasons: [...reasons, reason("address-literal", {})] };
  const { organisation, suffix, isKnown } = suffixOf(domain);
  if (!isKnown)
    reasons.push(reason("top-level-unknown", { topLevel: domain.slice(domain.lastIndexOf(".") + 1) }));
  else if (suffix === domain) reasons.push(reason("domain-alone", { domain }));
  const meant = meantDomain({ domain, suffix, isSuffixKnown: isKnown });
  if (meant !== undefined) reasons.push(reason("domain-mistyped", { domain, meant }));
  const votes = votesAgainst(domain, organisation);
  if (votes !== undefined) reasons.push(reason("disposable", { domain, votes, lists: disposableLists }));
  if (isOfCompany && isFreeProvider(domain)) reasons.push(reason("free-provider", { domain }));
  return meant === undefined ? { reasons } : { reasons, suggestion: `${local}@${meant}` };
}

function remarkMailbox(local: string, reasons: EmailReason[]): void {
  const mailbox = mailboxOf(local);
  if (mailbox === "role") reasons.push(reason("role", { local }));
  if (mailbox === "unread") reasons.push(reason("not-answered", { local }));
}
