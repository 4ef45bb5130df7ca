import { type EmailReason, reason } from "./reason.ts";

export interface Repaired {
  readonly text: string;
  readonly reasons: readonly EmailReason[];
}

/** Zero-width signs, joiners, direction marks, soft hyphens and byte-order marks: what pasting brings along. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const blank = "[ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]";
const edges = new RegExp(`^${blank}+|${blank}+$`, "g");
const looksPlain = /^[\w!#$%&'*+/=?^`{|}~.-]+@[\w.-]+$/;

/** Takes an address out of what it is often pasted in. What is inside is left for the grammar to judge. */
export function repairAddress(text: string): Repaired {
  if (looksPlain.test(text)) return { text, reasons: [] };
  const reasons: EmailReason[] = [];
  const seen = text.replace(invisible, "");
  if (seen.length < text.length)
    reasons.push(reason("invisible-removed", { count: text.length - seen.length }));
  const bare = seen.replace(edges, "");
  const inside = bare.endsWith(">") ? outOfBrackets(bare) : undefined;
  if (inside) reasons.push(reason("brackets-removed", { name: inside.name }));
  const linked = inside?.address ?? bare;
  const unlinked = /^mailto:/i.test(linked) ? outOfLink(linked) : linked;
  if (unlinked !== linked) reasons.push(reason("scheme-removed", {}));
  if (bare.length < seen.length) reasons.push(reason("blank-removed", {}));
  return { text: unlinked, reasons };
}

function outOfBrackets(text: string): { readonly name: string; readonly address: string } | undefined {
  const opened = text.lastIndexOf("<");
  if (opened === -1) return undefined;
  const name = text.slice(0, opened).replace(edges, "");
  return {
    name: name.replace(/^(["'])(.*)\1$/s, "$2"),
    address: text.slice(opened + 1, -1).replace(edges, ""),
  };
}

function outOfLink(link: string): string {
  const address = link.slice("mailto:".length);
  const asked = address.indexOf("?", address.lastIndexOf("@") + 1);
  return (asked === -1 ? address : address.slice(0, asked)).replace(edges, "");
}
