import { exact, type Exact, type Value } from "./value.ts";

const leading = /^\p{Zs}+/u;
const trailing = /\p{Zs}+$/u;

export function isBlank(text: string): boolean {
  return text.replace(leading, "") === "";
}

const letters = (text: string) => Array.from(text);

/** Of no text that is null. Letters are code points. */
export const textCalls = {
  lower: (text: string) => text.toLowerCase(),
  upper: (text: string) => text.toUpperCase(),
  trim: (text: string) => text.replace(leading, "").replace(trailing, ""),
  trim_start: (text: string) => text.replace(leading, ""),
  trim_end: (text: string) => text.replace(trailing, ""),
  length: (text: string) => exact(letters(text).length),
  substring: (text: string, start: Exact, length?: Exact): Value => {
    if (start.lt(1) || length?.lt(0)) return "";
    const from = start.toNumber() - 1;
    return letters(text)
      .slice(from, length && from + length.toNumber())
      .join("");
  },
  left: (text: string, length: Exact) => letters(text).slice(0, Math.max(0, length.toNumber())).join(""),
  right: (text: string, length: Exact) => {
    const all = letters(text);
    return all.slice(all.length - Math.min(all.length, Math.max(0, length.toNumber()))).join("");
  },
  starts_with: (text: string, part: string) => text.startsWith(part),
  ends_with: (text: string, part: string) => text.endsWith(part),
  contains: (text: string, part: string) => text.includes(part),
  position: (text: string, part: string) => {
    const at = text.indexOf(part);
    return exact(at < 0 ? 0 : letters(text.slice(0, at)).length + 1);
  },
  replace: (text: string, part: string, by: string) => (part === "" ? text : text.split(part).join(by)),
  split_part: (text: string, separator: string, number: Exact) => {
    const pieces = separator === "" ? [text] : text.split(separator);
    return pieces[number.toNumber() - 1] ?? "";
  },
  pad_start: (text: string, length: Exact, filling: string) => padded(text, length, filling, true),
  pad_end: (text: string, length: Exact, filling: string) => padded(text, length, filling, false),
  null_if_blank: (text: string) => (isBlank(text) ? null : text),
  to_text: (value: NonNullable<Value>) => String(value),
  to_integer: (text: string): Value => (/^ *[+-]?\d+ *$/u.test(text) ? exact(text.trim()) : null),
  to_decimal: (text: string): Value =>
    /^ *[+-]?(?:\d+\.?\d*|\.\d+) *$/u.test(text) ? exact(text.trim()).toDecimalPlaces(6) : null,
};

function padded(text: string, length: Exact, filling: string, isBefore: boolean): string {
  const wanted = Math.max(0, length.toNumber());
  const kept = letters(text).slice(0, wanted);
  if (filling === "") return kept.join("");
  const all = letters(filling);
  const more = Array.from({ length: wanted - kept.length }, (_, index) => all[index % all.length]!);
  return (isBefore ? [...more, ...kept] : [...kept, ...more]).join("");
}
