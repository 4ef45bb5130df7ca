import { unreachable } from "../../../core/index.ts";
import type {
  DerivedKind,
  Expression,
  Formula,
  Measure,
  Metric,
  MetricInput,
} from "../../../definitions/index.ts";
import { type Divide, usualEmpty } from "./aggregate.ts";
import { type Asked, conditionsOf, keysOf, type Level } from "./asked.ts";
import type { Base, Shift } from "./base.ts";
import { type Cells, cellsOfBase } from "./cells.ts";
import { quotient } from "./division.ts";
import { type Exact, exact, isNumber, type Value } from "./value.ts";
import type { World } from "./world.ts";

/** What is asked of a metric by those that it is part of. */
interface Side {
  readonly conditions: readonly Expression[];
  readonly filters: readonly Expression[];
  readonly across: readonly string[];
  readonly shifts: readonly Shift[];
  readonly joins: boolean;
}

const nothing: Side = { conditions: [], filters: [], across: [], shifts: [], joins: false };

interface Asking {
  readonly world: World;
  readonly asked: Asked;
}

export function metricCells(world: World, id: string, asked: Asked): Cells {
  return cellsOf({ world, asked }, id, nothing);
}

/** Of a metric, or of a measure named in its place. */
function cellsOf(asking: Asking, id: string, side: Side): Cells {
  const { model } = asking.world;
  const metric = model.metrics.get(id);
  if (!metric) return measureCells(asking, model.measures.get(id)!, side, undefined);
  const { meaning, filter } = metric;
  const inside: Side = {
    ...side,
    filters: filter ? [...side.filters, filter] : side.filters,
    joins: side.joins || metric.joinToCalendar === true,
  };
  switch (meaning.kind) {
    case "simple":
    case "cumulative":
    case "balance":
      return measureCells(asking, model.measures.get(meaning.measure)!, inside, metric);
    case "ratio":
      return filled(
        metric,
        operation(asking, "/", [
          inputCells(asking, meaning.numerator, inside),
          inputCells(asking, meaning.denominator, inside),
        ]),
      );
    case "derived":
      return filled(metric, formulaCells(asking, meaning, { formula: meaning.formula, side: inside }));
    default:
      throw new Error(`A ${meaning.kind} is evaluated event by event elsewhere.`);
  }
}

function measureCells(asking: Asking, measure: Measure, side: Side, metric: Metric | undefined): Cells {
  const fill = metric?.fillNullsWith;
  const base: Base = {
    measure,
    meaning: metric?.meaning,
    conditions: [...(measure.where ? [measure.where] : []), ...side.conditions],
    filters: side.filters,
    across: side.across,
    shifts: side.shifts,
    joins: side.joins,
    empty: fill === undefined ? usualEmpty(measure) : fill === null ? null : exact(fill),
  };
  return cellsOfBase(asking.world, base, asking.asked);
}

/** The value that a metric says in place of none. */
function filled({ fillNullsWith }: Metric, cells: Cells): Cells {
  if (typeof fillNullsWith !== "string") return cells;
  return { ...cells, value: (level, keys) => cells.value(level, keys) ?? exact(fillNullsWith) };
}

function inputCells(asking: Asking, { metric, where, filter, across = [] }: MetricInput, side: Side): Cells {
  return cellsOf(asking, metric, {
    ...side,
    conditions: where ? [...side.conditions, where] : side.conditions,
    filters: filter ? [...side.filters, filter] : side.filters,
    across: [...side.across, ...across],
  });
}

interface Part {
  readonly formula: Formula;
  readonly side: Side;
}

function formulaCells(asking: Asking, derived: DerivedKind, { formula, side }: Part): Cells {
  switch (formula.kind) {
    case "number":
      return { value: () => exact(formula.value), groups: () => [], periods: () => [], isQuotient: false };
    case "metric": {
      const { metric, filter, offset, atStartOf } = derived.inputs[formula.input]!;
      return cellsOf(asking, metric, {
        ...side,
        filters: filter ? [...side.filters, filter] : side.filters,
        shifts: [
          ...side.shifts,
          ...(offset ? [{ kind: "offset", duration: offset } as const] : []),
          ...(atStartOf === undefined ? [] : [{ kind: "start", grain: atStartOf } as const]),
        ],
      });
    }
    case "nullif-zero": {
      const cells = formulaCells(asking, derived, { formula: formula.of, side });
      return { ...cells, value: (level, keys) => nullIfZero(cells.value(level, keys)) };
    }
    case "operation":
      return operation(asking, formula.operator, [
        formulaCells(asking, derived, { formula: formula.left, side }),
        formulaCells(asking, derived, { formula: formula.right, side }),
      ]);
    default:
      return unreachable(formula);
  }
}

function nullIfZero(value: Value): Value {
  return isNumber(value) && value.isZero() ? null : value;
}

type Operator = Extract<Formula, { kind: "operation" }>["operator"];

function operation({ asked }: Asking, operator: Operator, [left, right]: readonly [Cells, Cells]): Cells {
  return {
    value: (level, keys) => {
      const [a, b] = [left.value(level, keys), right.value(level, keys)];
      return isNumber(a) && isNumber(b) ? operate(operator, [a, b], asked.divide) : null;
    },
    groups: (level) => [...left.groups(level), ...right.groups(level)],
    periods: (level) => [...left.periods(level), ...right.periods(level)],
    isQuotient: operator === "/" || operator === "*" || left.isQuotient || right.isQuotient,
  };
}

function operate(operator: Operator, [left, right]: readonly [Exact, Exact], divide: Divide): Value {
  switch (operator) {
    case "+":
      return left.plus(right);
    case "-":
      return left.minus(right);
    case "*":
      return left.times(right);
    case "/":
      return divide(left, right);
    default:
      return unreachable(operator);
  }
}

/** The value of a metric that serves as a dimension, for the row of a key; quotients as the engine has them. */
export function metricDimensionValue(world: World, dimension: string, key: Value): Value {
  const { metric, on } = world.model.dimensions.get(dimension)!;
  const [dataset = ""] = Object.keys(on);
  const column = world.model.schema.datasets.get(dataset)!.key;
  const level: Level = [0];
  const asked: Asked = {
    keys: keysOf(world, { grain: undefined, by: [`${dataset}.${column}`] }),
    levels: [level],
    where: conditionsOf(world, undefined),
    period: {},
    isCompared: false,
    divide: quotient,
  };
  return metricCells(world, metric!, asked).value(level, [key]);
}
