import { type ColumnExpression, type Expression, metricTable, metricValue } from "../../definitions/index.ts";
import { unreachable } from "../../core/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { mapColumns } from "../model/map-columns.ts";
import type { Finish } from "../plan/plan.ts";
import type { Leaf, LeafList } from "./leaf.ts";
import { resolveMetric } from "./resolve-metric.ts";

/** A metric read as a dimension: for an object that no row leads to, what the metric gives over no rows. */
export function withEmptyValues(compiled: CompiledModel, expression: Expression): Expression {
  return mapColumns(expression, (column) => {
    const metric = metricRead(compiled, column);
    const empty = metric === undefined ? undefined : emptyValue(compiled, metric);
    return empty ? orEmpty(column, empty) : column;
  });
}

function metricRead({ model }: CompiledModel, { hops, column }: ColumnExpression): string | undefined {
  const hop = hops.at(-1);
  if (!hop || column !== metricValue || hop.to !== metricTable(hop.name)) return undefined;
  return model.dimensions.get(hop.name)?.metric;
}

function emptyValue(compiled: CompiledModel, metric: string): Expression | undefined {
  const list: LeafList = { leaves: [], known: new Map(), asked: new Set() };
  const { finish } = resolveMetric(compiled, metric, list);
  return emptyOf(finish, list.leaves);
}

const nowhere = { start: 0, end: 0 };

/** Of no rows: undefined where there is nothing to tell. */
function emptyOf(finish: Finish, leaves: readonly Leaf[]): Expression | undefined {
  switch (finish.kind) {
    case "number":
      return number(finish.value);
    case "leaf": {
      const { empty } = leaves[finish.leaf]!;
      return empty === null ? undefined : number(empty);
    }
    case "fill": {
      const of = emptyOf(finish.of, leaves);
      return of ? call("coalesce", [of, number(finish.with)]) : number(finish.with);
    }
    case "nullif-zero": {
      const of = emptyOf(finish.of, leaves);
      return of && call("nullif", [of, number("0")]);
    }
    case "operation": {
      const [left, right] = [emptyOf(finish.left, leaves), emptyOf(finish.right, leaves)];
      const { operator } = finish;
      return left && right && { kind: "binary", operator, left, right, type: "decimal", span: nowhere };
    }
    case "first-age":
      return undefined;
    default:
      return unreachable(finish);
  }
}

function number(value: string): Expression {
  return { kind: "literal", value, type: /^-?\d{1,15}$/u.test(value) ? "integer" : "decimal", span: nowhere };
}

function call(name: string, parts: readonly Expression[]): Expression {
  return { kind: "call", name, arguments: parts, type: "decimal", span: nowhere };
}

/** The object is known; whether a row leads to it is told by its key among the values. */
function orEmpty(column: ColumnExpression, empty: Expression): Expression {
  const { key, column: reference } = column.hops.at(-1)!;
  const found: Expression = { ...column, column: key };
  const object: Expression = { ...column, hops: column.hops.slice(0, -1), column: reference };
  return {
    kind: "case",
    branches: [branch(found, column), branch(object, empty)],
    type: column.type,
    span: nowhere,
  };
}

function branch(operand: Expression, value: Expression) {
  const when: Expression = { kind: "is-null", operand, negated: true, type: "boolean", span: nowhere };
  // oxlint-disable-next-line unicorn/no-thenable -- the branches of the tree are named by the language's words
  return { when, then: value };
}
