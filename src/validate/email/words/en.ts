import type { Words } from "../../../core/index.ts";
import type { EmailFacts } from "./facts.ts";

const parts = { local: "before the @", domain: "after the @" } as const;

export const en: Words<EmailFacts> = {
  empty: () => "There is no address.",
  "control-character": ({ character }) =>
    `The address holds a control character (${character}), which no address may: type it again.`,
  "at-missing": () => "An address has an @ between the mailbox and its domain.",
  "at-twice": () => "The address has more than one @: keep one address a cell.",
  "part-missing": ({ part }) => `Nothing stands ${parts[part]}.`,
  "part-too-long": ({ part, length, limit }) =>
    `What stands ${parts[part]} has ${length} characters, and mail allows ${limit}.`,
  "address-too-long": ({ length, limit }) =>
    `The address has ${length} characters, and mail allows ${limit}.`,
  "label-too-long": ({ label, limit }) =>
    `"${label}" is longer than the ${limit} characters a domain's label may have.`,
  "character-refused": ({ part, character }) => `${character} cannot stand ${parts[part]}.`,
  "dot-misplaced": ({ part }) => `A dot begins, ends or follows another ${parts[part]}.`,
  "hyphen-misplaced": ({ label }) => `"${label}" begins or ends with a hyphen, which no domain does.`,
  "quote-malformed": () =>
    "A quotation mark opens the address, and what follows is not one quoted mailbox and an @.",
  "literal-malformed": ({ literal }) => `"${literal}" is no network address in brackets.`,
  comment: () => "The address holds a comment in parentheses: keep the bare address.",
  "local-not-ascii": ({ character }) =>
    `${character} before the @ reaches few mail servers: most addresses are written without accents.`,
  "blank-removed": () => "Blanks around the address were removed.",
  "invisible-removed": ({ count }) =>
    `${count} invisible character${count === 1 ? " was" : "s were"} removed.`,
  "scheme-removed": () => "The address was taken out of a mailto: link.",
  "brackets-removed": ({ name }) =>
    name === ""
      ? "The address was taken out of its brackets."
      : `The address was taken out of the brackets after "${name}".`,
  "domain-lowered": () => "The domain was put in lower case, which names the same one.",
  "domain-encoded": ({ from, to }) => `The domain "${from}" was written the way mail sends it: ${to}.`,
  quoted: () => "The mailbox is quoted: mail allows it, many forms and tools do not.",
  "address-literal": () => "The address names a machine by its number, not a domain.",
  "domain-alone": ({ domain }) => `"${domain}" is a whole top-level domain: is something missing before it?`,
  "top-level-unknown": ({ topLevel }) => `No top-level domain is named "${topLevel}".`,
  "scripts-mixed": ({ domain }) => `"${domain}" mixes letters of several scripts that look alike.`,
  "domain-mistyped": ({ domain, meant }) => `"${domain}" looks like a slip for ${meant}.`,
  disposable: ({ domain, votes, lists }) =>
    `${votes} of ${lists} lists say that ${domain} gives mailboxes to throw away.`,
  "not-answered": ({ local }) => `Nobody reads what is sent to "${local}".`,
  "free-provider": ({ domain }) =>
    `${domain} gives mailboxes to anybody: a company's own domain was expected.`,
  "domain-absent": ({ domain }) => `There is no domain ${domain}.`,
  "mail-refused": ({ domain }) => `${domain} declares that it takes no mail.`,
  "mail-server-missing": ({ domain }) => `${domain} names no server that takes mail.`,
  role: ({ local }) => `"${local}" is the mailbox of a role, read by whoever holds it.`,
};
