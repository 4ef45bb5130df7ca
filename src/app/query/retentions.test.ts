import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;
const users = "entity: { cohort: user, activity: user }, every: month";
const both = "cohort: { dataset: bill }, activity: { dataset: bill }";
const yaml = `
datasets:
  bill: { ${label("Bill")}, key: id, time: on, columns: { id: text, user: text, on: date, amount: decimal, plan: text } }
metrics:
  kept: { ${label("Kept")}, kind: retention, ${both}, ${users} }
  kept_or_back: { ${label("Kept or back")}, kind: retention, kind_of: unbounded, ${both}, ${users} }
  kept_so_far: { ${label("So far")}, kind: retention, kind_of: cumulative, ${both}, ${users} }
  nrr: { ${label("NRR")}, kind: retention, ${both}, ${users}, value: amount, relative_to: first }
  grr: { ${label("GRR")}, kind: retention, ${both}, ${users}, value: amount, relative_to: first, capped: true }
  worth: { ${label("Worth")}, kind: retention, kind_of: cumulative, ${both}, ${users}, value: amount, up_to: 1, unit: number / entities }
`;

/**
 * u1 is there in January (10 + 2) and March (30), u2 in February (4) and March (5); one bill is nobody's, one has no
 * day. On 10 April, March is over and April is not.
 */
const bills = [
  ["1", "u1", "2024-01-03", 10],
  ["2", "u1", "2024-01-20", 2],
  ["3", "u1", "2024-03-20", 30],
  ["4", "u2", "2024-02-20", 4],
  ["5", "u2", "2024-03-01", 5],
  ["6", null, "2024-03-01", 5],
  ["7", "u3", null, 5],
] as const;

async function world(): Promise<TestWorld> {
  const bill = bills.map(([id, user, on, amount]) => ({
    id,
    user,
    on,
    amount,
    plan: amount > 10 ? "big" : "small",
  }));
  return queryWorld({ bill }, { yaml, loadedAt: "2024-04-10T00:00:00.000Z" });
}

async function answered(opened: TestWorld, query: MetricQueryInput) {
  const result = await queryMetric(opened, query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  return result.value;
}

async function refused(query: MetricQueryInput): Promise<readonly string[]> {
  const result = await queryMetric(await world(), query);
  return result.ok ? [] : result.error.map(({ code }) => code);
}

async function column(metric: string, part = ""): Promise<readonly unknown[]> {
  const { columns, rows } = await answered(await world(), { metrics: [metric] });
  const at = columns.findIndex(({ name }) => name === `${metric}${part}`);
  return rows.map((row) => (row[at] === null ? null : Number(row[at])));
}

describe("a retention", () => {
  it("tells by age how many are active among those whose period is over, and how many are too recent", async () => {
    const rows = shown(await answered(await world(), { metrics: ["kept"] }));
    expect(rows.map((row) => [row["age"], row["kept"], row["kept.active"], row["kept.size"]])).toEqual([
      [0, "1", 4, 4],
      [1, "0.5", 1, 2],
      [2, "1", 1, 1],
      [3, null, 0, 0],
    ]);
    expect(rows.map((row) => row["kept.immature"])).toEqual([0, 2, 1, 1]);
  });

  it("takes who is back later for active when it is unbounded", async () => {
    expect(await column("kept_or_back", ".active")).toEqual([4, 2, 1, 0]);
  });

  it("takes who was active before for active when it is cumulative", async () => {
    expect(await column("kept_so_far", ".active")).toEqual([4, 2, 1, 0]);
  });

  it("relates what a cohort brings to what the same members brought in period 0", async () => {
    expect(await column("nrr", ".value")).toEqual([51, 5, 30, 0]);
    expect(await column("nrr", ".first")).toEqual([51, 16, 12, 0]);
    expect(await column("nrr")).toEqual([1, 0.3125, 2.5, null]);
  });

  it("caps each member by what it brought in period 0 when it is asked", async () => {
    expect(await column("grr", ".value")).toEqual([51, 4, 12, 0]);
    expect(await column("grr")).toEqual([1, 0.25, 1, null]);
  });

  it("adds up what members bring, each divided by the members whose period is over", async () => {
    expect(await column("worth", ".value")).toEqual([51, 21]);
    expect(await column("worth", ".size")).toEqual([4, 2]);
    expect(await column("worth")).toEqual([12.75, 10.5]);
  });

  it("counts who has no date, and nobody's events not at all", async () => {
    const { provenance } = await answered(await world(), { metrics: ["kept"] });
    expect(provenance.metrics[0]!.inputs.map(({ undated }) => undated)).toEqual([1, 1]);
  });

  it("has a cohort for each period, and totals over those that have come to an age", async () => {
    const answer = await answered(await world(), { metrics: ["kept"], grain: "month" });
    const cells = shown(answer).map((row) => [row["period"], row["age"], row["kept"], row["kept.immature"]]);
    expect(cells).toEqual([
      ["2024-01-01", 0, "1", 0],
      ["2024-01-01", 1, "0", 0],
      ["2024-01-01", 2, "1", 0],
      ["2024-01-01", 3, null, 1],
      ["2024-02-01", 0, "1", 0],
      ["2024-02-01", 1, "1", 0],
      ["2024-02-01", 2, null, 1],
      ["2024-03-01", 0, "1", 0],
      ["2024-03-01", 1, null, 2],
    ]);
    const total = answer.columns.findIndex(({ name }) => name === "kept.active");
    expect(answer.totals.map(({ keys, row }) => [keys, row[1], row[total]])).toEqual([
      [["age"], 0, 4],
      [["age"], 1, 1],
      [["age"], 2, 1],
      [["age"], 3, 0],
    ]);
  });

  it("follows the members that a filter keeps, whatever they do later", async () => {
    const answer = await answered(await world(), { metrics: ["nrr"], where: "bill.plan = 'small'" });
    expect(shown(answer).map((row) => [row["nrr.value"], row["nrr.first"], row["nrr.size"]])).toEqual([
      ["21", "21", 3],
      ["5", "16", 2],
      ["30", "12", 1],
      [0, 0, 0],
    ]);
  });

  it("compares cohorts at one age", async () => {
    const answer = await answered(await world(), { metrics: ["kept"], grain: "month", compare: "previous" });
    const february = shown(answer).filter((row) => row["period"] === "2024-02-01" && row["age"] === 1);
    expect(february.map((row) => [row["kept"], row["kept.earlier"], row["kept.change"]])).toEqual([
      ["1", "0", "1"],
    ]);
  });

  it("opens the members behind a cell, with what each brings", async () => {
    const opened = await openRows(await world(), { metrics: ["nrr"] }, { metric: "nrr", keys: { age: 2 } });
    if (!opened.ok) throw new Error(opened.error[0]!.message.en);
    expect(opened.value.inputs.map(({ table }) => shown(table))).toEqual([
      [
        {
          entity: "u1",
          id: "1",
          entered_at: "2024-01-03",
          age: 2,
          active: 1,
          value: "30",
          first: "12",
          weight: "30",
        },
      ],
      [
        {
          entity: "u1",
          id: "1",
          entered_at: "2024-01-03",
          age: 2,
          active: 1,
          value: "30",
          first: "12",
          weight: "12",
        },
      ],
    ]);
  });

  it("is asked alone, without fill, and opened at an age", async () => {
    expect(await refused({ metrics: ["kept", "nrr"] })).toContain("asked-alone");
    expect(await refused({ metrics: ["kept"], grain: "month", fill: true })).toEqual(["fill-of-several"]);
    const opened = await openRows(await world(), { metrics: ["kept"] }, { metric: "kept", keys: {} });
    expect(opened.ok ? [] : opened.error.map(({ code }) => code)).toEqual(["cell-needs-key"]);
  });
});
