import type { Expression } from "../../definitions/index.ts";
import { columnsOf, expressionKey } from "../model/map-columns.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { planJoins } from "./join-plan.ts";
import type { AskedPeriod, Condition, Level, ScanColumn, ScanStep, TimeColumn } from "./plan.ts";

/** What is asked of all leaves alike. */
export interface Asked {
  readonly period: AskedPeriod;
  readonly keys: readonly string[];
  readonly levels: readonly Level[];
}

export interface NumberedLeaf extends BoundLeaf {
  /** Its number in the plan. */
  readonly index: number;
}

/** A leaf with the columns of its scan that hold its value and its own filter. */
export interface PlacedLeaf extends NumberedLeaf {
  readonly value?: string;
  readonly filter?: string;
  /** Marks the rows that its filter keeps but that carry no date, when a period is asked. */
  readonly undated?: string;
}

export interface PlannedScan {
  readonly scan: ScanStep;
  readonly placed: readonly PlacedLeaf[];
}

/** One scan for leaves over the same rows: what all of them ask filters the scan, what some ask becomes a column. */
export function planScan(leaves: readonly NumberedLeaf[], asked: Asked, name: string): PlannedScan {
  const first = leaves[0]!;
  const { common, own } = splitFilters(leaves);
  const columns: ScanColumn[] = keyColumns(first, asked.keys);
  const undated = first.mayBeUndated && isBounded(asked.period) ? first.time : undefined;
  const placed = leaves.map((leaf, position) => placeLeaf(leaf, columns, { own: own[position]!, undated }));
  const where: readonly Condition[] = [
    ...periodCondition(first.time, { ...asked.period, ...(undated && { orUndated: true }) }),
    ...common.map(conditionOf),
    ...(own.some((conditions) => conditions.length === 0)
      ? []
      : [{ kind: "any", of: own.map((conditions) => allOf(conditions.map(conditionOf))) } as const]),
  ];
  const joins = planJoins(leaves.flatMap(expressionsOf).flatMap(columnsOf));
  const from = sourceTable(first);
  return { scan: { kind: "scan", name, from, joins, columns, where }, placed };
}

/** The table that a leaf's rows stand in: a dataset, or the members of a concept. */
export function sourceTable({ leaf: { source } }: BoundLeaf): string {
  return source.kind === "concept" ? membersName(source.name) : source.name;
}

export function membersName(concept: string): string {
  return `members_${concept}`;
}

/** Every expression that a leaf reads. */
export function expressionsOf({ keys, conditions, leaf }: BoundLeaf): readonly Expression[] {
  const { of } = leaf.measure;
  const dimensions = keys.flatMap((key) => (key?.kind === "expression" ? [key.expression] : []));
  return [...dimensions, ...conditions, ...(of ? [of] : [])];
}

export function periodCondition(time: TimeColumn | undefined, period: AskedPeriod): readonly Condition[] {
  return time && isBounded(period) ? [{ kind: "period", time, period }] : [];
}

function isBounded({ from, to, cut }: AskedPeriod): boolean {
  return from !== undefined || to !== undefined || cut !== undefined;
}

export function conditionOf(expression: Expression): Condition {
  return { kind: "expression", expression };
}

/** The keys of the groups that a leaf does not ignore. */
function keyColumns(leaf: BoundLeaf, names: readonly string[]): ScanColumn[] {
  return leaf.keys.flatMap((value, position) => (value ? [{ name: names[position]!, value }] : []));
}

interface SplitFilters {
  /** What every leaf asks. */
  readonly common: readonly Expression[];
  /** What each asks beside it. */
  readonly own: readonly (readonly Expression[])[];
}

function splitFilters(leaves: readonly NumberedLeaf[]): SplitFilters {
  const keyed = leaves.map(({ conditions }) => new Map(conditions.map((one) => [expressionKey(one), one])));
  const [first = new Map<string, Expression>()] = keyed;
  const common = [...first].filter(([key]) => keyed.every((one) => one.has(key)));
  const shared = new Set(common.map(([key]) => key));
  const own = keyed.map((one) =>
    [...one].filter(([key]) => !shared.has(key)).map(([, expression]) => expression),
  );
  return { common: common.map(([, expression]) => expression), own };
}

interface Filters {
  readonly own: readonly Expression[];
  /** The time column whose absence is to be counted. */
  readonly undated: TimeColumn | undefined;
}

function placeLeaf(leaf: NumberedLeaf, columns: ScanColumn[], { own, undated }: Filters): PlacedLeaf {
  const { of } = leaf.leaf.measure;
  const conditions = own.map(conditionOf);
  const filters = undated ? [...conditions, { kind: "dated", time: undated } as const] : conditions;
  const flag = (of_: readonly Condition[]) =>
    place(columns, "holds", { kind: "condition", condition: allOf(of_) });
  return {
    ...leaf,
    ...(of && { value: place(columns, "input", { kind: "expression", expression: of }) }),
    ...(filters.length > 0 && { filter: flag(filters) }),
    ...(undated && { undated: flag([...conditions, { kind: "undated", time: undated }]) }),
  };
}

/** The column that holds a value, added when no other holds the same. */
function place(columns: ScanColumn[], prefix: string, value: ScanColumn["value"]): string {
  const wanted = keyOfValue(value);
  const known = columns.find(
    (column) => column.name.startsWith(prefix) && keyOfValue(column.value) === wanted,
  );
  if (known) return known.name;
  const name = `${prefix}_${columns.length + 1}`;
  columns.push({ name, value });
  return name;
}

function keyOfValue(value: ScanColumn["value"]): string {
  return JSON.stringify(value, (name, part: unknown) => (name === "span" ? undefined : part));
}

function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 1 ? conditions[0]! : { kind: "all", of: conditions };
}
