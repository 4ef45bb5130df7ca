import type { Manifest, MetricFlowMetric, ModelMeasure, SemanticModel } from "../manifest.ts";

/** A measure with the semantic model whose rows it counts, and the dimension that dates them. */
export interface Leaf {
  readonly model: SemanticModel;
  readonly measure: ModelMeasure;
  readonly timeDimension: string | undefined;
}

export function leafOf({ models }: Manifest, name: string): Leaf | undefined {
  for (const model of models) {
    const measure = model.measures.find((one) => one.name === name);
    if (measure) return { model, measure, timeDimension: measure.timeDimension ?? model.timeDimension };
  }
  return undefined;
}

/** The measures that a question about a metric groups and filters: of a conversion, the base. */
export function leavesOf(manifest: Manifest, name: string, above: readonly string[] = []): readonly Leaf[] {
  const metric = metricNamed(manifest, name);
  if (!metric || above.includes(name)) return [];
  const measure = (input: string) => leafOf(manifest, input) ?? [];
  const inner = (input: string) => leavesOf(manifest, input, [...above, name]);
  const { meaning } = metric;
  switch (meaning.kind) {
    case "simple":
    case "cumulative":
      return [measure(meaning.measure.name)].flat();
    case "conversion":
      return [measure(meaning.base.name)].flat();
    case "ratio":
      return [...inner(meaning.numerator.name), ...inner(meaning.denominator.name)];
    default:
      return meaning.inputs.flatMap((input) => inner(input.name));
  }
}

export function metricNamed({ metrics }: Manifest, name: string): MetricFlowMetric | undefined {
  return metrics.find((one) => one.name === name);
}

/** The granularity of what dates a measure's rows. */
export function leafGranularity({ model, timeDimension }: Leaf): string {
  return model.dimensions.find(({ name }) => name === timeDimension)?.granularity ?? "day";
}
