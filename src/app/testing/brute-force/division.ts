import { Decimal } from "decimal.js";
import { Exact, type Value } from "./value.ts";

/**
 * Division in an expression: both sides are taken to six places, the quotient to ten, halves away from
 * zero; null by zero.
 */
export function quotient(dividend: Exact, divisor: Exact): Value {
  const [above, below] = [toPlaces(dividend, 6), toPlaces(divisor, 6)];
  return below.isZero() ? null : toPlaces(above.div(below), 10);
}

function toPlaces(value: Exact, places: number): Exact {
  return new Exact(value).toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
}
