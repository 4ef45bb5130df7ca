import { parse } from "tldts";
import { type DisposableVotes, disposableVotes } from "./disposable.ts";
import { isFreeProvider, isPrivacyRelay } from "./providers.ts";
import { type Mailbox, mailboxOf } from "./role.ts";

export interface EmailDescription {
  readonly local: string;
  readonly domain: string;
  /** The registered domain: `eu.acme.co.uk` is of `acme.co.uk`. Two people of one are colleagues when `provider` is "own". */
  readonly organisation: string;
  readonly mailbox: Mailbox;
  /** "own" is a domain that gives mailboxes to its own people only, as far as is known. */
  readonly provider: "own" | "free" | "relay" | "disposable";
}

/** What an address that `checkEmail` gave says of whom it belongs to. */
export function describeEmail(address: string): EmailDescription {
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const { organisation } = suffixOf(domain);
  return {
    local,
    domain,
    organisation,
    mailbox: mailboxOf(local),
    provider: providerOf(domain, organisation),
  };
}

export interface DomainSuffix {
  readonly organisation: string;
  readonly suffix: string;
  /** The suffix is one of the public list's ICANN part, so its last label is a top-level domain. */
  readonly isKnown: boolean;
}

export function suffixOf(domain: string): DomainSuffix {
  const { domain: organisation, publicSuffix, isIcann } = parse(domain, parsing);
  return { organisation: organisation ?? domain, suffix: publicSuffix ?? "", isKnown: isIcann === true };
}

const parsing = { extractHostname: false, validateHostname: false, detectIp: false } as const;
const votes: DisposableVotes = disposableVotes();

export function votesAgainst(domain: string, organisation: string): number | undefined {
  return isKnownGood(domain, organisation) ? undefined : votes(domain, organisation);
}

function isKnownGood(domain: string, organisation: string): boolean {
  if (isFreeProvider(domain) || isPrivacyRelay(domain)) return true;
  return organisation !== domain && isKnownGood(organisation, organisation);
}

function providerOf(domain: string, organisation: string): EmailDescription["provider"] {
  if (isPrivacyRelay(domain)) return "relay";
  if (isFreeProvider(domain) || isFreeProvider(organisation)) return "free";
  return votesAgainst(domain, organisation) === undefined ? "own" : "disposable";
}
