import type { Choices } from "./choices.ts";
import type { PlannedDataset } from "./dataset-plans.ts";
import { type PlannedDimension, planFilter, type PlannedMeasure, type Written } from "./definition-plans.ts";

export interface PlannedMetric {
  readonly id: string;
  readonly kind: "simple" | "ratio" | "derived" | "cumulative" | "balance";
  /** Of the first measure that it rests on. */
  readonly dataset: PlannedDataset;
  /** What its value is measured in. */
  readonly unit: string;
  readonly written: Written;
}

export interface Known {
  readonly datasets: readonly PlannedDataset[];
  readonly dimensions: readonly PlannedDimension[];
  readonly measures: readonly PlannedMeasure[];
  readonly metrics: readonly PlannedMetric[];
}

const label = { en: "L", fr: "L" };

const kinds: readonly PlannedMetric["kind"][] = [
  "simple",
  "simple",
  "ratio",
  "derived",
  "cumulative",
  "balance",
];

export function planMetric(known: Known, choices: Choices, id: string): PlannedMetric {
  const kind = choices.pick(kinds);
  const measure = choices.pick(known.measures);
  const isDerived = (kind === "ratio" || kind === "derived") && known.metrics.length > 0;
  if (kind === "ratio" && isDerived) return planRatio(known, choices, id);
  if (kind === "derived" && isDerived) return planDerived(known, choices, id);
  if (!measure.isDated || (kind !== "cumulative" && kind !== "balance"))
    return overMeasure(known, choices, { id, kind: "simple", measure, more: {} });
  const more = kind === "cumulative" ? planCumulative(choices, measure) : planBalance(choices, measure);
  return overMeasure(known, choices, { id, kind, measure, more });
}

interface Over {
  readonly id: string;
  readonly kind: PlannedMetric["kind"];
  readonly measure: PlannedMeasure;
  readonly more: Written;
}

function overMeasure(known: Known, choices: Choices, { id, kind, measure, more }: Over): PlannedMetric {
  const { dataset, isMoney } = measure;
  const unit = isMoney ? "money" : "things";
  return {
    id,
    kind,
    dataset,
    unit,
    written: { label, kind, measure: measure.id, unit, ...more, ...common(known, choices, dataset) },
  };
}

/** What every kind may say. */
function common(known: Known, choices: Choices, dataset: PlannedDataset): Written {
  const { datasets, dimensions } = known;
  return {
    ...(choices.chance(20) && { where: planFilter(datasets, dimensions, dataset, choices) }),
    ...(choices.chance(15) && { join_to_calendar: true }),
    ...(choices.chance(15) && { fill_nulls_with: choices.pick([0, 7, -1.5, "none"]) }),
  };
}

const durations = [
  "1 day",
  "7 days",
  "1 week",
  "1 month",
  "2 months",
  "1 quarter",
  "1 year",
  "1 fiscal_quarter",
];
const calendars = ["1 listed", "1 starts", "2 words"];
const periods = [
  "month",
  "week",
  "quarter",
  "year",
  "fiscal_year",
  "fiscal_quarter",
  "listed",
  "starts",
  "words",
];

function duration(choices: Choices): string {
  if (choices.chance(6)) return choices.pick(["1 hour", "3 hours"]);
  return choices.pick([...durations, ...durations, ...calendars]);
}

function planCumulative(choices: Choices, { isAdded, written }: PlannedMeasure): Written {
  const reach = choices.pick(["all", "window", "to_date"]);
  const isExtreme = ["min", "max"].includes(String(written["aggregation"]));
  const values = ["end", "start", "first", "last", ...(isAdded || isExtreme ? ["average"] : [])];
  return {
    ...(reach === "window" && { window: duration(choices) }),
    ...(reach === "to_date" && { to_date: choices.pick(periods) }),
    ...(choices.chance(60) && { period_value: choices.pick(values) }),
  };
}

function planBalance(choices: Choices, { dataset, isAdded, written }: PlannedMeasure): Written {
  const isExtreme = ["min", "max"].includes(String(written["aggregation"]));
  const take = choices.pick(["last", "first", ...(isAdded || isExtreme ? ["min", "max", "avg"] : [])]);
  if (choices.chance(40)) {
    const [from, until] = choices.pick([
      ["day", "ended"],
      ["at", "ended"],
      ["day", "at"],
    ]);
    return { take, holds: { from, until } };
  }
  const references = [...new Set(dataset.roles.map(({ by }) => by)), "t", "n"];
  return {
    take,
    ...(choices.chance(40) && { per: [choices.pick(references)] }),
    ...(choices.chance(20) && { filter: "before" }),
  };
}

function planRatio(known: Known, choices: Choices, id: string): PlannedMetric {
  const { datasets, dimensions, measures, metrics } = known;
  const side = () => {
    const metric = choices.pick([...metrics, ...measures]);
    const { dataset } = metric;
    const unit = "unit" in metric ? metric.unit : metric.isMoney ? "money" : "things";
    const where = choices.chance(25) ? planFilter(datasets, dimensions, dataset, choices) : undefined;
    return { metric, unit, written: { metric: metric.id, ...(where !== undefined && { where }) } };
  };
  const [above, below] = [side(), side()];
  const ids = dimensions.map((one) => one.id);
  const across = [...new Set(choices.some(2, () => choices.pick(["time", ...ids])))];
  return {
    id,
    kind: "ratio",
    dataset: above.metric.dataset,
    unit: `(${above.unit})/(${below.unit})`,
    written: {
      label,
      kind: "ratio",
      numerator: above.written,
      denominator: { ...below.written, ...(across.length > 0 && { across }) },
      ...common(known, choices, above.metric.dataset),
    },
  };
}

function planDerived(known: Known, choices: Choices, id: string): PlannedMetric {
  const { datasets, dimensions, metrics } = known;
  const first = choices.pick(metrics);
  const second = choices.pick(metrics);
  const input = (metric: PlannedMetric): Written => ({
    metric: metric.id,
    ...(choices.chance(25) && { where: planFilter(datasets, dimensions, metric.dataset, choices) }),
    ...choices.pick<Written>([
      {},
      { offset: duration(choices) },
      { offset: duration(choices) },
      { at_start_of: choices.pick(periods) },
    ]),
  });
  const isSame = first.unit === second.unit;
  const formula = choices.pick([
    ...(isSame ? ["a - b", "a + b", "2 * a - b"] : []),
    "a / b",
    "a * b",
    "a / (b * 2)",
    "a",
    "-a",
    "a + 1",
  ]);
  const usesBoth = formula.includes("b");
  const sign = formula.includes("/") ? "/" : "*";
  return {
    id,
    kind: "derived",
    dataset: first.dataset,
    unit:
      isSame && /[+-]/u.test(formula) && usesBoth
        ? first.unit
        : usesBoth
          ? `${first.unit}${sign}${second.unit}`
          : first.unit,
    written: {
      label,
      kind: "derived",
      formula_of: formula,
      inputs: { a: input(first), ...(usesBoth && { b: input(second) }) },
      ...common(known, choices, first.dataset),
    },
  };
}
