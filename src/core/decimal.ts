import { Decimal } from "decimal.js";

/** Decimals with 40 significant digits: more than any sum of money or ratio of counts needs. */
export const ExactDecimal = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN });
export type ExactDecimal = Decimal;

export function decimal(value: string | number | bigint | Decimal): ExactDecimal {
  return new ExactDecimal(typeof value === "bigint" ? value.toString() : value);
}

export function isDecimal(value: unknown): value is ExactDecimal {
  return Decimal.isDecimal(value);
}
