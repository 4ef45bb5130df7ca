import { lastDayBefore, fail, ok, type Problem, type Result } from "../../core/index.ts";
import { type Expression } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf } from "../model/map-columns.ts";
import type { Source } from "../model/source.ts";
import type { CalendarStep } from "../plan/calendar-plan.ts";
import { planJoins } from "../plan/join-plan.ts";
import { conditionOf, valueOfKey } from "../plan/plan-scan.ts";
import type { Plan, ScanColumn, Step } from "../plan/plan.ts";
import { problem } from "../problems.ts";
import { bindCondition, bindDimension } from "./bind-dimensions.ts";
import { momentUnit } from "./moment-unit.ts";
import { periodOf, relationsIn, tablesFor } from "./plan-for.ts";
import type { AskedQuery, PlannedQuery } from "./planned-query.ts";

/** The groups that there are, without any metric: values of dimensions together, or periods of the calendar. */
export function planGroups(
  compiled: CompiledModel,
  asked: AskedQuery,
): Result<PlannedQuery, readonly Problem[]> {
  const { query, asOf, keys } = asked;
  const isOfTime = keys.every(({ kind }) => kind === "period");
  const found = isOfTime ? periods(compiled, asked) : groups(compiled, asked);
  if (!found.ok) return found;
  const names = keys.map(({ column }) => column);
  const level = { mask: 0, keys: names };
  const group: Step = {
    kind: "aggregate",
    name: "groups",
    input: found.value.name,
    keys: names,
    levels: [level],
    values: [],
  };
  const problems: Problem[] = [];
  const tables = tablesFor(compiled, relationsIn([found.value]), asOf, problems);
  if (problems.length > 0) return fail(problems);
  const plan: Plan = {
    steps: [...tables, found.value, group],
    result: group.name,
    keys: names,
    levels: [level],
    values: [],
    leaves: [],
    metrics: [],
  };
  return ok({
    query: { ...query, totals: false },
    asOf,
    keys,
    metrics: [],
    leaves: [],
    plan,
    exclusions: [],
  });
}

/** No row gives a first period: the question does. */
function periods(
  { settings }: CompiledModel,
  { query, asOf, keys, where }: AskedQuery,
): Result<CalendarStep, readonly Problem[]> {
  const buckets = keys.flatMap((key) =>
    key.kind === "period" ? [{ name: key.column, grain: key.grain }] : [],
  );
  if (query.from === undefined)
    return fail([problem("periods-without-start", { grains: buckets.map(({ grain }) => grain) })]);
  return ok({
    kind: "calendar",
    name: "calendar",
    unit: momentUnit(buckets.map(({ grain }) => grain)),
    period: periodOf(query),
    scan: "",
    asOfDay: lastDayBefore(settings.timezone, asOf),
    where: where ? [where] : [],
    keys: buckets,
    isByMoment: false,
    shifts: [],
    reach: { kind: "span" },
    at: "last",
  });
}

/** From the dataset that leads to all that is asked over the fewest steps. */
function groups(compiled: CompiledModel, asked: AskedQuery): Result<Step, readonly Problem[]> {
  const names = namesOf(asked);
  const ranked = [...compiled.model.schema.datasets.keys()]
    .map((name) => compiled.source(name))
    .flatMap((source) => {
      const steps = stepsTo(compiled, source, names);
      return steps === undefined ? [] : [{ source, steps }];
    })
    .toSorted((a, b) => a.steps - b.steps);
  const [best] = ranked;
  return best ? ok(scanOf(compiled, asked, best.source)) : fail([problem("groups-nowhere", { names })]);
}

function namesOf({ keys, where }: AskedQuery): readonly string[] {
  const filtered = where ? columnsOf(where).map(({ column }) => column) : [];
  return [...new Set([...keys.flatMap((key) => (key.kind === "dimension" ? [key.name] : [])), ...filtered])];
}

/** How many related rows must be read; undefined when some name is out of reach, or needs a date that groups have not. */
function stepsTo(compiled: CompiledModel, source: Source, names: readonly string[]): number | undefined {
  const hops = new Set<string>();
  for (const name of names) {
    const reach = compiled.reach(source, name);
    if (reach.kind !== "reached") return undefined;
    const columns = columnsOf(reach.expression);
    if (columns.some((column) => column.hops.some(({ valid }) => valid))) return undefined;
    for (const column of columns)
      for (const [index] of column.hops.entries())
        hops.add(
          column.hops
            .slice(0, index + 1)
            .map((hop) => hop.name)
            .join("."),
        );
  }
  return hops.size;
}

function scanOf(compiled: CompiledModel, { keys, where }: AskedQuery, source: Source): Step {
  const asker = { metric: "", source, dated: undefined };
  const columns = keys.flatMap((key): readonly ScanColumn[] => {
    const expression = key.kind === "dimension" ? bindDimension(compiled, asker, key.name, []) : undefined;
    return expression
      ? [{ name: key.column, value: valueOfKey({ kind: "expression", expression }, undefined) }]
      : [];
  });
  const condition = where && bindCondition(compiled, asker, where, []);
  const read: readonly Expression[] = [
    ...columns.flatMap(({ value }) => (value.kind === "expression" ? [value.expression] : [])),
    ...(condition ? [condition] : []),
  ];
  return {
    kind: "scan",
    name: "rows",
    from: source.name,
    joins: planJoins(read.flatMap(columnsOf)),
    columns,
    where: condition ? [conditionOf(condition)] : [],
  };
}
