import type { Expression, ValueType } from "../expression.ts";
import { type Dimension, metricTable, metricValue } from "../model.ts";
import type { DimensionShape } from "../shape/file-shape.ts";
import { commonType } from "../typing/typed.ts";
import { type Draft, headOf, sorted } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { namesOf, near, readValue, type Resolving, say, scopeOf, usesOf } from "./resolving.ts";

type ColumnsEntry = Shaped<Extract<DimensionShape, { on: unknown }>>;
type MetricEntry = Shaped<Extract<DimensionShape, { per: unknown }>>;

export function resolveDimension(
  resolving: Resolving,
  entry: Shaped<DimensionShape>,
): Draft<Dimension> | undefined {
  const { shape } = entry;
  return "on" in shape
    ? overColumns(resolving, { ...entry, shape })
    : overMetric(resolving, { ...entry, shape });
}

/** Read, for each row of the dataset, from the relation of the metric's values. */
function overMetric(resolving: Resolving, entry: MetricEntry): Draft<Dimension> | undefined {
  const { id, shape } = entry;
  const { metric, per } = shape;
  const dataset = resolving.schema.datasets.get(per);
  const isMetric = resolving.kinds.get(metric) === "metric";
  if (!isMetric) {
    const facts = { name: metric, ...near(metric, namesOf(resolving, "metric")) };
    say(resolving, "metric-unknown", facts, { entry, path: ["metric"], suggestion: facts.nearest });
  }
  if (!dataset && resolving.kinds.get(per) !== "dataset") {
    const facts = { name: per, ...near(per, resolving.schema.datasets.keys()) };
    say(resolving, "dataset-unknown", facts, { entry, path: ["per"], suggestion: facts.nearest });
  }
  if (!isMetric || !dataset) return undefined;
  const { key } = dataset;
  const hop = { name: id, from: per, column: key, to: metricTable(id), key, isPartial: true } as const;
  const value = { kind: "column", hops: [hop], column: metricValue, type: "decimal", span: nowhere } as const;
  const uses = resolving.kinds.get(per) === "dataset" ? [metric, per] : [metric];
  return {
    ...headOf(entry, shape),
    kind: "dimension",
    type: "decimal",
    on: { [per]: value },
    metric,
    uses: sorted(uses),
  };
}

const nowhere = { start: 0, end: 0 };

function overColumns(resolving: Resolving, entry: ColumnsEntry): Draft<Dimension> | undefined {
  const on: { [dataset: string]: Expression } = {};
  let type: ValueType | undefined;
  let isWhole = true;
  for (const [dataset, text] of Object.entries(entry.shape.on)) {
    const path = ["on", dataset];
    const scope = scopeOf(resolving, dataset, { entry, path });
    const expression = readValue(resolving, { entry, path, text, scope })?.expression;
    if (!expression) {
      isWhole = false;
      continue;
    }
    const common: ValueType | undefined = commonType(type ?? "null", expression.type);
    if (common === undefined) {
      say(resolving, "dimension-types", { left: type ?? "null", right: expression.type }, { entry, path });
      isWhole = false;
      continue;
    }
    type = common;
    on[dataset] = expression;
  }
  if (type === undefined && isWhole)
    say(resolving, "nothing-defined", { under: "on" }, { entry, path: ["on"] });
  if (type === undefined || !isWhole) return undefined;
  const uses = Object.entries(on).flatMap(([dataset, expression]) => [
    ...usesOf(dataset, resolving, expression),
  ]);
  return { ...headOf(entry, entry.shape), kind: "dimension", type, on, uses: sorted(uses) };
}
