import type { Timing } from "../query/leaf.ts";
import { type Expression, isHourGrain, memberTable, type ValueType } from "../../definitions/index.ts";
import { columnsOf, expressionKey } from "../model/map-columns.ts";
import type { BoundKey, BoundLeaf } from "../query/bound-leaf.ts";
import { unitOf } from "../query/moment-unit.ts";
import { type MomentUnit, momentColumn, untilColumn } from "./calendar-plan.ts";
import { planJoins } from "./join-plan.ts";
import type { AskedPeriod, AsOf, Condition, Level, ScanColumn, ScanStep, TimeColumn } from "./plan.ts";

/** What is asked of all leaves alike. */
export interface Asked {
  readonly asOf: AsOf;
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
  const isWide = leaves.some(({ leaf }) => readsBeyond(leaf.timing));
  const isOwn = first.leaf.timing.kind === "own";
  const columns: ScanColumn[] = [...keyColumns(leaves, asked.keys), ...momentColumns(leaves)];
  const isTold = isBounded(asked.period) || first.leaf.track !== undefined;
  const undated = !isWide && isOwn && first.mayBeUndated && isTold ? first.time : undefined;
  const placed = leaves.map((leaf, position) =>
    placeLeaf(leaf, columns, {
      own: own[position]!,
      undated,
      period: isWide && leaf.leaf.timing.kind === "own" ? periodCondition(first.time, asked.period) : [],
    }),
  );
  const where: readonly Condition[] = [
    ...(isWide
      ? untilLast(leaves, asked)
      : periodCondition(first.time, { ...asked.period, ...(undated && { orUndated: true }) })),
    ...common.map(conditionOf),
    ...(own.some((conditions) => conditions.length === 0)
      ? []
      : [{ kind: "any", of: own.map((conditions) => allOf(conditions.map(conditionOf))) } as const]),
  ];
  const joins = planJoins(leaves.flatMap(expressionsOf).flatMap(columnsOf), first.dated);
  const from = sourceTable(first);
  return { scan: { kind: "scan", name, from, joins, columns, where }, placed };
}

/** Whether other rows than those of the period asked are reported in it. */
function readsBeyond(timing: Timing): boolean {
  return timing.kind === "edge" ? timing.shifts.length > 0 : timing.kind !== "own";
}

/** No moment that is reported takes in what comes after the last day asked. */
function untilLast(leaves: readonly NumberedLeaf[], { period }: Asked): readonly Condition[] {
  if (leaves.some(({ leaf }) => leaf.timing.kind === "held") || period.to === undefined) return [];
  return periodCondition(leaves[0]!.time, { to: period.to });
}

/** The table that a leaf's rows stand in: a dataset, or the members of a concept. */
export function sourceTable({ leaf: { source } }: BoundLeaf): string {
  return source.kind === "concept" ? memberTable(source.name) : source.name;
}

/** Every expression that a leaf reads. */
export function expressionsOf({ keys, conditions, late, leaf }: BoundLeaf): readonly Expression[] {
  const { of } = leaf.measure;
  const dimensions = keys.flatMap((key) => (key?.kind === "expression" ? [key.expression] : []));
  return [...dimensions, ...conditions, ...late, ...(of ? [of] : [])];
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

/** The keys of the groups that leaves do not ignore; those of time only where rows stand in periods of their own. */
function keyColumns(leaves: readonly NumberedLeaf[], names: readonly string[]): ScanColumn[] {
  const [first] = leaves;
  const dated = leaves.find(({ leaf }) => leaf.timing.kind === "own" || leaf.timing.kind === "edge");
  return first!.keys.flatMap((key, position) => {
    const isWanted = key && (key.kind === "expression" || dated?.time);
    return isWanted ? [{ name: names[position]!, value: valueOfKey(key, first!.time) }] : [];
  });
}

/** What a row carries for a key. */
export function valueOfKey(key: BoundKey, time: TimeColumn | undefined): ScanColumn["value"] {
  if (key.kind === "expression") return key;
  if (key.kind === "own") throw new Error(`Only a track brings ${key.column}.`);
  if (!time) throw new Error("A period is asked of rows that nothing dates.");
  const { grain, type } = key;
  const operand = isHourGrain(grain) ? columnOf(time.column, time.type) : columnOf(time.day, "date");
  return { kind: "expression", expression: { kind: "bucket", operand, grain, type, span: nowhere } };
}

const nowhere = { start: 0, end: 0 };

function columnOf(column: string, type: ValueType): Expression {
  return { kind: "column", hops: [], column, type, span: nowhere };
}

/** What dates rows to the unit of the moments that are reported, and says when they leave a stock. */
function momentColumns(leaves: readonly NumberedLeaf[]): ScanColumn[] {
  const {
    leaf: { timing },
    time,
  } = leaves[0]!;
  const unit = unitOf(leaves[0]!);
  if (timing.kind === "held")
    return [
      { name: momentColumn, value: momentOf(timing.from, unit) },
      { name: untilColumn, value: momentOf(timing.until, unit) },
    ];
  const isWide = leaves.some((one) => one.leaf.timing.kind !== "own" || one.isShown);
  if (!isWide || !time) return [];
  const per = timing.kind === "edge" ? timing.per : [];
  return [
    { name: momentColumn, value: momentOf(time, unit) },
    ...per.map(
      (column): ScanColumn => ({
        name: perColumn(column),
        value: { kind: "expression", expression: columnOf(column, "text") },
      }),
    ),
  ];
}

function momentOf(time: TimeColumn, unit: MomentUnit): ScanColumn["value"] {
  return valueOfKey({ kind: "period", grain: unit, type: unit === "day" ? "date" : "instant" }, time);
}

export function perColumn(column: string): string {
  return `per_${column}`;
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
  /** Of a leaf beside others that read more than the period asked. */
  readonly period: readonly Condition[];
}

function placeLeaf(leaf: NumberedLeaf, columns: ScanColumn[], { own, undated, period }: Filters): PlacedLeaf {
  const { of } = leaf.leaf.measure;
  const conditions = [...own, ...leaf.late].map(conditionOf).concat(period);
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
