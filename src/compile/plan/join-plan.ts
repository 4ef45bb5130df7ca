import type { ColumnExpression, Hop } from "../../definitions/index.ts";
import type { TimeColumn } from "./plan.ts";

/** A many-to-one step of a scan: at most one row of `dataset` for each row on its left. */
export interface JoinPlan {
  readonly alias: string;
  readonly left: Address;
  readonly dataset: string;
  readonly key: string;
  /** Of a history, the row in force when the scanned row is dated. */
  readonly valid?: NonNullable<Hop["valid"]> & { readonly at: TimeColumn };
}

/** A column of one of the scan's tables. */
export interface Address {
  readonly alias: string;
  readonly column: string;
}

/** The alias of the scanned table itself. */
export const baseAlias = "t";

/** The joins that bring every column within reach, each once; `at` dates the rows of the scan, for histories. */
export function planJoins(columns: readonly ColumnExpression[], at?: TimeColumn): readonly JoinPlan[] {
  const joins: JoinPlan[] = [];
  for (const column of columns) {
    walk(column, (left, hop) => {
      const known = joinOf(joins, left, hop);
      if (known) return known.alias;
      const alias = `j${joins.length + 1}`;
      joins.push({ alias, left, dataset: hop.to, key: hop.key, ...validAt(hop, at) });
      return alias;
    });
  }
  return joins;
}

function validAt({ valid, to }: Hop, at: TimeColumn | undefined): Pick<JoinPlan, "valid"> {
  if (!valid) return {};
  if (!at) throw new Error(`Nothing dates the rows that lead to the history ${to}.`);
  return { valid: { ...valid, at } };
}

/** Where a column stands among the joins planned for it. */
export function addressOf(joins: readonly JoinPlan[], column: ColumnExpression): Address {
  return walk(column, (left, hop) => {
    const join = joinOf(joins, left, hop);
    if (!join) throw new Error(`No join leads to ${hop.to} over ${left.column}.`);
    return join.alias;
  });
}

function joinOf(joins: readonly JoinPlan[], left: Address, { to, key, valid }: Hop): JoinPlan | undefined {
  return joins.find(
    (join) =>
      join.dataset === to &&
      join.key === key &&
      join.left.alias === left.alias &&
      join.left.column === left.column &&
      join.valid?.from === valid?.from &&
      join.valid?.until === valid?.until,
  );
}

/** A row that a walk has come to: a table, or a reference whose table is joined only when it is needed. */
type Row =
  | { readonly kind: "table"; readonly alias: string }
  | { readonly kind: "reference"; readonly left: Address; readonly hop: Hop };

type Join = (left: Address, hop: Hop) => string;

function walk(column: ColumnExpression, join: Join): Address {
  let row: Row = { kind: "table", alias: baseAlias };
  for (const hop of column.hops) row = { kind: "reference", left: columnOf(row, hop.column, join), hop };
  return columnOf(row, column.column, join);
}

/** The key of a referenced row is the reference itself, unless it may lead to no row: no join is needed to read it. */
function columnOf(row: Row, column: string, join: Join): Address {
  if (row.kind === "table") return { alias: row.alias, column };
  const { left, hop } = row;
  if (column === hop.key && !hop.isPartial) return left;
  return { alias: join(left, hop), column };
}
