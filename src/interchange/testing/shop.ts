import { type ImportedMetricFlow, importMetricFlow } from "../metricflow/import-metricflow.ts";
import type { Refused } from "../metricflow/check/refused.ts";
import { draftDefinitions } from "../metricflow/draft/draft-definitions.ts";
import { printFile } from "../metricflow/draft/print-file.ts";
import { readManifest } from "../metricflow/read/read-manifest.ts";
import type { TableColumns } from "../metricflow/project/columns.ts";

/** A small shop in MetricFlow's terms: orders of customers, visits before them, balances, a history of prices. */
export const shop = `
semantic_model:
  name: orders
  node_relation: { schema_name: $source_schema, alias: fct_orders }
  defaults: { agg_time_dimension: ordered_on }
  primary_entity: order
  entities:
    - { name: customer, type: foreign, expr: customer_id }
    - { name: product, type: foreign, expr: product_id }
  dimensions:
    - { name: ordered_on, type: time, type_params: { time_granularity: day } }
    - { name: paid_on, type: time, expr: paid_at, type_params: { time_granularity: day } }
    - { name: is_gift, type: categorical }
    - { name: size, type: categorical, expr: "case when amount > 100 then 'large' else 'small' end" }
  measures:
    - { name: orders, agg: sum, expr: "1" }
    - { name: amount, agg: SUM }
    - { name: gifts, agg: sum_boolean, expr: is_gift }
    - { name: buyers, agg: count_distinct, expr: customer_id }
    - { name: paid_amount, agg: sum, expr: amount, agg_time_dimension: paid_on }
    - { name: amount_p90, agg: percentile, expr: amount, agg_params: { percentile: 0.9, use_discrete_percentile: true } }
---
semantic_model:
  name: customers
  node_relation: { schema_name: $source_schema, alias: dim_customers }
  entities:
    - { name: customer, type: primary, expr: customer_id }
    - { name: region, type: foreign, expr: region_id }
  dimensions:
    - { name: country, type: categorical }
    - { name: since, type: time, expr: created_at, type_params: { time_granularity: second } }
---
semantic_model:
  name: regions
  node_relation: { schema_name: $source_schema, alias: dim_regions }
  entities:
    - { name: region, type: primary, expr: region_id }
  dimensions:
    - { name: continent, type: categorical }
---
semantic_model:
  name: prices
  node_relation: { schema_name: $source_schema, alias: dim_prices }
  primary_entity: price
  entities:
    - { name: product, type: natural, expr: product_id }
  dimensions:
    - { name: valid_from, type: time, type_params: { time_granularity: day, validity_params: { is_start: true } } }
    - { name: valid_to, type: time, type_params: { time_granularity: day, validity_params: { is_end: true } } }
    - { name: price, type: categorical }
---
semantic_model:
  name: visits
  node_relation: { schema_name: $source_schema, alias: fct_visits }
  defaults: { agg_time_dimension: visited_at }
  primary_entity: visit
  entities:
    - { name: customer, type: foreign, expr: visitor_id }
    - { name: session, type: foreign, expr: session_id }
  dimensions:
    - { name: visited_at, type: time, type_params: { time_granularity: hour } }
    - { name: referrer, type: categorical }
  measures:
    - { name: visits, agg: count, expr: "1", create_metric: true }
---
semantic_model:
  name: accounts
  node_relation: { schema_name: $source_schema, alias: fct_accounts }
  defaults: { agg_time_dimension: ds }
  primary_entity: account
  entities:
    - { name: customer, type: foreign, expr: customer_id }
  dimensions:
    - { name: ds, type: time, type_params: { time_granularity: day } }
  measures:
    - name: last_balance
      agg: sum
      expr: balance
      non_additive_dimension: { name: ds, window_choice: max, window_groupings: [customer] }
---
project_configuration:
  time_spines:
    - node_relation: { schema_name: $source_schema, alias: days }
      primary_column: { name: day, time_granularity: day }
      custom_granularities:
        - { name: retail_month }
        - { name: fiscal_quarter }
`;

export const shopTables: ReadonlyMap<string, TableColumns> = new Map<string, TableColumns>([
  [
    "fct_orders",
    new Map([
      ["ordered_on", "instant"],
      ["paid_at", "instant"],
      ["customer_id", "integer"],
      ["product_id", "integer"],
      ["is_gift", "boolean"],
      ["amount", "decimal"],
    ] as const),
  ],
  [
    "dim_customers",
    new Map([
      ["customer_id", "integer"],
      ["region_id", "text"],
      ["country", "text"],
      ["created_at", "instant"],
    ] as const),
  ],
  [
    "days",
    new Map([
      ["day", "instant"],
      ["retail_month", "instant"],
      ["fiscal_quarter", "text"],
    ] as const),
  ],
]);

/** The shop with these metrics, given as YAML documents. */
export function importedShop(metrics = "", tables = shopTables): ImportedMetricFlow {
  const files = [
    { path: "models.yaml", text: shop },
    ...(metrics === "" ? [] : [{ path: "metrics.yaml", text: metrics }]),
  ];
  const imported = importMetricFlow(files, { tables });
  if (!imported.ok) throw new Error(imported.error.map(({ message }) => message.en).join("\n"));
  return imported.value;
}

/** The same before our own check has seen it. */
export function draftedShop(
  metrics: string,
  refused: Refused = new Map(),
): Pick<ImportedMetricFlow, "files" | "losses"> {
  const { manifest } = readManifest([
    { path: "models.yaml", text: shop },
    { path: "metrics.yaml", text: metrics },
  ]);
  const { files, losses } = draftDefinitions(manifest, { tables: shopTables, reserved: [], refused });
  return {
    losses,
    files: files.flatMap((file) => {
      const text = printFile(file);
      return text === undefined ? [] : [{ name: file.name, text }];
    }),
  };
}

/** The text of a definition in the files of an import, without its words. */
export function definitionIn({ files }: Pick<ImportedMetricFlow, "files">, id: string): string {
  const lines = files.flatMap(({ text }) => text.split("\n"));
  const start = lines.findIndex((line) => line === `  ${id}:`);
  if (start < 0) throw new Error(`There is no definition ${id}.`);
  const after = lines.slice(start + 1);
  const length = after.findIndex((line) => !line.startsWith("    "));
  return after
    .slice(0, length < 0 ? undefined : length)
    .filter((line) => !/^ {4}(label|description):/u.test(line))
    .map((line) => line.slice(4))
    .join("\n");
}

export function lossesOf({ losses }: ImportedMetricFlow): readonly string[] {
  return losses.map(({ place, message }) => `${place?.file ?? ""}:${place?.line ?? ""} ${message.en}`);
}
