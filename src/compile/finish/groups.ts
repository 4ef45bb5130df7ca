import type { AnswerValue } from "../../contract/index.ts";
import { type ExactDecimal, decimal, isDecimal } from "../../core/index.ts";
import type { LifeTable } from "../../stats/index.ts";
import type { AskedKey } from "../query/asked-keys.ts";
import { both, has } from "../plan/level-mask.ts";
import { type LeafPlan, levelColumn, type Plan } from "../plan/plan.ts";
import { atAgeColumn } from "../plan/track-plan.ts";
import { withAges } from "./with-ages.ts";
import { withCurves } from "./with-curves.ts";

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
  /** When the event of the group's rows came, by elapsed days. */
  readonly curve?: LifeTable;
  /** What it counts at each age that its cohorts have come to, in their order. */
  readonly ages?: readonly { readonly age: number; readonly group: Group }[];
}

/** The groups of a plan's answer, and what a group without rows of its own would hold. */
export interface GroupSet {
  readonly groups: readonly Group[];
  readonly empty: (mask: number, keys: readonly AnswerValue[]) => Group;
}

export function readGroups(plan: Plan, table: GroupTable): GroupSet {
  const at = new Map(table.columns.map(({ name }, index) => [name, index]));
  const all = table.rows.map(
    (row): Group => ({
      mask: Number(row[at.get(levelColumn)!]),
      keys: plan.keys.map((key) => scalar(row[at.get(key)!])),
      value: (name) => (at.has(name) ? scalar(row[at.get(name)!]) : null),
    }),
  );
  const found = all.some((row) => row.value(atAgeColumn) !== null);
  if (!found) return setOf(plan, withCurves(all));
  const { groups, empty } = setOf(plan, withCurves(all.filter((row) => row.value(atAgeColumn) === null)));
  const aged = (some: readonly Group[]) => setOf(plan, some).groups;
  return { groups: withAges(groups, all, aged), empty };
}

/** Groups of one kind, with the values that stand in those above them. */
function setOf(plan: Plan, read: readonly Group[]): GroupSet {
  const above = valuesAbove(plan, read);
  if (!above) return { groups: read, empty: (mask, keys) => ({ mask, keys, value: () => null }) };
  const withAbove = (group: Group): Group => ({
    ...group,
    value: (name) => (above.has(name) ? above.get(name)!(group) : group.value(name)),
  });
  return {
    groups: read.map(withAbove),
    empty: (mask, keys) => withAbove({ mask, keys, value: () => null }),
  };
}

type ValueAbove = (group: Pick<Group, "mask" | "keys">) => AnswerValue;

/** The values of leaves that ignore keys: each stands in the group above, where those keys are rolled up. */
function valuesAbove(plan: Plan, read: readonly Group[]): ReadonlyMap<string, ValueAbove> | undefined {
  const leaves = plan.leaves.filter(({ ignored }) => ignored > 0);
  if (leaves.length === 0) return undefined;
  const byKeys = new Map(read.map((group) => [JSON.stringify([group.mask, group.keys]), group]));
  const bits = plan.keys.map((_, position) => 2 ** (plan.keys.length - 1 - position));
  return new Map(
    leaves.flatMap((leaf) =>
      namesIn(leaf).map((name): readonly [string, ValueAbove] => [
        name,
        ({ mask, keys }) => {
          const rolled = keys.map((key, position) => (has(leaf.ignored, bits[position]!) ? null : key));
          return byKeys.get(JSON.stringify([both(mask, leaf.ignored), rolled]))?.value(name) ?? null;
        },
      ]),
    ),
  );
}

function namesIn(leaf: LeafPlan): readonly string[] {
  return Object.entries(leaf).flatMap(([part, name]) =>
    part !== "kind" && part !== "shown" && typeof name === "string" ? [name] : [],
  );
}

/** No query of metrics gives a list. */
export function scalar(cell: AnswerValue | readonly unknown[] | undefined): AnswerValue {
  if (isList(cell)) throw new Error("A list stands where a value should.");
  return cell ?? null;
}

function isList(cell: unknown): cell is readonly unknown[] {
  return Array.isArray(cell);
}

/**
 * Those with a row behind them (a group may hold undated rows alone), and the periods without any, where they are
 * shown. The total of all always stays.
 */
export function withRows(plan: Plan, keys: readonly AskedKey[], groups: readonly Group[]): readonly Group[] {
  const everything = 2 ** plan.keys.length - 1;
  if (plan.leaves.length === 0) return groups;
  const held = groups.filter((group) => group.mask === everything || hasRows(plan, group));
  const shown = plan.leaves.flatMap((leaf) => leaf.shown ?? []);
  if (shown.length === 0) return held;
  const known = new Set(held);
  const periodOf = (group: Group) =>
    JSON.stringify([group.mask, group.keys.filter((_, position) => keys[position]?.kind === "period")]);
  const filled = new Set(held.map(periodOf));
  return groups.filter(
    (group) =>
      known.has(group) || (!filled.has(periodOf(group)) && shown.some((mark) => group.value(mark) !== null)),
  );
}

export function hasRows({ leaves }: Plan, group: Group): boolean {
  return leaves.some(holds(group));
}

function holds(group: Group): (leaf: LeafPlan) => boolean {
  return ({ isAside, ignored, rows }) => !isAside && has(group.mask, ignored) && countOf(group, rows) > 0;
}

export function countOf(group: Group, name: string): number {
  return Number(group.value(name) ?? 0);
}

export function decimalOf(value: AnswerValue): ExactDecimal | null {
  if (value === null || typeof value === "boolean") return null;
  return isDecimal(value) ? value : decimal(value);
}
