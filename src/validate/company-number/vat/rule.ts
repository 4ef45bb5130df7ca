/** How a country writes its VAT numbers, after the prefix. Sources: VIES, "VAT number construction rules", and national law. */
export interface VatRule {
  /** What is written when it is right; the rest looks at nothing else. */
  readonly shape: RegExp;
  /** The shape for a reader: 9 a digit, A a letter, ? either. */
  readonly example: string;
  /** Gives back leading zeros and the like that are often left out. */
  readonly complete?: (body: string) => string;
  /** Parts that are only given certain values: a range, a date of birth. */
  readonly isPossible?: (body: string) => boolean;
  readonly isChecked: (body: string) => boolean;
}

/** Digits of fixed length, most often with a check digit at the end. */
export function digits(length: number, isChecked: (body: string) => boolean): VatRule {
  return { shape: new RegExp(`^[1-9]\\d{${length - 1}}$`), example: "9".repeat(length), isChecked };
}

export function padded(length: number): (body: string) => string {
  return (body) => (/^\d+$/.test(body) ? body.padStart(length, "0") : body);
}

/** A day that exists, with the century that the number itself says. */
export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function lastDigit(body: string): number {
  return Number(body.at(-1));
}

export function number(body: string, from: number, to: number): number {
  return Number(body.slice(from, to));
}
