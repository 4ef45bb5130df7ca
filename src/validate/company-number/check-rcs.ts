import { checkSiren } from "./check-siren.ts";
import { type CheckedNumber, invalid, reason, right } from "./reason.ts";

const shape = /^ *RCS +(\p{L}[\p{L} '’-]*?)(?: +([ABCD]))? *((?:\d *){9})$/iu;

/** The registration of a company with a court of commerce: `RCS Nancy B 323 159 715`. The letter has left newer ones. */
export function checkRcs(text: string): CheckedNumber {
  const subject = { kind: "rcs" } as const;
  if (text.trim() === "") return invalid(reason("empty", subject));
  const [, city, letter, digits] = (text.length <= 100 && shape.exec(text)) || [];
  if (city === undefined || digits === undefined)
    return invalid(
      reason("shape-wrong", { ...subject, length: text.length, example: "RCS Paris B 999 999 999" }),
    );
  const { value: siren } = checkSiren(digits);
  if (siren === undefined || siren.startsWith("000")) return invalid(reason("check-digit-wrong", subject));
  const value = ["RCS", city.replaceAll(/ +/g, " "), letter?.toUpperCase(), siren].filter(Boolean).join(" ");
  return right(value, text, value === text ? [] : [reason("separators-removed", {})]);
}
