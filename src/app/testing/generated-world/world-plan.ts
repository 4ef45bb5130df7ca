import * as fc from "fast-check";
import type { Settings } from "../../../core/index.ts";
import type { TestTables } from "../query-world.ts";
import { type Choices, choicesFrom, numbers, type Numbers } from "./choices.ts";
import { planDatasets, type PlannedDataset } from "./dataset-plans.ts";
import { planDimension, planMeasure, type Written } from "./definition-plans.ts";
import { generateRows } from "./generated-rows.ts";
import { planMetric, type PlannedMetric } from "./metric-plans.ts";

/** The numbers from which a world is chosen: each part shrinks apart from the others. */
export interface WorldSeeds {
  readonly settings: Numbers;
  readonly datasets: readonly Numbers[];
  readonly rows: readonly (readonly Numbers[])[];
  readonly dimensions: readonly Numbers[];
  readonly measures: readonly Numbers[];
  readonly metrics: readonly Numbers[];
}

export const worldSeeds: fc.Arbitrary<WorldSeeds> = fc.record({
  settings: numbers(4),
  datasets: fc.array(numbers(20), { minLength: 1, maxLength: 4, size: "max" }),
  rows: fc.array(fc.array(numbers(30), { maxLength: 14, size: "max" }), {
    minLength: 4,
    maxLength: 8,
    size: "max",
  }),
  dimensions: fc.array(numbers(40), { maxLength: 5, size: "max" }),
  measures: fc.array(numbers(40), { minLength: 1, maxLength: 5, size: "max" }),
  metrics: fc.array(numbers(40), { minLength: 1, maxLength: 8, size: "max" }),
});

/** A workspace's definitions, its rows, and how it counts weeks and years. */
export interface WorldPlan {
  readonly yaml: string;
  readonly tables: TestTables;
  readonly settings: Partial<Settings>;
  readonly asOf: string;
}

export function planWorld(seeds: WorldSeeds): WorldPlan {
  const of = (some: readonly Numbers[]) => some.map(choicesFrom);
  const datasets = planDatasets(of(seeds.datasets));
  const settings = choicesFrom(seeds.settings);
  const plain = of(seeds.dimensions).map((choices, index) =>
    planDimension(datasets, choices, `c${index + 1}`),
  );
  const measures = of(seeds.measures).map((choices, index) =>
    planMeasure(datasets, choices, `m${index + 1}`),
  );
  const metrics: PlannedMetric[] = [];
  for (const [index, choices] of of(seeds.metrics).entries())
    metrics.push(planMetric({ datasets, dimensions: plain, measures, metrics }, choices, `k${index + 1}`));
  const perRow = metricDimensions(datasets, metrics, settings);
  const written = {
    datasets: Object.fromEntries(datasets.map((one) => [one.name, writeDataset(one)])),
    calendars,
    dimensions: { ...Object.fromEntries(plain.map(({ id, written: one }) => [id, one])), ...perRow },
    measures: Object.fromEntries(measures.map(({ id, written: one }) => [id, one])),
    metrics: Object.fromEntries(metrics.map(({ id, written: one }) => [id, one])),
  };
  return {
    yaml: printYaml(written),
    tables: generateRows(datasets, seeds.rows.map(of)),
    settings: {
      timezone: settings.pick(zones),
      weekStart: settings.pick(["monday", "sunday"]),
      fiscalYearStartMonth: settings.pick([1, 2, 4, 12]),
    },
    asOf: settings.pick(["2024-04-15T10:00:00.000Z", "2024-03-31T00:30:00.000Z", "2024-03-15T12:00:00.000Z"]),
  };
}

const label = { en: "L", fr: "L" };

/** Clocks change by an hour, at midnight, by half an hour, never. */
const zones = [
  "Europe/Paris",
  "UTC",
  "America/New_York",
  "Asia/Kolkata",
  "America/Havana",
  "Australia/Lord_Howe",
];

const calendars = {
  listed: {
    label,
    starts: ["2023-12-31", "2024-02-11", "2024-02-29", "2024-03-30", "2024-04-05"],
  },
  words: { label, dataset: "days", day: "day", period: "words" },
  starts: { label, dataset: "days", day: "day", period: "starts" },
};

function writeDataset({ key, time, columns, roles }: PlannedDataset): Written {
  return {
    label,
    ...(key !== undefined && { key }),
    ...(time !== undefined && { time }),
    columns: Object.fromEntries(
      columns.map(({ name, type, isRequired }) => [name, isRequired ? { type, required: true } : type]),
    ),
    ...(roles.length > 0 && {
      relationships: Object.fromEntries(
        roles.map(({ name, by, to, key: held, isHistory }) => [
          name,
          { to, by, key: held, ...(isHistory && { valid: { from: "since", until: "until" } }) },
        ]),
      ),
    }),
  };
}

/** A metric of a dataset for each row of one that it leads to. */
function metricDimensions(
  datasets: readonly PlannedDataset[],
  metrics: readonly PlannedMetric[],
  choices: Choices,
): Written {
  const found = metrics
    .filter(({ kind }) => kind === "simple" || kind === "ratio" || kind === "derived")
    .flatMap(({ id, dataset }) =>
      dataset.roles.flatMap(({ to, isHistory }) => {
        const target = datasets.find(({ name }) => name === to);
        return isHistory || target?.key === undefined ? [] : [{ label, metric: id, per: to }];
      }),
    );
  if (found.length === 0) return {};
  return { per_row: choices.pick(found) };
}

/** Each definition on a line, as JSON, which YAML reads. */
function printYaml(sections: { readonly [section: string]: Written }): string {
  return Object.entries(sections)
    .filter(([, definitions]) => Object.keys(definitions).length > 0)
    .map(([section, definitions]) =>
      [
        `${section}:`,
        ...Object.entries(definitions).map(([id, one]) => `  ${id}: ${JSON.stringify(one)}`),
      ].join("\n"),
    )
    .join("\n");
}
