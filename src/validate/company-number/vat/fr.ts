import { isSiren } from "../siren.ts";
import { number, type VatRule } from "./rule.ts";

/** The key's letters, without I and O. */
const signs = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/**
 * A key of two signs and the SIREN (CGI, annexe II, art. 242 bis). The key is `12 + 3 × SIREN` modulo 97, or, with a letter
 * in it, the newer one. Monaco's numbers begin with 000 where a SIREN stands, and have the key only.
 */
export const fr: VatRule = {
  shape: /^[\dA-HJ-NP-Z]{2}\d{9}$/,
  example: "99999999999",
  isPossible: (body) => Number(body.slice(2)) > 0 && (isMonaco(body) || isSiren(body.slice(2))),
  isChecked: (body) => (/^\d\d/.test(body) ? oldKey(body.slice(2)) === body.slice(0, 2) : isNewKey(body)),
};

export function isMonaco(body: string): boolean {
  return body.slice(2).startsWith("000");
}

export function oldKey(siren: string): string {
  return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, "0");
}

function isNewKey(body: string): boolean {
  const [first, second] = [signs.indexOf(body.charAt(0)), signs.indexOf(body.charAt(1))];
  const check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (number(body, 2, 11) + 1 + Math.floor(check / 11)) % 11 === check % 11;
}
