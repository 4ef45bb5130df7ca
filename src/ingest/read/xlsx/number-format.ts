/** How a number cell is meant: most are numbers, some are days, moments or lengths of time written as numbers. */
export type NumberKind =
  | { readonly kind: "number" }
  | { readonly kind: "padded"; readonly digits: number }
  | { readonly kind: "date" }
  | { readonly kind: "moment" }
  | { readonly kind: "time" }
  | { readonly kind: "duration" };

const number: NumberKind = { kind: "number" };

/** The formats that workbooks name by number only (ECMA-376, 18.8.30), with the East Asian dates among them. */
function builtIn(formatId: number): NumberKind {
  if (formatId === 22) return { kind: "moment" };
  if (formatId === 46) return { kind: "duration" };
  if (isAmong(formatId, [18, 21, 45, 45, 47, 47])) return { kind: "time" };
  if (isAmong(formatId, [14, 17, 27, 31, 36, 36, 50, 58])) return { kind: "date" };
  return number;
}

/** Whether a number lies in one of the spans, given by their ends. */
function isAmong(value: number, ends: readonly number[]): boolean {
  return ends.some((first, index) => index % 2 === 0 && value >= first && value <= ends[index + 1]!);
}

/** What a format says of its cells: by its code, or by its number when it has none. */
export function numberKind(formatId: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtIn(formatId);
  const first = code
    .split(";")[0]!
    .replace(/"[^"]*"|\\.|_.|\*./gu, "")
    .toLowerCase();
  if (/\[(?:h+|m+|s+)\]/u.test(first)) return { kind: "duration" };
  const plain = first.replace(/\[[^\]]*\]/gu, "");
  if (/^0{2,}$/u.test(plain)) return { kind: "padded", digits: plain.length };
  if (/general|standard/u.test(plain) || /[0#?]/u.test(plain.replace(/s[.,]0+/u, "s"))) return number;
  const hasDay = /[yd]|m(?!.*[hs])|e/u.test(
    plain.replace(/am\/pm|a\/p/gu, "").replace(/h+:?m+|m+:?s+/gu, ""),
  );
  const hasTime = /[hs]/u.test(plain);
  if (hasDay) return { kind: hasTime ? "moment" : "date" };
  return hasTime ? { kind: "time" } : number;
}
