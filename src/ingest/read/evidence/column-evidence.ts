import { type DateForm, dateForm, isMissing, type NumberForm, numberForm } from "./cell-forms.ts";

/** What a sample of a column looks like: counts of cells in each form. A cell can be a date and a number. */
export interface ColumnEvidence {
  readonly header: string;
  readonly cells: number;
  readonly filled: number;
  /** Blank, `--`, `n/a`, `null`... */
  readonly missing: number;
  readonly dates: { readonly [F in DateForm]: number };
  readonly numbers: { readonly [F in NumberForm]: number };
  readonly percents: number;
  readonly currencies: readonly string[];
  readonly distinct: number;
}

const currency = /[$€£¥]|\b(?:EUR|USD|GBP|CHF|CAD|AUD|JPY)\b/u;

export function columnEvidence(header: string, cells: readonly string[]): ColumnEvidence {
  const dates = { iso: 0, dmy: 0, mdy: 0, ambiguous: 0, named: 0 };
  const numbers = { integer: 0, point: 0, comma: 0, ambiguous: 0, exponent: 0 };
  const currencies = new Set<string>();
  let percents = 0;
  const filled = cells.filter((cell) => !isMissing(cell));
  for (const cell of filled) {
    const date = dateForm(cell);
    if (date !== undefined) dates[date]++;
    const number = numberForm(cell);
    if (number === undefined) continue;
    numbers[number]++;
    if (cell.includes("%")) percents++;
    const sign = currency.exec(cell)?.[0];
    if (sign !== undefined) currencies.add(sign);
  }
  return {
    header,
    cells: cells.length,
    filled: filled.length,
    missing: cells.length - filled.length,
    dates,
    numbers,
    percents,
    currencies: [...currencies],
    distinct: new Set(filled.map((cell) => cell.trim())).size,
  };
}
