import { decimal, type ExactDecimal } from "../../../core/index.ts";
import { isMissing, numberForm } from "../evidence/cell-forms.ts";

/** The decimal mark that a column's cells show; the point when none does. */
export function decimalMark(cells: readonly string[]): "." | "," {
  let points = 0;
  let commas = 0;
  for (const cell of cells) {
    const form = numberForm(cell);
    if (form === "point") points++;
    else if (form === "comma") commas++;
  }
  return commas > points ? "," : ".";
}

/** The number in a cell as exports write it; undefined when there is none. */
export function readNumber(cell: string, mark: "." | ","): ExactDecimal | undefined {
  if (isMissing(cell) || numberForm(cell) === undefined) return undefined;
  const isNegative = /^\(?[^0-9]*[-\u2212]|^\(/u.test(cell.trim());
  const marks = mark === "," ? cell.replaceAll(".", "").replace(",", ".") : cell.replaceAll(",", "");
  const digits =
    /[eE]/u.test(marks) && /^[^a-zA-Z]*[0-9][eE]/u.test(marks)
      ? marks.trim()
      : marks.replace(/[^0-9.]/gu, "");
  if (!/[0-9]/u.test(digits)) return undefined;
  const number = decimal(digits.replace(/^[-\u2212+]/u, ""));
  return isNegative ? number.negated() : number;
}
