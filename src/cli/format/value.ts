import { decimal, type ExactDecimal, isDecimal } from "../../core/index.ts";
import type { Reader } from "../command.ts";

export type Amount = number | string | ExactDecimal | null;

/** What is shown where there is no number: nothing to divide by, or nothing known. */
export const nothing = "–";

/** A value as the reader writes it, in its unit: shares in per cent, money with its sign, numbers grouped. */
export function formatValue(value: Amount, unit: string, { locale }: Reader): string {
  if (value === null) return nothing;
  const exact = isDecimal(value) ? value : decimal(value);
  const [numerator = unit] = unit.split(" / ");
  if (unit === "share") return printed(exact.times(100).toDecimalPlaces(1).dividedBy(100), locale, percent);
  if (!/^[A-Z]{3}$/.test(numerator)) return printed(...plain(exact, locale));
  const digits = exact.abs().lt(1000) ? 2 : 0;
  return printed(exact.toDecimalPlaces(digits), locale, {
    style: "currency",
    currency: numerator,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** A relative change: `+12.3 %`. */
export function formatChange(change: Amount, { locale }: Reader): string {
  if (change === null) return nothing;
  const exact = isDecimal(change) ? change : decimal(change);
  return printed(exact.times(100).toDecimalPlaces(1).dividedBy(100), locale, {
    ...percent,
    signDisplay: "exceptZero",
  });
}

/** The change of a share, in points: `-4.9 pts`. */
export function formatPoints(change: Amount, { locale }: Reader): string {
  if (change === null) return nothing;
  const exact = isDecimal(change) ? change : decimal(change);
  const points = printed(exact.times(100).toDecimalPlaces(1), locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  return `${points} pts`;
}

const percent = { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

function plain(exact: ExactDecimal, locale: string): [ExactDecimal, string, Intl.NumberFormatOptions] {
  if (exact.isInteger()) return [exact, locale, { maximumFractionDigits: 0 }];
  const rounded = exact.abs().lt(1) ? exact.toSignificantDigits(3) : exact.toDecimalPlaces(2);
  return [rounded, locale, { maximumFractionDigits: 20 }];
}

/** Rounded before, in decimals: what is left is within what a number holds. */
function printed(exact: ExactDecimal, locale: string, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, options).format(exact.toNumber());
}
