/**
 * The forms in which exports write dates and numbers, as patterns that JavaScript and DuckDB's RE2 read
 * alike (no look-around, blanks written out). Each matches a whole trimmed cell.
 */
const blank = "[ \u00a0\u202f]";
const time = `(?:(?:,|T|${blank})${blank}*[0-9]{1,2}[:h][0-9]{2}.*)?`;
const month =
  "(?:jan|feb|f[ée]v|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|ao[uû]|sep|oct|nov|dec|d[ée]c)[a-zéû]*\\.?";
const weekday = "(?:[a-z]{3,9}\\.?,? )?";

export const dateForms = {
  iso: `[0-9]{4}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12][0-9]|3[01])${time}|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])`,
  dmy: `(?:1[3-9]|2[0-9]|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-9]{4}|[0-9]{2})${time}`,
  mdy: `(?:0?[1-9]|1[0-2])[-/.](?:1[3-9]|2[0-9]|3[01])[-/.](?:[0-9]{4}|[0-9]{2})${time}`,
  ambiguous: `(?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-9]{4}|[0-9]{2})${time}`,
  named: `(?i:${weekday}(?:${month} [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}|[0-9]{1,2}(?:er|st|nd|rd|th)?[ -]${month},?[ -][0-9]{4})${time})`,
} as const;

const sign = `[-+\u2212]?`;
const money = `(?:[$€£¥]|[A-Z]{3}|[A-Z]{2}\\$)?`;
const before = `\\(?${sign}${money}${blank}?${sign}`;
const after = `${blank}?(?:%|[$€£¥]|[A-Z]{3}|[kKM])?\\)?`;
const groupSpace = `[ \u00a0\u202f'\u2019]`;

/** `point` and `comma` tell the decimal mark; `grouped` ones (1,234 or 1.234) could be read two ways. */
export const numberForms = {
  integer: `${before}[0-9]+${after}|${before}[0-9]{1,3}(?:${groupSpace}[0-9]{3})+${after}`,
  point: numberWith("\\.", ","),
  comma: numberWith(",", "\\."),
  ambiguous: `${before}[1-9][0-9]{0,2}[.,][0-9]{3}${after}`,
  exponent: `${sign}[0-9](?:[.,][0-9]+)?[eE][-+]?[0-9]+`,
} as const;

/** Numbers whose decimal mark can only be `mark`, the other one grouping thousands. */
function numberWith(mark: string, other: string): string {
  const fraction = `(?:[0-9]*${mark}(?:[0-9]{1,2}|[0-9]{4,})|(?:0|[0-9]{4,})?${mark}[0-9]{3})`;
  const grouped = `[0-9]{1,3}(?:(?:${other}[0-9]{3})+${mark}[0-9]+|(?:${other}[0-9]{3}){2,}|(?:${groupSpace}[0-9]{3})+${mark}[0-9]+)`;
  return `${before}(?:${fraction}|${grouped})${after}`;
}

/** What exports write where there is no value. Compared trimmed and in lower case. */
export const missingMarks: readonly string[] = [
  "--",
  "-",
  "\u2013",
  "\u2014",
  "n/a",
  "n/d",
  "na",
  "#n/a",
  "nan",
  "null",
  "none",
  "nil",
  "(not set)",
  "(blank)",
  "(vide)",
];

export type DateForm = keyof typeof dateForms;
export type NumberForm = keyof typeof numberForms;

const whole = (pattern: string): RegExp =>
  pattern.startsWith("(?i:")
    ? new RegExp(`^(?:${pattern.slice(4, -1)})$`, "iu")
    : new RegExp(`^(?:${pattern})$`, "u");

const compile = <Form extends string>(
  forms: { readonly [F in Form]: string },
  order: readonly Form[],
): readonly (readonly [Form, RegExp])[] => order.map((form) => [form, whole(forms[form])]);

const dates = compile(dateForms, ["iso", "dmy", "mdy", "ambiguous", "named"]);
const numbers = compile(numberForms, ["integer", "point", "comma", "ambiguous", "exponent"]);
const missing = new Set(missingMarks);

export function isMissing(cell: string): boolean {
  const trimmed = cell.trim();
  return trimmed === "" || missing.has(trimmed.toLowerCase());
}

export function dateForm(cell: string): DateForm | undefined {
  const trimmed = cell.trim();
  if (trimmed.length > 60) return undefined;
  return dates.find(([, pattern]) => pattern.test(trimmed))?.[0];
}

export function numberForm(cell: string): NumberForm | undefined {
  const trimmed = cell.trim();
  if (trimmed.length > 60) return undefined;
  return numbers.find(([, pattern]) => pattern.test(trimmed))?.[0];
}

const email = /^[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}$/iu;
const year = /^(?:19|20)[0-9]{2}$/u;

/** A cell that is a value rather than a name: a number (a year alone may be a name), a date, an e-mail address. */
export function looksLikeValue(cell: string): boolean {
  const trimmed = cell.trim();
  if (trimmed === "" || trimmed.length > 320 || year.test(trimmed)) return false;
  return numberForm(trimmed) !== undefined || dateForm(trimmed) !== undefined || email.test(trimmed);
}
