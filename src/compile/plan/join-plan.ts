import type { ColumnExpression, Hop } from "../../definitions/index.ts";
import { datasetNamed } from "../../dataset/index.ts";
import { keyOf } from "../model/source.ts";

/** A many-to-one step of a scan: at most one row of `dataset` for each row on its left. */
export interface JoinPlan {
  readonly alias: string;
  readonly left: Address;
  readonly dataset: string;
  readonly key: string;
}

/** A column of one of the scan's tables. */
export interface Address {
  readonly alias: string;
  readonly column: string;
}

/** The alias of the scanned table itself. */
export const baseAlias = "t";

/** The joins that bring every column within reach, each once. */
export function planJoins(columns: readonly ColumnExpression[]): readonly JoinPlan[] {
  const joins: JoinPlan[] = [];
  for (const column of columns) {
    walk(column, (left, dataset) => {
      const known = joinOf(joins, left, dataset);
      if (known) return known.alias;
      const alias = `j${joins.length + 1}`;
      joins.push({ alias, left, dataset, key: keyOf(dataset) });
      return alias;
    });
  }
  return joins;
}

/** Where a column stands among the joins planned for it. */
export function addressOf(joins: readonly JoinPlan[], column: ColumnExpression): Address {
  return walk(column, (left, dataset) => {
    const join = joinOf(joins, left, dataset);
    if (!join) throw new Error(`No join leads to ${dataset} over ${left.column}.`);
    return join.alias;
  });
}

function joinOf(joins: readonly JoinPlan[], left: Address, dataset: string): JoinPlan | undefined {
  return joins.find(
    (join) => join.dataset === dataset && join.left.alias === left.alias && join.left.column === left.column,
  );
}

/** A row that a walk has come to: a table, or a reference whose table is joined only when it is needed. */
type Row =
  | { readonly kind: "table"; readonly alias: string }
  | {
      readonly kind: "reference";
      readonly left: Address;
      readonly dataset: string;
      readonly isTotal: boolean;
    };

type Join = (left: Address, dataset: string) => string;

function walk(column: ColumnExpression, join: Join): Address {
  let row: Row = { kind: "table", alias: baseAlias };
  for (const hop of column.hops) {
    row = {
      kind: "reference",
      left: columnOf(row, hop.column, join),
      dataset: hop.to,
      isTotal: isTotal(hop),
    };
  }
  return columnOf(row, column.column, join);
}

/** The key of a referenced row is the reference itself: no join is needed to read it. */
function columnOf(row: Row, column: string, join: Join): Address {
  if (row.kind === "table") return { alias: row.alias, column };
  if (row.isTotal && column === keyOf(row.dataset)) return row.left;
  return { alias: join(row.left, row.dataset), column };
}

/** A reference leads to a row or is null; a dataset's own key may lead to no row of another. */
function isTotal(hop: Hop): boolean {
  return datasetNamed(hop.from)?.key !== hop.column;
}
