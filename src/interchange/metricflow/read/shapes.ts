import { z } from "zod";
import { aggregations } from "../manifest.ts";
import { granularities } from "../granularity.ts";

/** A word of a list, whatever its capitals. */
function word<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(words));
}

const lowerCase = z.string().transform((text) => text.toLowerCase());
const granularity = word(granularities);
/** SQL; a bare number or boolean is read by YAML as one. */
const sqlText = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const filter = z
  .union([
    z.string(),
    z.boolean(),
    z.array(z.string()),
    z.strictObject({ where_filters: z.array(z.object({ where_sql_template: z.string() })) }),
  ])
  .transform((value): readonly string[] => {
    if (Array.isArray(value)) return value;
    if (typeof value === "object") return value.where_filters.map((one) => one.where_sql_template);
    return [String(value)];
  });

/** What carries no meaning for a number. */
const silent = {
  config: z.unknown().optional(),
  meta: z.unknown().optional(),
  metadata: z.unknown().optional(),
};
const named = {
  name: z.string().min(1),
  label: z.string().nullish(),
  description: z.string().nullish(),
  ...silent,
};

const entity = z.strictObject({
  ...named,
  type: word(["primary", "unique", "foreign", "natural"]),
  expr: sqlText.nullish(),
  role: z.unknown().optional(),
});

const dimension = z.strictObject({
  ...named,
  type: word(["categorical", "time"]),
  expr: sqlText.nullish(),
  is_partition: z.boolean().nullish(),
  type_params: z
    .strictObject({
      time_granularity: granularity.nullish(),
      validity_params: z
        .strictObject({ is_start: z.boolean().optional(), is_end: z.boolean().optional() })
        .nullish(),
    })
    .nullish(),
});

const measure = z.strictObject({
  ...named,
  agg: word(aggregations),
  expr: sqlText.nullish(),
  agg_time_dimension: z.string().nullish(),
  agg_params: z
    .strictObject({
      percentile: z.number().min(0).max(1).nullish(),
      use_discrete_percentile: z.boolean().nullish(),
      use_approximate_percentile: z.boolean().nullish(),
    })
    .nullish(),
  non_additive_dimension: z
    .strictObject({
      name: z.string(),
      window_choice: word(["min", "max"]).nullish(),
      window_groupings: z.array(z.string()).nullish(),
    })
    .nullish(),
  create_metric: z.boolean().nullish(),
  create_metric_display_name: z.string().nullish(),
});

const relation = z.strictObject({
  alias: z.string().min(1),
  schema_name: z.string().nullish(),
  database: z.string().nullish(),
  relation_name: z.string().nullish(),
});

export const semanticModelShape = z.strictObject({
  ...named,
  node_relation: relation.optional(),
  model: z.string().optional(),
  defaults: z.strictObject({ agg_time_dimension: z.string().nullish() }).nullish(),
  primary_entity: z.string().nullish(),
  entities: z.array(entity).nullish(),
  dimensions: z.array(dimension).nullish(),
  measures: z.array(measure).nullish(),
});

const measureInput = z.union([
  z.string(),
  z.strictObject({
    name: z.string(),
    filter: filter.nullish(),
    alias: z.string().nullish(),
    join_to_timespine: z.boolean().nullish(),
    fill_nulls_with: z.number().nullish(),
  }),
]);

const metricInput = z.union([
  z.string(),
  z.strictObject({
    name: z.string(),
    filter: filter.nullish(),
    alias: z.string().nullish(),
    offset_window: lowerCase.nullish(),
    offset_to_grain: lowerCase.nullish(),
  }),
]);

export const metricShape = z.strictObject({
  ...named,
  type: word(["simple", "ratio", "derived", "cumulative", "conversion"]),
  filter: filter.nullish(),
  time_granularity: lowerCase.nullish(),
  type_params: z.strictObject({
    measure: measureInput.nullish(),
    numerator: metricInput.nullish(),
    denominator: metricInput.nullish(),
    expr: sqlText.nullish(),
    metrics: z.array(metricInput).nullish(),
    window: lowerCase.nullish(),
    grain_to_date: lowerCase.nullish(),
    cumulative_type_params: z
      .strictObject({
        window: lowerCase.nullish(),
        grain_to_date: lowerCase.nullish(),
        period_agg: word(["first", "last", "average"]).nullish(),
      })
      .nullish(),
    conversion_type_params: z
      .strictObject({
        base_measure: measureInput,
        conversion_measure: measureInput,
        entity: z.string(),
        calculation: word(["conversions", "conversion_rate"]).nullish(),
        window: lowerCase.nullish(),
        constant_properties: z
          .array(z.strictObject({ base_property: z.string(), conversion_property: z.string() }))
          .nullish(),
      })
      .nullish(),
  }),
});

const customColumns = z
  .array(z.strictObject({ name: z.string(), column_name: z.string().nullish() }))
  .nullish();

export const projectShape = z.looseObject({
  time_spines: z
    .array(
      z.looseObject({
        node_relation: relation,
        primary_column: z.strictObject({ name: z.string(), time_granularity: granularity }),
        custom_granularities: customColumns,
        custom_granularity_columns: customColumns,
      }),
    )
    .nullish(),
});

/** A model of dbt that is a time spine. */
export const dbtModelShape = z.looseObject({
  name: z.string(),
  columns: z.array(z.looseObject({ name: z.string(), granularity: granularity.nullish() })).nullish(),
  time_spine: z
    .looseObject({ standard_granularity_column: z.string(), custom_granularities: customColumns })
    .optional(),
});

export type SemanticModelShape = z.infer<typeof semanticModelShape>;
export type MetricShape = z.infer<typeof metricShape>;
export type MeasureInputShape = z.infer<typeof measureInput>;
export type MetricInputShape = z.infer<typeof metricInput>;
export type ProjectShape = z.infer<typeof projectShape>;
export type DbtModelShape = z.infer<typeof dbtModelShape>;
