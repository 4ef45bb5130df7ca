import { describe, expect, it } from "vitest";
import { readManifest } from "./read-manifest.ts";

const read = (text: string) => readManifest([{ path: "m.yaml", text }]);
const told = (text: string) => {
  const { problems, losses } = read(text);
  return [...problems, ...losses].map(({ code, place, message }) => `${code} ${place?.line}: ${message.en}`);
};

describe("readManifest", () => {
  it("reads documents of one declaration, and the lists that dbt projects write", () => {
    const documents = read(`
semantic_model: { name: orders, node_relation: { alias: fct_orders, schema_name: $source_schema } }
---
metric: { name: m, type: SIMPLE, type_params: { measure: orders } }
`).manifest;
    const lists = read(`
version: 2
semantic_models:
  - name: orders
    model: ref('shop', 'fct_orders')
metrics:
  - name: m
    type: simple
    type_params: { measure: { name: orders } }
`).manifest;
    expect(documents.models).toMatchObject([{ name: "orders", table: "fct_orders", place: { line: 2 } }]);
    expect(lists.models).toMatchObject([{ name: "orders", table: "fct_orders", place: { line: 4 } }]);
    expect(documents.metrics).toMatchObject([{ name: "m", meaning: { kind: "simple" }, place: { line: 4 } }]);
    expect(lists.metrics.map(({ meaning }) => meaning)).toEqual(
      documents.metrics.map(({ meaning }) => meaning),
    );
  });

  it("takes filters as a text or a list, and words whatever their capitals", () => {
    const { metrics } = read(`
metrics:
  - { name: a, type: Cumulative, filter: "x", type_params: { measure: o, cumulative_type_params: { grain_to_date: MONTH, period_agg: LAST } } }
  - { name: b, type: simple, filter: [x, y], type_params: { measure: o } }
`).manifest;
    expect(metrics[0]).toMatchObject({ filters: ["x"], meaning: { toDate: "month", take: "last" } });
    expect(metrics[1]).toMatchObject({ filters: ["x", "y"] });
  });

  it("makes a metric of a measure that asks for one, unless one bears its name", () => {
    const model = `
semantic_model:
  name: orders
  measures: [{ name: orders, agg: count, expr: 1, create_metric: true, create_metric_display_name: All orders }]
`;
    expect(read(model).manifest.metrics).toMatchObject([{ name: "orders", label: "All orders" }]);
    const other =
      "---\nmetric: { name: orders, type: simple, label: Mine, type_params: { measure: orders } }\n";
    expect(read(model + other).manifest.metrics).toMatchObject([{ label: "Mine" }]);
  });

  it("reads time spines in both forms", () => {
    const { spines } = read(`
project_configuration:
  time_spines:
    - node_relation: { alias: days, schema_name: s }
      primary_column: { name: ds, time_granularity: day }
      custom_granularities: [{ name: retail_year, column_name: retail_y }]
---
models:
  - name: hours
    time_spine: { standard_granularity_column: ts }
    columns: [{ name: ts, granularity: hour }]
  - name: a_model_like_others
`).manifest;
    expect(spines).toMatchObject([
      {
        table: "days",
        column: "ds",
        granularity: "day",
        custom: [{ name: "retail_year", column: "retail_y" }],
      },
      { table: "hours", column: "ts", granularity: "hour", custom: [] },
    ]);
  });

  it("tells every mistake at once, with its line", () => {
    expect(
      told(`
semantic_model:
  name: orders
  entities: [{ name: customer, type: foreign_key }]
  measures: [{ name: orders }]
---
metric: { name: m, type: simple, type_params: { measure: x } }
---
metric: { name: m, type: ratio, type_params: {} }
`),
    ).toEqual([
      'value-wrong 4: "orders.entities.0.type" is not what is expected here: primary, unique, foreign, natural.',
      'value-wrong 5: "orders.measures.0.agg" is not what is expected here: string.',
      'left-out 9: The metric "m" is left out: it has no "numerator".',
    ]);
    expect(told("metric: {\n")[0]).toMatch(/^yaml-unreadable/u);
  });

  it("passes over what it does not know, and says so", () => {
    expect(
      told(`
saved_query: { name: q }
---
../shared/project_configuration.yaml
---
metric: { name: m, type: simple, color: red, config: { meta: {} }, type_params: { measure: { name: x, shade: 1 } } }
`),
    ).toEqual([
      'document-passed-over 2: "saved_query" is neither a semantic model nor a metric, and was passed over.',
      'document-passed-over 4: "../shared/project_configuration.yaml" is neither a semantic model nor a metric, and was passed over.',
      'key-passed-over 6: "shade" of m.type_params.measure is not known here and was passed over.',
      'key-passed-over 6: "color" of m is not known here and was passed over.',
    ]);
  });

  it("refuses two definitions of one name", () => {
    expect(
      told(`
semantic_model: { name: a }
---
semantic_model: { name: a }
`),
    ).toEqual([
      'name-repeated 4: There are two definitions of the semantic model "a"; the other is in m.yaml:2. Keep one.',
    ]);
  });
});
