import { unreachable } from "../../core/index.ts";
import {
  type CalendarStep,
  momentColumn,
  type PickStep,
  type ReportStep,
  untilColumn,
} from "./calendar-plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { unitOf } from "../query/moment-unit.ts";
import { lacksValue } from "../query/lacks-value.ts";
import { levelsWithout } from "./ignored-keys.ts";
import { aggregatesOf, momentsOf, orderStatistics, shownOf } from "./plan-leaf.ts";
import { type Asked, type PlacedLeaf, perColumn } from "./plan-scan.ts";
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
    if (hasNone(leaf, kept, asked)) continue;
    const planned = planLevels({ leaf, scan, asked, kept, suffix: `${leaf.index}_${position + 1}` });
    steps.push(...planned.steps);
    branches.push(...planned.branches);
  }
  return { steps, branches };
}

/** The rows that the cells of one level take in, each with the columns of the scan, beside its keys of time. */
export interface ReportedRows {
  readonly steps: readonly Step[];
  /** The step that holds them. */
  readonly rows: string;
  /** Whether values stand at several moments of a cell, from which one is drawn. */
  readonly isDrawn: boolean;
  /** Whether the cell looks back from no period in particular. */
  readonly hasNone: boolean;
}

export function planReportedRows(leaf: PlacedLeaf, scan: ScanStep, asked: Asked, level: Level): ReportedRows {
  const kept = byTimeKeys(leaf, levelsWithout([level], asked.keys, leaf), asked)[0]!;
  const planning = { leaf, scan, asked, kept, suffix: "rows" };
  const steps = [...entered(planning, { input: scan.name, canAdd: false, values: [] })];
  const rows = steps.at(-1)?.name ?? scan.name;
  const isByDay = kept.keys.some(({ grain }) => grain === "day");
  const isDrawn = pickOf(planning) !== undefined && !isByDay;
  return { steps, rows, isDrawn, hasNone: hasNone(leaf, kept, asked) };
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

/** The levels at which a leaf has no value, whatever its rows. */
export function masksWithoutValue(leaf: BoundLeaf, asked: Asked): readonly number[] {
  return byTimeKeys(leaf, asked.levels, asked)
    .filter((kept) => hasNone(leaf, kept, asked))
    .flatMap(({ levels }) => levels.map(({ mask }) => mask));
}

function byTimeKeys(leaf: BoundLeaf, levels: readonly Level[], { keys }: Asked): readonly TimeLevels[] {
  const found = new Map<string, { keys: CalendarStep["keys"]; levels: Level[] }>();
  for (const level of levels) {
    const kept = keys.flatMap((name, position) => {
      const key = leaf.keys[position];
      return key?.kind === "period" && level.keys.includes(name) ? [{ name, grain: key.grain }] : [];
    });
    const id = kept.map(({ name }) => name).join();
    const known = found.get(id);
    if (known) known.levels.push(level);
    else found.set(id, { keys: kept, levels: [level] });
  }
  return [...found.values()];
}

/** Nor does what is looked back at by period stand over all periods together. */
function hasNone({ leaf, keys }: BoundLeaf, kept: TimeLevels, { period }: Asked): boolean {
  const { timing } = leaf;
  const grains = kept.keys.map(({ grain }) => grain);
  if (lacksValue(timing, { grains, isOpen: period.from === undefined })) return true;
  if (timing.kind === "own" || timing.shifts.length === 0 || grains.length > 0) return false;
  return keys.some((key) => key?.kind === "period");
}

/** Rows by moment, put into the periods that take them in, those on an edge kept, and grouped. */
function planLevels(planning: Planning): Reported {
  const { leaf, scan } = planning;
  const values = aggregatesOf(leaf);
  const canAdd = isAddedUp(planning, values);
  const daily = canAdd ? [dailyOf(planning, values)] : [];
  const steps = [...daily, ...entered(planning, { input: daily.at(-1)?.name ?? scan.name, canAdd, values })];
  const rows = steps.at(-1)?.name ?? scan.name;
  const grouped = canAdd ? rolledUp(planning, rows, values) : aggregated(planning, rows, values);
  return { steps: [...steps, ...grouped.steps], branches: grouped.branches };
}

/** Rows put into the periods that take them in, those on an edge kept. */
function entered(planning: Planning, reporting: Omit<Reporting, "calendar">): readonly Step[] {
  const reported = needsCalendar(planning) ? calendarSteps(planning, reporting) : [];
  return [...reported, ...edgesOf(planning, reported.at(-1)?.name ?? reporting.input)];
}

/** Whether values by moment can be added up to those of a period, so that rows need not be read again. */
function isAddedUp({ leaf, asked }: Planning, values: readonly Aggregate[]): boolean {
  if (leaf.leaf.timing.kind === "edge" || !values.every(isAddable)) return false;
  return orderStatistics(leaf, "", asked).length === 0;
}

function calendarSteps(planning: Planning, reporting: Omit<Reporting, "calendar">): readonly Step[] {
  const calendar = calendarOf(planning);
  return [calendar, reportOf(planning, { ...reporting, calendar })];
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
  const reach = timing.kind === "reported" ? timing.reach : ({ kind: "moment" } as const);
  const isEach = timing.kind === "reported" && timing.isEach === true;
  const isByMoment = isEdge || isEach || pick !== undefined;
  return {
    kind: "calendar",
    name: `calendar_${suffix}`,
    ...periodsOf({ leaf, scan, asked, kept, suffix }),
    isByMoment,
    shifts: timing.shifts,
    reach: isByMoment && reach.kind === "span" ? { kind: "moment" } : reach,
    at: isEdge ? "last" : timing.at,
  };
}

function periodsOf({ leaf, scan, asked, kept }: Planning) {
  return {
    unit: unitOf(leaf),
    period: asked.period,
    scan: scan.name,
    ...(leaf.filter !== undefined && { filter: leaf.filter }),
    asOfDay: asked.asOf.lastDay,
    where: leaf.ofPeriod,
    keys: kept.keys,
  };
}

/** Every period asked, from the first that holds rows where the question does not say, without any row. */
export function planEmptyPeriods(leaf: PlacedLeaf, scan: ScanStep, asked: Asked): Reported {
  const levels = levelsWithout(asked.levels, asked.keys, leaf);
  const planned = byTimeKeys(leaf, levels, asked).flatMap((kept, position) => {
    if (kept.keys.length === 0) return [];
    const suffix = `every_${leaf.index}_${position + 1}`;
    const calendar: CalendarStep = {
      kind: "calendar",
      name: `calendar_${suffix}`,
      ...periodsOf({ leaf, scan, asked, kept, suffix }),
      isByMoment: false,
      shifts: [],
      reach: { kind: "moment" },
      at: "last",
    };
    const value = shownOf(leaf.index);
    const step: Step = {
      kind: "empty-periods",
      name: `periods_${suffix}`,
      calendar: calendar.name,
      keys: asked.keys,
      levels: kept.levels,
      timeKeys: kept.keys.map(({ name }) => name),
      value,
    };
    return [{ steps: [calendar, step], branch: { step: step.name, values: [value] } }];
  });
  return { steps: planned.flatMap(({ steps }) => steps), branches: planned.map(({ branch }) => branch) };
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

function edgesOf({ leaf, kept, suffix }: Planning, input: string): readonly Step[] {
  const { timing } = leaf.leaf;
  if (timing.kind !== "edge") return [];
  const partition = [...kept.keys.map(({ name }) => name), ...timing.per.map(perColumn)];
  return [{ kind: "edge", name: `edge_${suffix}`, input, take: timing.take, partition }];
}

function rolledUp(planning: Planning, input: string, values: readonly Aggregate[]): Reported {
  const names = values.map(({ name }) => name);
  const step: Step = {
    kind: "roll-up",
    name: `groups_${planning.suffix}`,
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
  return { keys: [momentColumn, ...asked.keys], levels: kept.levels.map(withMoment) };
}

/** First among the keys, and never left out: it has no bit in a mask. */
function withMoment(level: Level): Level {
  return { mask: level.mask, keys: [momentColumn, ...level.keys] };
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
  const step: Step = {
    kind: "pick",
    name: `picked_${suffix}`,
    input: others.length === 0 ? first!.step : together.name,
    keys: asked.keys,
    values: names,
    rows: `rows_${leaf.index}`,
    take: takeOf(pick, leaf, names),
  };
  const known = pick === "average" ? [momentsOf(leaf.index)] : [];
  return {
    steps: [...grouped.steps, ...(others.length === 0 ? [] : [together]), step],
    branches: [{ step: step.name, values: [...names, ...known] }],
  };
}

function takeOf(
  pick: NonNullable<ReturnType<typeof pickOf>>,
  leaf: PlacedLeaf,
  names: readonly string[],
): PickStep["take"] {
  const value = valueName(leaf, names);
  const isSum = leaf.leaf.measure.aggregation === "sum";
  switch (pick) {
    case "first":
    case "last":
      return { kind: pick };
    case "min":
    case "max":
      return { kind: pick, value, isSum };
    case "average":
      return { kind: pick, value, known: momentsOf(leaf.index), isSum };
    default:
      return unreachable(pick);
  }
}

/** The value of a leaf; a count is its rows. */
function valueName({ index }: PlacedLeaf, names: readonly string[]): string {
  return names.find((name) => name === `value_${index}`) ?? `rows_${index}`;
}
