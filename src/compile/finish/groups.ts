import type { AnswerValue } from "../../contract/index.ts";
import { type ExactDecimal, decimal, isDecimal } from "../../core/index.ts";
import { levelColumn, type Plan } from "../plan/plan.ts";

/** Rows as an engine gives them: values in the order of the columns. */
export interface GroupTable {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly (AnswerValue | readonly unknown[])[])[];
}

/** One group of the engine's answer. */
export interface Group {
  readonly mask: number;
  readonly keys: readonly AnswerValue[];
  /** By the plan's names; absent where the group has none. */
  value(name: string): AnswerValue;
}

/** The groups of a plan's answer. */
export function readGroups(plan: Plan, table: GroupTable): readonly Group[] {
  const at = new Map(table.columns.map(({ name }, index) => [name, index]));
  return table.rows.map(
    (row): Group => ({
      mask: Number(row[at.get(levelColumn)!]),
      keys: plan.keys.map((key) => scalar(row[at.get(key)!])),
      value: (name) => (at.has(name) ? scalar(row[at.get(name)!]) : null),
    }),
  );
}

/** No query of metrics gives a list. */
function scalar(cell: AnswerValue | readonly unknown[] | undefined): AnswerValue {
  if (isList(cell)) throw new Error("A list stands where a value should.");
  return cell ?? null;
}

function isList(cell: unknown): cell is readonly unknown[] {
  return Array.isArray(cell);
}

/** Those with a row behind them: a group may hold undated rows alone. The total of all always stays. */
export function withRows(plan: Plan, groups: readonly Group[]): readonly Group[] {
  const everything = 2 ** plan.keys.length - 1;
  return groups.filter(
    (group) => group.mask === everything || plan.leaves.some((leaf) => countOf(group, leaf.rows) > 0),
  );
}

/** A group that no row falls into. */
export function emptyGroup(mask: number, keys: readonly AnswerValue[]): Group {
  return { mask, keys, value: () => null };
}

export function countOf(group: Group, name: string): number {
  return Number(group.value(name) ?? 0);
}

export function decimalOf(value: AnswerValue): ExactDecimal | null {
  if (value === null || typeof value === "boolean") return null;
  return isDecimal(value) ? value : decimal(value);
}
