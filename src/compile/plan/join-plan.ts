import type { ColumnExpression, Hop } from "../../definitions/index.ts";
import type { TimeColumn } from "./plan.ts";

/** A many-to-one step of a scan: at most one row of `dataset` for each row on its left. */
export interface JoinPlan {
  readonly alias: string;
  readonly left: Address;
  readonly dataset: string;
  readonly key: string;
  /** What must be equal beside the key. */
  readonly also: readonly { readonly left: Address; readonly key: string }[];
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
    walk(column, (reference) => {
      const known = joinOf(joins, reference);
      if (known) return known.alias;
      const alias = `j${joins.length + 1}`;
      const { left, also, hop } = reference;
      joins.push({ alias, left, dataset: hop.to, key: hop.key, also, ...validAt(hop, at) });
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
  return walk(column, (reference) => {
    const join = joinOf(joins, reference);
    if (!join) throw new Error(`No join leads to ${reference.hop.to} over ${reference.left.column}.`);
    return join.alias;
  });
}

function joinOf(joins: readonly JoinPlan[], { left, also, hop }: Reference): JoinPlan | undefined {
  return joins.find(
    (join) =>
      join.dataset === hop.to &&
      join.key === hop.key &&
      join.valid?.from === hop.valid?.from &&
      join.valid?.until === hop.valid?.until &&
      isSame(join.left, left) &&
      join.also.length === also.length &&
      join.also.every((one, index) => one.key === also[index]!.key && isSame(one.left, also[index]!.left)),
  );
}

function isSame(one: Address, other: Address): boolean {
  return one.alias === other.alias && one.column === other.column;
}

/** What leads from a row to the next. */
interface Reference extends Pick<JoinPlan, "left" | "also"> {
  readonly hop: Hop;
}

/** A row that a walk has come to: a table, or a reference whose table is joined only when it is needed. */
type Row = { readonly kind: "table"; readonly alias: string } | ({ readonly kind: "reference" } & Reference);

type Join = (reference: Reference) => string;

function walk(column: ColumnExpression, join: Join): Address {
  let row: Row = { kind: "table", alias: baseAlias };
  for (const hop of column.hops) {
    const from: Row = row;
    const also: Reference["also"] = (hop.also ?? []).map((pair) => ({
      left: columnOf(from, pair.column, join),
      key: pair.key,
    }));
    row = { kind: "reference", left: columnOf(from, hop.column, join), also, hop };
  }
  return columnOf(row, column.column, join);
}

/** The key of a referenced row is the reference itself, unless it may lead to no row: no join is needed to read it. */
function columnOf(row: Row, column: string, join: Join): Address {
  if (row.kind === "table") return { alias: row.alias, column };
  const { left, hop } = row;
  if (column === hop.key && !hop.isPartial) return left;
  return { alias: join(row), column };
}
