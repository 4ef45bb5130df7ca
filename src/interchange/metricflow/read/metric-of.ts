import type { MeasureInput, MetricFlowMeaning, MetricFlowMetric, MetricInput, Window } from "../manifest.ts";
import type { Reason } from "../../reason.ts";
import { namedOf } from "./model-of.ts";
import type { Declaration } from "./read-documents.ts";
import type { MeasureInputShape, MetricInputShape, MetricShape } from "./shapes.ts";
import { readWindow } from "./window.ts";

/** A metric in one form; else why it has none. */
export type ReadMetric = { readonly metric: MetricFlowMetric } | { readonly reason: Reason };

export function metricOf(
  shape: MetricShape,
  { placeOf }: Declaration,
  custom: readonly string[],
): ReadMetric {
  const faults: Reason[] = [];
  const meaning = meaningOf(shape, {
    custom,
    refuse: (reason) => {
      faults.push(reason);
      return undefined;
    },
  });
  const [reason] = faults;
  if (reason !== undefined || meaning === undefined)
    return { reason: reason ?? { kind: "missing", key: "type_params" } };
  return {
    metric: {
      ...namedOf(shape),
      place: placeOf(["name"]),
      filters: [...(shape.filter ?? [])],
      ...(shape.time_granularity != null && { granularity: shape.time_granularity }),
      meaning,
    },
  };
}

interface Reading {
  readonly custom: readonly string[];
  readonly refuse: (reason: Reason) => undefined;
}

function meaningOf(shape: MetricShape, reading: Reading): MetricFlowMeaning | undefined {
  const { type, type_params: params, name } = shape;
  switch (type) {
    case "simple": {
      const measure = measureInputOf(params.measure, "measure", reading);
      return measure && { kind: "simple", measure };
    }
    case "ratio": {
      const numerator = metricInputOf(params.numerator, "numerator", reading);
      const denominator = metricInputOf(params.denominator, "denominator", reading);
      return numerator && denominator && { kind: "ratio", numerator, denominator };
    }
    case "derived": {
      const inputs = (params.metrics ?? []).map((one) => metricInputOf(one, "metrics", reading));
      const found = inputs.filter((one) => one !== undefined);
      return { kind: "derived", expr: params.expr ?? name, inputs: found };
    }
    case "cumulative":
      return cumulativeOf(params, reading);
    default:
      return conversionOf(params, reading);
  }
}

type Params = MetricShape["type_params"];

function cumulativeOf(params: Params, reading: Reading): MetricFlowMeaning | undefined {
  const measure = measureInputOf(params.measure, "measure", reading);
  const own = params.cumulative_type_params;
  const toDate = own?.grain_to_date ?? params.grain_to_date;
  return (
    measure && {
      kind: "cumulative",
      measure,
      ...windowIn(own?.window ?? params.window, reading),
      ...(toDate != null && { toDate }),
      take: own?.period_agg ?? "first",
    }
  );
}

function conversionOf(params: Params, reading: Reading): MetricFlowMeaning | undefined {
  const own = params.conversion_type_params;
  if (!own) return reading.refuse({ kind: "missing", key: "conversion_type_params" });
  const base = measureInputOf(own.base_measure, "base_measure", reading);
  const converted = measureInputOf(own.conversion_measure, "conversion_measure", reading);
  if (!base || !converted) return undefined;
  return {
    kind: "conversion",
    base,
    converted,
    entity: own.entity,
    gives: own.calculation === "conversions" ? "converted" : "rate",
    ...windowIn(own.window, reading),
    constant: (own.constant_properties ?? []).map((one) => ({
      base: one.base_property,
      converted: one.conversion_property,
    })),
  };
}

function windowIn(text: string | null | undefined, reading: Reading): { window?: Window } {
  if (text == null) return {};
  const window = readWindow(text, reading.custom);
  if (!window) reading.refuse({ kind: "window", text });
  return window ? { window } : {};
}

function measureInputOf(
  shape: MeasureInputShape | null | undefined,
  key: string,
  { refuse }: Reading,
): MeasureInput | undefined {
  if (shape == null) return refuse({ kind: "missing", key });
  if (typeof shape === "string") return { name: shape, filters: [], joinsToSpine: false };
  return {
    name: shape.name,
    filters: [...(shape.filter ?? [])],
    joinsToSpine: shape.join_to_timespine ?? false,
    ...(shape.fill_nulls_with != null && { fillNullsWith: shape.fill_nulls_with }),
  };
}

function metricInputOf(
  shape: MetricInputShape | null | undefined,
  key: string,
  reading: Reading,
): MetricInput | undefined {
  if (shape == null) return reading.refuse({ kind: "missing", key });
  if (typeof shape === "string") return { name: shape, filters: [] };
  const { window: offset } = windowIn(shape.offset_window, reading);
  return {
    name: shape.name,
    filters: [...(shape.filter ?? [])],
    ...(shape.alias != null && { alias: shape.alias }),
    ...(offset && { offset }),
    ...(shape.offset_to_grain != null && { atStartOf: shape.offset_to_grain }),
  };
}
