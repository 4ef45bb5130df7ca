import { type NumberReason, reason, type Subject } from "./reason.ts";

export interface Compact {
  readonly compact: string;
  readonly reasons: readonly NumberReason[];
}

/** No number is half as long, whatever is written between its digits. */
const longest = 100;
const separators =
  /[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000.,:/()'’_\u2010-\u2015\u2212\u200b-\u200f\u2060\ufeff-]/g;

/** The number without what people write between its signs, in upper case; or what cannot be part of one. */
export function compactNumber(text: string, subject: Subject): Compact | NumberReason {
  if (text.length > longest) return reason("shape-wrong", { ...subject, length: text.length, example: "…" });
  const joined = text.replaceAll(separators, "");
  if (joined === "") return reason("empty", subject);
  const refused = /[^\dA-Za-z+*]/u.exec(joined)?.[0];
  if (refused !== undefined) return reason("character-refused", { ...subject, character: shown(refused) });
  const compact = joined.toUpperCase();
  const reasons: NumberReason[] = [];
  if (joined !== text) reasons.push(reason("separators-removed", {}));
  if (compact !== joined) reasons.push(reason("letters-raised", {}));
  return { compact, reasons };
}

export function isRefused(read: Compact | NumberReason): read is NumberReason {
  return "code" in read;
}

function shown(character: string): string {
  if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) return `"${character}"`;
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
