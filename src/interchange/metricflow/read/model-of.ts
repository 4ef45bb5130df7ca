import type { ModelDimension, ModelMeasure, SemanticModel } from "../manifest.ts";
import type { Declaration } from "./read-documents.ts";
import type { SemanticModelShape } from "./shapes.ts";

type Listed<Key extends "entities" | "dimensions" | "measures"> = NonNullable<
  SemanticModelShape[Key]
>[number];

export function modelOf(shape: SemanticModelShape, { placeOf }: Declaration): SemanticModel {
  const { entities, dimensions, measures } = shape;
  const timeDimension = shape.defaults?.agg_time_dimension;
  return {
    ...namedOf(shape),
    place: placeOf(["name"]),
    table: shape.node_relation?.alias ?? tableIn(shape.model) ?? shape.name,
    ...(timeDimension != null && { timeDimension }),
    ...(shape.primary_entity != null && { primaryEntity: shape.primary_entity }),
    entities: (entities ?? []).map((entity, index) => ({
      ...namedOf(entity),
      ...exprOf(entity),
      type: entity.type,
      place: placeOf(["entities", index]),
    })),
    dimensions: (dimensions ?? []).map((one, index) => dimensionOf(one, placeOf(["dimensions", index]))),
    measures: (measures ?? []).map((one, index) => measureOf(one, placeOf(["measures", index]))),
  };
}

export function namedOf({
  name,
  label,
  description,
}: {
  readonly name: string;
  readonly label?: string | null | undefined;
  readonly description?: string | null | undefined;
}) {
  const said = description?.trim();
  return {
    name,
    ...(label != null && label !== "" && { label }),
    ...(said != null && said !== "" && { description: said }),
  };
}

function exprOf({ expr }: { readonly expr?: string | null | undefined }) {
  return expr == null ? {} : { expr: expr.trim() };
}

/** `ref('orders')`, `ref('package', 'orders')`, `source('shop', 'orders')`: the table's name stands last. */
function tableIn(model: string | undefined): string | undefined {
  const inside = /(?:ref|source)\s*\(([^)]*)\)/u.exec(model ?? "")?.[1];
  return inside === undefined ? undefined : [...inside.matchAll(/["']([^"']+)["']/gu)].at(-1)?.[1];
}

function dimensionOf(shape: Listed<"dimensions">, place: ModelDimension["place"]): ModelDimension {
  const { type_params: params } = shape;
  const validity = params?.validity_params;
  return {
    ...namedOf(shape),
    ...exprOf(shape),
    place,
    isPartition: shape.is_partition ?? false,
    ...(shape.type === "time" && { granularity: params?.time_granularity ?? "day" }),
    ...(validity?.is_start === true && { validity: "start" as const }),
    ...(validity?.is_end === true && { validity: "end" as const }),
  };
}

function measureOf(shape: Listed<"measures">, place: ModelMeasure["place"]): ModelMeasure {
  const { agg_params: params, non_additive_dimension: nonAdditive } = shape;
  const displayed = shape.create_metric_display_name;
  return {
    ...namedOf(shape),
    ...exprOf(shape),
    ...(displayed != null && shape.create_metric === true && { label: displayed }),
    place,
    aggregation: shape.agg,
    ...(shape.agg_time_dimension != null && { timeDimension: shape.agg_time_dimension }),
    ...(params?.percentile != null && {
      percentile: {
        fraction: params.percentile,
        discrete: params.use_discrete_percentile ?? false,
        approximate: params.use_approximate_percentile ?? false,
      },
    }),
    ...(nonAdditive && {
      nonAdditive: {
        dimension: nonAdditive.name,
        take: nonAdditive.window_choice === "max" ? ("last" as const) : ("first" as const),
        per: nonAdditive.window_groupings ?? [],
      },
    }),
    createsMetric: shape.create_metric ?? false,
  };
}
