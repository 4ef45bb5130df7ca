import { unreachable } from "../../core/index.ts";
import {
  type CalendarStep,
  momentColumn,
  type PickStep,
  type ReportStep,
  untilColumn,
} from "./calendar-plan.ts";
import { levelsWithout } from "./ignored-keys.ts";
import { hasNoValue, timeKeysAt } from "./levels-without-value.ts";
import { aggregatesOf, momentsOf, orderStatistics } from "./plan-leaf.ts";
import { type Asked, type PlacedLeaf, perColumn } from "./plan-scan.ts";
import { isAdded } from "../model/is-added.ts";
import type { Aggregate, BranchInput, Level, ScanStep, Step } from "./plan.ts";

/** What becomes of a leaf whose rows reach periods through moments that are reported. */
export interface Reported {
  readonly steps: readonly Step[];
  /** Groups that carry their level. */
  readonly branches: readonly BranchInput[];
}

/** Levels that keep the same keys of time are computed together: other keys, other moments. */
export function planReported(leaf: PlacedLeaf, scan: ScanStep, asked: Asked): Reported {
  const levels = levelsWithout(asked.levels, asked.keys, leaf);
  const steps: Step[] = [];
  const branches: BranchInput[] = [];
  for (const [position, kept] of byTimeKeys(leaf, levels, asked).entries()) {
    if (hasNoValue(leaf, kept.keys, asked.period)) continue;
    const planned = planLevels({ leaf, scan, asked, kept, suffix: `${leaf.index}_${position + 1}` });
    steps.push(...planned.steps);
    branches.push(...planned.branches);
  }
  return { steps, branches };
}

interface TimeLevels {
  readonly keys: CalendarStep["keys"];
  readonly levels: readonly Level[];
}

interface Planning {
  readonly leaf: PlacedLeaf;
  readonly scan: ScanStep;
  readonly asked: Asked;
  readonly kept: TimeLevels;
  readonly suffix: string;
}

function byTimeKeys(leaf: PlacedLeaf, levels: readonly Level[], { keys }: Asked): readonly TimeLevels[] {
  const found = new Map<string, { keys: CalendarStep["keys"]; levels: Level[] }>();
  for (const level of levels) {
    const kept = timeKeysAt(leaf, level, keys);
    const id = kept.map(({ name }) => name).join();
    const known = found.get(id);
    if (known) known.levels.push(level);
    else found.set(id, { keys: kept, levels: [level] });
  }
  return [...found.values()];
}

function planLevels(planning: Planning): Reported {
  const { leaf, scan } = planning;
  const { timing } = leaf.leaf;
  const values = aggregatesOf(leaf);
  const canAdd =
    timing.kind !== "edge" &&
    values.every(isAddable) &&
    orderStatistics(leaf, "", planning.asked).length === 0;
  const daily: readonly Step[] = canAdd ? [dailyOf(planning, values)] : [];
  const read = daily[0]?.name ?? scan.name;
  const calendar = needsCalendar(planning) ? calendarOf(planning) : undefined;
  const report = calendar && reportOf(planning, { input: read, calendar, canAdd, values });
  const rows = report?.name ?? read;
  const edge = edgeOf(planning, rows);
  const before = [...daily, ...(calendar && report ? [calendar, report] : []), ...(edge ? [edge] : [])];
  const grouped = canAdd
    ? rolledUp(planning, rows, values)
    : aggregated(planning, edge?.name ?? rows, values);
  return { steps: [...before, ...grouped.steps], branches: grouped.branches };
}

function needsCalendar({ leaf: { leaf } }: Planning): boolean {
  return leaf.timing.kind !== "edge" || leaf.timing.shifts.length > 0;
}

function isAddable({ function: name }: Aggregate): boolean {
  return name !== "count-distinct" && name !== "quantile";
}

/** Added up by moment first, so that what is put into many periods is short. */
function dailyOf(planning: Planning, values: readonly Aggregate[]): Step {
  const { leaf, scan, suffix } = planning;
  const keys = [...momentColumns(leaf), ...dimensionKeys(planning)];
  return {
    kind: "aggregate",
    name: `daily_${suffix}`,
    input: scan.name,
    keys,
    levels: [{ mask: 0, keys }],
    values,
  };
}

function momentColumns({ leaf: { timing } }: PlacedLeaf): readonly string[] {
  return timing.kind === "held" ? [momentColumn, untilColumn] : [momentColumn];
}

/** The dimensions that the scan holds, by the names of their keys. */
function dimensionKeys({ leaf, asked }: Planning): readonly string[] {
  return asked.keys.filter((_, position) => leaf.keys[position]?.kind === "expression");
}

function calendarOf({ leaf, scan, asked, kept, suffix }: Planning): CalendarStep {
  const { timing } = leaf.leaf;
  if (timing.kind === "own") throw new Error("Rows in periods of their own need no calendar.");
  const isEdge = timing.kind === "edge";
  const pick = "pick" in timing ? timing.pick : undefined;
  const isByMoment = isEdge || pick !== undefined;
  return {
    kind: "calendar",
    name: `calendar_${suffix}`,
    unit: leaf.unit,
    period: asked.period,
    scan: scan.name,
    asOfDay: asked.asOfDay,
    where: leaf.ofPeriod,
    keys: kept.keys,
    isByMoment,
    shifts: timing.shifts,
    reach: timing.kind === "reported" ? timing.reach : { kind: "moment" },
    at: isEdge ? "last" : timing.at,
  };
}

interface Reporting {
  readonly input: string;
  readonly calendar: CalendarStep;
  readonly canAdd: boolean;
  readonly values: readonly Aggregate[];
}

function reportOf(
  planning: Planning,
  { input, calendar, canAdd, values }: Reporting,
): Step & { readonly kind: "report" } {
  const { leaf, scan, asked, kept, suffix } = planning;
  const isKept = (name: string) => kept.keys.some((key) => key.name === name);
  const times = asked.keys.filter((_, position) => leaf.keys[position]?.kind === "period");
  const others = scan.columns.map(({ name }) => name).filter((name) => isRead(name, times));
  return {
    kind: "report",
    name: `reported_${suffix}`,
    calendar: calendar.name,
    input,
    timeKeys: times.map((name) => ({ name, isKept: isKept(name) })),
    columns: canAdd ? [...dimensionKeys(planning), ...values.map(({ name }) => name)] : others,
    match: matchOf(leaf, calendar),
  };
}

function matchOf({ leaf }: PlacedLeaf, { reach }: CalendarStep): ReportStep["match"] {
  if (leaf.timing.kind === "held") return "held";
  if (reach.kind === "all") return "before";
  return reach.kind === "moment" ? "on" : "within";
}

function isRead(name: string, times: readonly string[]): boolean {
  return name !== momentColumn && name !== untilColumn && !times.includes(name);
}

function edgeOf({ leaf, kept, suffix }: Planning, input: string): Step | undefined {
  const { timing } = leaf.leaf;
  if (timing.kind !== "edge") return undefined;
  const partition = [...kept.keys.map(({ name }) => name), ...timing.per.map(perColumn)];
  return { kind: "edge", name: `edge_${suffix}`, input, take: timing.take, partition };
}

function rolledUp(planning: Planning, input: string, values: readonly Aggregate[]): Reported {
  const { suffix } = planning;
  const names = values.map(({ name }) => name);
  const step: Step = {
    kind: "roll-up",
    name: `groups_${suffix}`,
    inputs: [{ step: input, values: names }],
    ...groupsOf(planning),
    values: values.map(({ name, function: how }) => ({
      name,
      function: how === "min" || how === "max" ? how : "sum",
    })),
  };
  return picked(planning, { steps: [step], branches: [{ step: step.name, values: names }] });
}

function aggregated(planning: Planning, input: string, values: readonly Aggregate[]): Reported {
  const { leaf, asked, suffix } = planning;
  const groups = groupsOf(planning);
  const step: Step = { kind: "aggregate", name: `groups_${suffix}`, input, ...groups, values };
  const ordered = orderStatistics(leaf, input, { ...asked, ...groups });
  return picked(planning, {
    steps: [step, ...ordered],
    branches: [
      { step: step.name, values: values.map(({ name }) => name) },
      ...ordered.map((one) => ({ step: one.name, values: [one.below, one.above, one.known] })),
    ],
  });
}

/** Where values stand at each moment, it is a key too. */
function groupsOf(planning: Planning): {
  readonly keys: readonly string[];
  readonly levels: readonly Level[];
} {
  const { kept, asked } = planning;
  if (!pickOf(planning)) return { keys: asked.keys, levels: kept.levels };
  return { keys: [...asked.keys, momentColumn], levels: kept.levels.map(withMoment) };
}

function withMoment(level: Level): Level {
  return { mask: level.mask, keys: [...level.keys, momentColumn] };
}

function pickOf({ leaf: { leaf } }: Planning) {
  return "pick" in leaf.timing ? leaf.timing.pick : undefined;
}

/** One value for each group out of those of its moments, once all that they are made of stands together. */
function picked(planning: Planning, grouped: Reported): Reported {
  const { leaf, asked, suffix } = planning;
  const pick = pickOf(planning);
  if (!pick) return grouped;
  const [first, ...others] = grouped.branches;
  const names = [...new Set(grouped.branches.flatMap(({ values }) => values))];
  const { keys } = groupsOf(planning);
  const inputs = grouped.branches;
  const together: Step = { kind: "merge", name: `moments_${suffix}`, inputs, keys, values: names };
  const value = valueName(leaf, names);
  const step: Step = {
    kind: "pick",
    name: `picked_${suffix}`,
    input: others.length === 0 ? first!.step : together.name,
    rows: `rows_${leaf.index}`,
    keys: asked.keys,
    values: names,
    take: takeOf(pick, leaf, value),
  };
  const known = pick === "average" ? [momentsOf(leaf.index)] : [];
  return {
    steps: [...grouped.steps, ...(others.length === 0 ? [] : [together]), step],
    branches: [{ step: step.name, values: [...names, ...known] }],
  };
}

function takeOf(
  pick: NonNullable<ReturnType<typeof pickOf>>,
  { leaf: { measure }, index }: PlacedLeaf,
  value: string,
): PickStep["take"] {
  const empty = isAdded(measure) ? "0" : null;
  switch (pick) {
    case "first":
    case "last":
      return { kind: pick };
    case "min":
    case "max":
      return { kind: pick, value, empty };
    case "average":
      return { kind: pick, value, empty, known: momentsOf(index) };
    default:
      return unreachable(pick);
  }
}

/** The value of a leaf; a count is its rows. */
function valueName({ index }: PlacedLeaf, names: readonly string[]): string {
  return names.find((name) => name === `value_${index}`) ?? `rows_${index}`;
}
