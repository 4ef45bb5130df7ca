/** Numbers and days as a sentence in one language writes them. */
export interface Formats {
  readonly number: (value: number, digits?: number) => string;
  readonly percent: (share: number) => string;
  readonly money: (value: number, currency: string) => string;
  readonly day: (iso: string) => string;
}

export function formatsOf(locale: string): Formats {
  return {
    number: (value, digits = 0) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    percent: (share) =>
      new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share),
    money: (value, currency) =>
      new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(value),
    day: (iso) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(
        new Date(`${iso}T00:00:00Z`),
      ),
  };
}

/** The N of "fewer than 1 in N", round and on the careful side. */
export function oneIn(rate: number): number {
  const exact = Math.min(1_000_000, 1 / Math.max(rate, 1e-12));
  const power = 10 ** Math.floor(Math.log10(exact) + 1e-9);
  return Math.floor(exact / power + 1e-9) * power;
}
