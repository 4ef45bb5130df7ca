/** A value of either answer: a date is the moment of its midnight. */
export type PlainCell = null | boolean | number | string;
export type PlainRow = readonly PlainCell[];

export interface Comparison {
  readonly missing: readonly PlainRow[];
  readonly extra: readonly PlainRow[];
  /** Asked in order, and in another. */
  readonly isOutOfOrder: boolean;
}

/** Compares two answers as sets of rows, numbers within a millionth; in order where order was asked. */
export function compareRows(
  expected: readonly PlainRow[],
  actual: readonly PlainRow[],
  checkOrder: boolean,
): Comparison {
  const [wanted, given] = [distinct(expected.map(plainRow)), distinct(actual.map(plainRow))];
  const open = new Map<string, PlainRow[]>();
  for (const row of given) {
    const key = keyOf(row);
    open.set(key, [...(open.get(key) ?? []), row]);
  }
  const missing = wanted.filter((row) => {
    const candidates = open.get(keyOf(row)) ?? [];
    const index = candidates.findIndex((one) => isSameRow(row, one));
    if (index >= 0) candidates.splice(index, 1);
    return index < 0;
  });
  const extra = [...open.values()].flat();
  const isSame = missing.length === 0 && extra.length === 0;
  const isOutOfOrder =
    checkOrder && isSame && !wanted.every((row, index) => isSameRow(row, given[index] ?? []));
  return { missing, extra, isOutOfOrder };
}

function distinct(rows: readonly PlainRow[]): readonly PlainRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

function plainRow(row: PlainRow): PlainRow {
  return row.map(plainCell);
}

const moment = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?Z?)?$/u;

function plainCell(cell: PlainCell): PlainCell {
  if (typeof cell !== "string") return cell;
  const [, day, time, fraction = ""] = moment.exec(cell) ?? [];
  if (day === undefined) return cell;
  const rest = fraction.replace(/0+$/u, "");
  if (time === undefined || (time === "00:00:00" && rest === "")) return day;
  return `${day} ${time}${rest === "" ? "" : `.${rest}`}`;
}

function keyOf(row: PlainRow): string {
  return JSON.stringify(row.map((cell) => (typeof cell === "number" ? "number" : cell)));
}

function isSameRow(left: PlainRow, right: PlainRow): boolean {
  return left.length === right.length && left.every((cell, index) => isSameCell(cell, right[index]!));
}

function isSameCell(left: PlainCell, right: PlainCell): boolean {
  if (typeof left !== "number" || typeof right !== "number") return left === right;
  return Math.abs(left - right) <= 1e-6 * Math.max(Math.abs(left), Math.abs(right));
}
