import type { Measure } from "../../../definitions/index.ts";
import { compare, exact, Exact, isNumber, textOf, type Value } from "./value.ts";

/** How two numbers are divided: exactly, or as the engine does where a metric serves as a dimension. */
export type Divide = (dividend: Exact, divisor: Exact) => Value;

/** What a measure makes of the values of its rows: null where there is nothing to tell. */
export function aggregate(measure: Measure, values: readonly Value[], divide: Divide): Value {
  const known = values.filter((value) => value !== null);
  const numbers = known.filter(isNumber);
  if (measure.aggregation === "count") return exact(measure.of ? known.length : values.length);
  if (measure.aggregation === "count_distinct") return exact(new Set(known.map(textOf)).size);
  return numbers.length === 0 ? null : ofNumbers(measure, numbers, divide);
}

function ofNumbers(measure: Measure, numbers: readonly Exact[], divide: Divide): Value {
  switch (measure.aggregation) {
    case "sum":
      return sum(numbers);
    case "avg":
      return divide(sum(numbers), exact(numbers.length));
    case "min":
      return numbers.toSorted(compare)[0]!;
    case "max":
      return numbers.toSorted(compare).at(-1)!;
    case "median":
    case "percentile":
      return between(numbers, measure, divide);
    default:
      throw new Error(`No numbers are drawn together by ${measure.aggregation}.`);
  }
}

/** What a group without anything to tell shows, unless its metric says. */
export function usualEmpty({ aggregation }: Measure): Value {
  const isAdded = aggregation === "count" || aggregation === "count_distinct" || aggregation === "sum";
  return isAdded ? exact(0) : null;
}

export function divideExactly(dividend: Exact, divisor: Exact): Value {
  return divisor.isZero() ? null : dividend.div(divisor);
}

export function sum(values: readonly Exact[]): Exact {
  return values.reduce((total, value) => total.plus(value), exact(0));
}

/** Linear between the two values around (n - 1) p; or the value at position ceil(n p), counting from 1. */
function between(
  values: readonly Exact[],
  { fraction: asked = 0.5, isDiscrete }: Measure,
  divide: Divide,
): Value {
  const sorted = values.toSorted(compare);
  const fraction = exact(asked);
  if (isDiscrete) {
    const position = Exact.max(1, fraction.times(sorted.length).ceil()).toNumber();
    return sorted[position - 1]!;
  }
  const position = fraction.times(sorted.length - 1);
  const below = position.floor();
  const [low, high] = [sorted[below.toNumber()]!, sorted[Math.min(below.toNumber() + 1, sorted.length - 1)]!];
  const [above, whole] = position.minus(below).toFraction() as [Exact, Exact];
  const more = divide(high.minus(low).times(above), whole);
  return isNumber(more) ? low.plus(more) : null;
}
