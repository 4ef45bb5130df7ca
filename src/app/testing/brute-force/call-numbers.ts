import { Decimal } from "decimal.js";
import { exact, Exact, type Value } from "./value.ts";

const whole = (value: Exact, rounding: Decimal.Rounding) => value.toDecimalPlaces(0, rounding);

/** Of no number that is null. */
export const numberCalls = {
  abs: (value: Exact) => value.abs(),
  sign: (value: Exact) => exact(value.cmp(0)),
  round: (value: Exact, digits: Exact = exact(0)) =>
    value.toDecimalPlaces(digits.toNumber(), Decimal.ROUND_HALF_UP),
  floor: (value: Exact) => whole(value, Decimal.ROUND_FLOOR),
  ceil: (value: Exact) => whole(value, Decimal.ROUND_CEIL),
  truncate: (value: Exact) => whole(value, Decimal.ROUND_DOWN),
  div: (value: Exact, by: Exact): Value => (by.isZero() ? null : whole(value.div(by), Decimal.ROUND_DOWN)),
  mod: (value: Exact, by: Exact): Value =>
    by.isZero() ? null : value.minus(by.times(whole(value.div(by), Decimal.ROUND_DOWN))),
  clamp: (value: Exact, low: Exact, high: Exact) => Exact.min(Exact.max(value, low), high),
  bucket: (value: Exact, width: Exact): Value =>
    width.lte(0)
      ? null
      : whole(whole(value, Decimal.ROUND_FLOOR).div(width), Decimal.ROUND_FLOOR).times(width),
};
