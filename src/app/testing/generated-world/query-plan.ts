import type { MetricQueryInput } from "../../../contract/index.ts";
import { type Model, scopesOf, type ValueType } from "../../../definitions/index.ts";
import type { Choices } from "./choices.ts";
import type { PlannedType } from "./dataset-plans.ts";
import { testOf } from "./definition-plans.ts";

/** Whether a name can be asked of a metric. */
export type Reaches = (metric: string, dimension: string) => boolean;

const dayGrains = ["month", "day", "week", "quarter", "year", "fiscal_quarter", "fiscal_year"];
const customGrains = ["listed", "words", "starts"];
const parts = [
  "day_of_week",
  "month_of_year",
  "day_of_month",
  "quarter_of_year",
  "year_number",
  "day_of_year",
];

/** A question about a model, most of the time one that has an answer. */
export function planQuery(model: Model, reaches: Reaches, choices: Choices): MetricQueryInput {
  const ids = [...model.metrics.keys(), ...(choices.chance(15) ? model.measures.keys() : [])];
  const metrics = [...new Set([choices.pick(ids), ...choices.some(2, () => choices.pick(ids))])];
  const names = namesOf(model).filter(({ name }) => metrics.every((metric) => reaches(metric, name)));
  const isHourly = choices.chance(10);
  const grain = grainOf(choices, isHourly);
  const others = names.length === 0 ? [] : choices.some(2, () => named(choices, names));
  const times = choices.chance(20)
    ? [`period:${choices.pick([...parts, ...dayGrains, ...customGrains])}`]
    : [];
  const by = [...new Set([...others, ...times])];
  const isCompared = choices.chance(20) && times.length === 0 && !isHourly;
  const query: MetricQueryInput = {
    metrics,
    by,
    ...(choices.chance(40) && { where: whereOf(choices, names) }),
    ...(grain !== undefined && { grain }),
    ...(isHourly ? hourlyPeriod(choices, grain) : period(choices)),
    ...(choices.chance(15) && { totals: false }),
    ...ending(choices, [...metrics, ...by]),
  };
  return beside(query, choices, isCompared);
}

/** Compared with an earlier time, and filled, where that has a meaning. */
function beside(query: MetricQueryInput, choices: Choices, isCompared: boolean): MetricQueryInput {
  const { grain, from } = query;
  const isDaily = grain !== undefined && dayGrains.includes(grain);
  const canCompare = isDaily || (grain === undefined && from !== undefined);
  if (!isCompared || !canCompare) return isDaily && choices.chance(20) ? { ...query, fill: true } : query;
  const compare = choices.pick(["previous", "year"] as const);
  return { ...query, compare, ...(isDaily && choices.chance(30) && { fill: true }) };
}

function grainOf(choices: Choices, isHourly: boolean): string | undefined {
  if (isHourly) return choices.pick(["hour", "hour", "hour", "minute"]);
  return choices.pick([undefined, ...dayGrains, "month", ...customGrains]);
}

function period(choices: Choices): Pick<MetricQueryInput, "from" | "to"> {
  const from = choices.pick([
    undefined,
    undefined,
    "2024-02-29",
    "2024-01-01",
    "2024-02-10",
    "2023-12-15",
    "2024-03-01",
  ]);
  const to = choices.pick([undefined, undefined, "2024-03-31", "2024-03-10", "2024-04-30", "2024-02-29"]);
  if (from !== undefined && to !== undefined && from > to) return { from };
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Few days: there are many hours in them. */
function hourlyPeriod(choices: Choices, grain: string | undefined): Pick<MetricQueryInput, "from" | "to"> {
  const short = { from: "2024-03-30T22:30:00Z", to: "2024-03-31T02:00:00Z" };
  if (grain === "minute") return short;
  return choices.pick([
    { from: "2024-03-30", to: "2024-04-01" },
    { from: "2024-02-28", to: "2024-03-01" },
    { from: "2024-10-26", to: "2024-10-28" },
    { from: "2024-03-09", to: "2024-03-11" },
    { from: "2024-04-06", to: "2024-04-08" },
    { from: "2024-11-02", to: "2024-11-04" },
    short,
  ]);
}

function ending(choices: Choices, names: readonly string[]): Pick<MetricQueryInput, "order" | "limit"> {
  if (!choices.chance(25)) return {};
  const order = choices.some(2, () => ({ by: choices.pick(names), descending: choices.chance(50) }));
  return { order: [...order], ...(choices.chance(50) && { limit: 1 + choices.below(4) }) };
}

interface Named {
  readonly name: string;
  readonly type: ValueType;
}

/** Dimensions, and columns of datasets with those of the rows that they lead to. */
function namesOf(model: Model): readonly Named[] {
  const declared = [...model.dimensions.values()].map(({ id, type }) => ({ name: id, type }));
  const scopes = scopesOf(model.schema);
  const columns = [...model.datasets.values()].flatMap(({ id, spec, relationships }) => {
    const own = spec.columns.map(({ name }) => [name]);
    const further = relationships.flatMap((hop) =>
      model.schema.datasets.get(hop.to)!.columns.map(({ name }) => [hop.name, name]),
    );
    return [...own, ...further].flatMap((path): readonly Named[] => {
      const found = scopes(id)?.find(path);
      return found?.kind === "found" ? [{ name: `${id}.${path.join(".")}`, type: found.type }] : [];
    });
  });
  return [...declared, ...declared, ...declared, ...columns];
}

function named(choices: Choices, names: readonly Named[]): string {
  const { name, type } = choices.pick(names);
  if (type !== "date" && type !== "instant") return name;
  const grain = choices.pick([
    "",
    "month",
    "day",
    "week",
    ...parts.slice(0, 3),
    ...customGrains,
    ...(type === "instant" ? ["hour"] : []),
  ]);
  return grain === "" ? name : `${name}:${grain}`;
}

function whereOf(choices: Choices, names: readonly Named[]): string | undefined {
  const one = (): string => {
    if (names.length === 0 || choices.chance(15))
      return choices.pick([
        "period >= date '2024-02-29'",
        "period <> date '2024-03-01'",
        "month(period) = 3",
      ]);
    const { name, type } = choices.pick(names);
    return testOf(name, plannedType(type), choices);
  };
  return choices.chance(30) ? `(${one()}) and (${one()})` : one();
}

function plannedType(type: ValueType): PlannedType {
  if (type === "entity") return "integer";
  return type === "null" ? "text" : type;
}
