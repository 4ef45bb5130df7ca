import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { conceptSql, rowsWhereSql } from "../../compile/index.ts";
import { parseCondition, scopesOf } from "../../definitions/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

const label = "label: { en: L, fr: L }";

const yaml = `
concepts:
  quick:
    ${label}
    object: handoff
    all:
      within_a_day: { words: { en: w, fr: w }, where: "business_days_between(handed_at, decided_at) <= 1", since: decided_at }
  quick_again:
    ${label}
    object: handoff
    all: { quick: { words: { en: w, fr: w }, in: quick } }
  lately:
    ${label}
    object: person
    all:
      touched: { words: { en: w, fr: w }, event: touch, where: "elapsed_days(occurred_at, as_of()) < 30" }
dimensions:
  wait: { ${label}, on: { handoff: "business_hours_between(handed_at, coalesce(decided_at, as_of()))" } }
  waited_for_person: { ${label}, metric: longest_wait, per: person }
metrics:
  quick_ones: { ${label}, kind: simple, measure: { dataset: quick_again, aggregation: count } }
  longest_wait: { ${label}, kind: simple, measure: { dataset: handoff, aggregation: max, of: "business_hours_between(handed_at, decided_at)" } }
  median_wait: { ${label}, kind: simple, measure: { dataset: handoff, aggregation: median, of: "business_hours_between(handed_at, decided_at)" } }
  overdue: { ${label}, kind: simple, measure: { dataset: handoff, aggregation: count, where: "decided_at is null and business_hours_between(handed_at, as_of()) > 4", time: none } }
  people_touched_lately: { ${label}, kind: simple, measure: { dataset: lately, aggregation: count } }
`;

const handoff = (handoff_id: string, person_id: number, handed_at: string, decided_at: string | null) => ({
  handoff_id,
  person_id,
  handed_at,
  decided_at,
  status: decided_at === null ? "pending" : "accepted",
});

/** Handed over at noon in Paris: decided the next day at noon (9 hours of work), three days later (27), not yet. */
const tables = {
  handoff: [
    handoff("a", 1, "2024-06-11T10:00:00Z", "2024-06-12T10:00:00Z"),
    handoff("b", 1, "2024-06-11T10:00:00Z", "2024-06-14T10:00:00Z"),
    handoff("c", 2, "2024-06-27T10:00:00Z", null),
  ],
  person: [{ person_id: 1 }, { person_id: 2 }],
  touch: [{ person_id: 1, occurred_at: "2024-06-10T10:00:00Z", network: "x" }],
};

const world = (): Promise<TestWorld> => queryWorld(tables, { yaml });

async function rowsOf(query: MetricQueryInput, on?: TestWorld): Promise<readonly object[]> {
  const answer = await queryMetric(on ?? (await world()), { totals: false, ...query });
  if (!answer.ok) throw new Error(answer.error.map(({ message }) => message.en).join("\n"));
  return shown(answer.value);
}

describe("business hours", () => {
  it("stand in measures, in dimensions, in the clauses of concepts", async () => {
    expect(await rowsOf({ metrics: ["quick_ones", "longest_wait", "median_wait"] })).toEqual([
      { quick_ones: 1, longest_wait: "27", median_wait: "18" },
    ]);
    expect(await rowsOf({ metrics: ["handoffs"], by: ["wait"], where: "wait < 20" })).toEqual([
      { wait: "9", handoffs: 1 },
      { wait: "15", handoffs: 1 },
    ]);
  });

  it("stand in a metric that is a dimension, beside a comparison and an exclusion", async () => {
    const answer = await rowsOf({
      metrics: ["people_created"],
      by: ["waited_for_person"],
      where: "waited_for_person <> 9",
    });
    expect(answer).toEqual([{ waited_for_person: "27", people_created: 1 }]);
    expect(
      await rowsOf({ metrics: ["longest_wait"], from: "2024-06-01", to: "2024-06-30", compare: "previous" }),
    ).toMatchObject([{ longest_wait: "27", "longest_wait.earlier": null }]);
  });

  it("stand in the rows behind a number", async () => {
    const opened = await openRows(await world(), { metrics: ["longest_wait"] }, { metric: "longest_wait" });
    if (!opened.ok) throw new Error(opened.error[0]!.message.en);
    const [{ table, total }] = opened.value.inputs as [(typeof opened.value.inputs)[number]];
    expect([total, table.rows.map((row) => String(row.at(-1)))]).toEqual([3, ["9", "27", "null"]]);
    const people = { metrics: ["people_created"], where: "waited_for_person > 20" };
    const found = await openRows(await world(), people, { metric: "people_created" });
    expect(found.ok && found.value.inputs.map((input) => input.total)).toEqual([1]);
  });

  it("are asked for only where something calls for them", async () => {
    const here = await world();
    const sqlOf = async (metric: string) => {
      const answer = await queryMetric(here, { metrics: [metric] });
      return answer.ok ? answer.value.provenance.sql.join() : "";
    };
    expect(await sqlOf("quick_ones")).toContain("business.days");
    expect(await sqlOf("handoffs")).not.toContain("business.days");
  });
});

describe("as_of", () => {
  it("is the moment of the question, wherever it stands", async () => {
    const here = await world();
    const asked = (asOf: string) => rowsOf({ metrics: ["overdue", "people_touched_lately"], asOf }, here);
    expect(await asked("2024-06-27T13:00:00Z")).toEqual([{ overdue: 0, people_touched_lately: 1 }]);
    expect(await asked("2024-06-27T15:00:00Z")).toEqual([{ overdue: 1, people_touched_lately: 1 }]);
    expect(await asked("2024-07-20T10:00:00Z")).toEqual([{ overdue: 1, people_touched_lately: 0 }]);
    expect(
      await rowsOf({ metrics: ["handoffs"], where: "handoff.handed_at < add_days(as_of(), -10)" }, here),
    ).toEqual([{ handoffs: 2 }]);
  });

  it("has at midnight the day that ends, as the periods of a cumulative metric have", async () => {
    const cumulative =
      "metrics: { in_year: { label: { en: L, fr: L }, kind: cumulative, measure: { dataset: handoff, aggregation: count }, to_date: year } }";
    const here = await queryWorld(tables, { yaml: cumulative });
    const query = { metrics: ["in_year", "handoffs"], where: "handoff.handed_at <= as_of()" };
    expect(await rowsOf({ ...query, asOf: "2024-12-31T23:00:00Z" }, here)).toEqual([
      { in_year: 3, handoffs: 3 },
    ]);
    expect(await rowsOf({ ...query, asOf: "2024-12-31T23:00:01Z" }, here)).toEqual([
      { in_year: 0, handoffs: 3 },
    ]);
    const days = { metrics: ["handoffs"], where: "handoff.handed_at_day = as_of()" };
    expect(await rowsOf({ ...days, asOf: "2024-06-11T22:00:00Z" }, here)).toEqual([{ handoffs: 2 }]);
  });

  it("opens the rows of the question's own moment", async () => {
    const query = { metrics: ["overdue"], asOf: "2024-06-27T15:00:00Z" };
    const opened = await openRows(await world(), query, { metric: "overdue" });
    expect(opened.ok && opened.value.inputs.map(({ total }) => total)).toEqual([1]);
  });

  it("is the build's where a rule is built in", async () => {
    const here = await world();
    const { model } = here.compiled;
    const touches = parseCondition(
      "elapsed_days(occurred_at, as_of()) < 30",
      scopesOf(model.schema)("touch")!,
    );
    if (!touches.ok) throw new Error("The condition cannot be read.");
    const found = async (asOf: string) => {
      const context = { ...here.context, asOf };
      const { rows } = await here.engine.query(rowsWhereSql(context, "touch", touches.value));
      return rows.length + (await here.engine.query(conceptSql(context, "lately"))).rows.length;
    };
    expect(await found("2024-07-01T00:00:00Z")).toBe(2);
    expect(await found("2024-08-01T00:00:00Z")).toBe(0);
  });

  it("leaves conditions and concepts over business hours readable on their own", async () => {
    const here = await world();
    const context = { ...here.context, asOf: here.snapshot.loadedAt };
    const slow = parseCondition(
      "business_hours_between(handed_at, decided_at) > 9",
      scopesOf(here.compiled.model.schema)("handoff")!,
    );
    if (!slow.ok) throw new Error("The condition cannot be read.");
    const rows = async (statement: ReturnType<typeof conceptSql>) =>
      (await here.engine.query(statement)).rows;
    expect((await rows(rowsWhereSql(context, "handoff", slow.value))).map(([id]) => id)).toEqual(["b"]);
    expect((await rows(conceptSql(context, "quick_again"))).map(([id]) => id)).toEqual(["a"]);
  });
});
