import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readCases } from "./read-cases.ts";
import { runCases } from "./run-cases.ts";

const shared = new URL("../../../../shared/data/", import.meta.url);
const path = (name: string) => fileURLToPath(new URL(`metricflow/${name}`, shared));
const isHere = existsSync(fileURLToPath(shared));

/** What answers otherwise, each for a reason that the guide of the import gives. */
const known = [
  "conversion_rate_metric_with_dimension",
  "multihop_join_two_dims_different_sources",
  "test_simple_metric_with_multi_hop_custom_granularity",
];

describe.skipIf(!isHere)("MetricFlow's integration cases (needs the public data beside the checkout)", () => {
  it("are answered as MetricFlow does, but for those named", { timeout: 300_000 }, async () => {
    const cases = readCases(readFileSync(path("cases.json"), "utf8"));
    const differences = await runCases({ cases, models: path("models"), tables: path("tables") });
    expect(cases.length).toBe(127);
    expect(differences.map(({ name }) => name).toSorted()).toEqual(known);
  });
});
