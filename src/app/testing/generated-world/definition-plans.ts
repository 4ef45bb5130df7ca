import type { Choices } from "./choices.ts";
import { columnsOf, literalOf, writeExpression } from "./expressions.ts";
import type { PlannedDataset, PlannedType } from "./dataset-plans.ts";

/** A definition as it is written, by its id. */
export type Written = { readonly [key: string]: unknown };

export interface PlannedDimension {
  readonly id: string;
  readonly type: PlannedType | "number";
  /** The datasets that carry it. */
  readonly on: readonly string[];
  readonly written: Written;
}

export interface PlannedMeasure {
  readonly id: string;
  readonly dataset: PlannedDataset;
  readonly isDated: boolean;
  readonly isAdded: boolean;
  readonly isMoney: boolean;
  readonly written: Written;
}

const label = { en: "L", fr: "L" };

export function planDimension(
  datasets: readonly PlannedDataset[],
  choices: Choices,
  id: string,
): PlannedDimension {
  const carriers = datasets.filter(({ kind }) => kind === "rows");
  const type = choices.pick(["text", "text", "integer", "date", "boolean", "instant", "decimal"] as const);
  const first = choices.pick(carriers);
  const second = choices.chance(25) ? choices.pick(carriers) : first;
  const on = [...new Set([first, second])];
  const expression = (dataset: PlannedDataset) => {
    const columns = columnsOf(datasets, dataset, choices.chance(30));
    return type === "instant"
      ? choices.pick(columns.instant)
      : writeExpression({ columns, choices }, type, choices.below(3));
  };
  const written = Object.fromEntries(on.map((dataset) => [dataset.name, expression(dataset)]));
  return { id, type, on: on.map(({ name }) => name), written: { label, on: written } };
}

export function planMeasure(
  datasets: readonly PlannedDataset[],
  choices: Choices,
  id: string,
): PlannedMeasure {
  const dataset = choices.pick(datasets.filter(({ kind }) => kind === "rows"));
  const aggregation = choices.pick([
    "count",
    "sum",
    "count_distinct",
    "min",
    "max",
    "avg",
    "median",
    "percentile",
  ] as const);
  const time = choices.pick([undefined, undefined, "at", "day", "ended", "none"]);
  const isDated = (time ?? dataset.time) !== undefined && time !== "none";
  const columns = columnsOf(datasets, dataset, isDated && choices.chance(30));
  const { of, isMoney } = valueOf({ columns, choices }, aggregation);
  return {
    id,
    dataset,
    isDated,
    isAdded: ["count", "count_distinct", "sum"].includes(aggregation),
    isMoney,
    written: {
      dataset: dataset.name,
      aggregation,
      ...(of !== undefined && { of }),
      ...(choices.chance(40) && {
        where: writeExpression({ columns, choices }, "boolean", 1 + choices.below(2)),
      }),
      ...(time !== undefined && { time }),
      ...orderOf(choices, aggregation),
      unit: isMoney ? "money" : "things",
    },
  };
}

interface PlannedValue {
  readonly of: string | undefined;
  readonly isMoney: boolean;
}

/** What is aggregated: of a count, most often nothing but the row. */
function valueOf(writing: Parameters<typeof writeExpression>[0], aggregation: string): PlannedValue {
  const { choices } = writing;
  const isDistinct = aggregation === "count_distinct";
  const type: PlannedType = isDistinct
    ? choices.pick(["text", "integer", "date", "decimal", "boolean"])
    : choices.pick(["integer", "decimal", "money"]);
  const isCount = aggregation === "count";
  const of = isCount && choices.chance(70) ? undefined : writeExpression(writing, type, choices.below(2));
  return { of, isMoney: type === "money" && !isCount && !isDistinct };
}

function orderOf(choices: Choices, aggregation: string) {
  if (aggregation !== "percentile" && aggregation !== "median") return {};
  return {
    ...(aggregation === "percentile" && { fraction: choices.pick([0.9, 0.1, 0.25, 0, 1]) }),
    ...(choices.chance(30) && { discrete: true }),
  };
}

/** A condition over dimensions that can be said of rows of a dataset. */
export function planFilter(
  datasets: readonly PlannedDataset[],
  dimensions: readonly PlannedDimension[],
  { name }: PlannedDataset,
  choices: Choices,
): string {
  const dataset = datasets.find((one) => one.name === name)!;
  const columns = columnsOf(datasets, dataset, false);
  const near = dimensions.filter(({ on }) => on.includes(name));
  if (near.length > 0 && choices.chance(60)) {
    const dimension = choices.pick(near);
    return testOf(dimension.id, dimension.type, choices);
  }
  const type = choices.pick(["text", "integer", "date", "boolean", "decimal"] as const);
  return testOf(`${name}.${choices.pick(columns[type])}`, type, choices);
}

/** A test of a name of a type: with every kind of negation. */
export function testOf(name: string, type: PlannedDimension["type"], choices: Choices): string {
  if (type === "boolean") return choices.pick([name, `not ${name}`, `${name} is null`, `is_false(${name})`]);
  const literal = type === "number" ? choices.pick(["0", "1", "2"]) : literalOf(choices, type);
  return choices.pick([
    `${name} = ${literal}`,
    `${name} <> ${literal}`,
    `${name} is not null`,
    `${name} is null`,
    `${name} in (${literal})`,
    `${name} not in (${literal})`,
    `not (${name} = ${literal})`,
    `${name} <> ${literal} or ${name} is null`,
    ...(type === "text"
      ? [`${name} like '%a%'`]
      : [`${name} >= ${literal}`, `${name} between ${literal} and ${literal}`]),
  ]);
}
