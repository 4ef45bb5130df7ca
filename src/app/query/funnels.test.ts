import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;
const head = (text: string) => `${label(text)}, kind: funnel, object: person, unit: people`;
const yaml = `
concepts:
  quitter:
    ${label("Quitter")}
    object: person
    all: { out: { words: { en: out, fr: sorti }, event: touch, where: "kind = 'other'" } }
  returner:
    ${label("Returner")}
    object: person
    all: { seen: { words: { en: seen, fr: vu }, event: touch, where: "kind = 'email_open'" } }
    until: { left: { words: { en: left, fr: parti }, event: touch, where: "kind = 'other'" } }
metrics:
  way: { ${head("Way")}, steps: [ { in: lead }, { in: mql, within: 60 days }, { in: sql } ], within: 100 days }
  any_way: { ${head("Any")}, steps: [ { in: lead }, { in: mql }, { in: sql } ], order: any, horizon: 30 days }
  again: { ${head("Again")}, steps: [ { in: returner }, { in: sql } ], within: 100 days }
  way_out: { ${head("Out")}, steps: [ { in: lead }, { in: mql } ], exits: [ quitter ], within: 60 days }
`;

const entry = (person_id: number, stage: string, entered_at: string) => ({
  person_id,
  stage,
  entered_at: `${entered_at}Z`,
  cycle: 1,
});

/**
 * 1 goes all the way in 31 and 2 days; 2 stays; 3 came in June, a day and 6 hours before its second step; 4 takes the third
 * step before the second.
 */
async function world(): Promise<TestWorld> {
  return queryWorld(
    {
      stage_entry: [
        entry(1, "lead", "2024-01-01T10:00:00"),
        entry(1, "mql", "2024-02-01T10:00:00"),
        entry(1, "sql", "2024-02-03T10:00:00"),
        entry(2, "lead", "2024-01-05T10:00:00"),
        entry(3, "lead", "2024-06-05T10:00:00"),
        entry(3, "mql", "2024-06-06T16:00:00"),
        entry(4, "lead", "2024-02-01T10:00:00"),
        entry(4, "sql", "2024-02-02T10:00:00"),
        entry(4, "mql", "2024-02-05T10:00:00"),
      ],
      person: [1, 2, 3, 4].map((person_id) => ({ person_id, country: person_id === 3 ? "DE" : "FR" })),
      touch: [
        { person_id: 2, kind: "other", occurred_at: "2024-01-15T10:00:00Z" },
        ...["2024-01-10", "2024-01-20"].map((day) => ({
          person_id: 2,
          kind: "email_open",
          occurred_at: `${day}T10:00:00Z`,
        })),
      ],
    },
    { yaml },
  );
}

async function answered(query: MetricQueryInput) {
  const result = await queryMetric(await world(), query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  return result.value;
}

async function parts(metric: string, names: readonly string[], query: Partial<MetricQueryInput> = {}) {
  const rows = shown(await answered({ metrics: [metric], ...query }));
  return rows.map((row) => names.map((name) => row[`${metric}${name}`]));
}

const counts = ["", ".entered", ".converted", ".immature"];

describe("a funnel", () => {
  it("counts who reached each step, and the rate among those whose window is over", async () => {
    expect(await parts("way", counts)).toEqual([
      [4, 0, 0, 0],
      [3, 3, 2, 1],
      [1, 2, 1, 1],
    ]);
    const rates = (await parts("way", [".rate"])).map(([rate]) => (rate === null ? null : Number(rate)));
    expect(rates).toEqual([null, 2 / 3, 0.5]);
  });

  it("takes steps in any order when it is asked, each once the one before is taken too", async () => {
    expect(await parts("any_way", [...counts, ".median_days"])).toEqual([
      [4, 0, 0, 0, null],
      [3, 3, 2, 1, "17.5"],
      [2, 2, 2, 1, "1"],
    ]);
  });

  it("tells days between steps among those converted in mature cohorts", async () => {
    const days = await parts("way", [".quartile_1_days", ".median_days", ".quartile_3_days"]);
    expect(days).toEqual([
      [null, null, null],
      ["10.75", "17.5", "24.25"],
      ["2", "2", "2"],
    ]);
  });

  it("keeps those who are still waited for in the share within so many days", async () => {
    expect(await parts("way", [".within_7", ".within_30", ".within_90"])).toEqual([
      [null, null, null],
      ["0.5", "0.5", "0.75"],
      ["0.3333333333", "0.3333333333", "0.3333333333"],
    ]);
  });

  it("tells the rate from the first step, once the time for all steps is over", async () => {
    const names = [".first_entered", ".first_converted", ".first_rate"];
    expect((await parts("way", names)).map((row) => row.map((value) => value && Number(value)))).toEqual([
      [0, 0, null],
      [3, 2, 2 / 3],
      [3, 1, 1 / 3],
    ]);
  });

  it("takes entering again for the start of another way, and not for an exit", async () => {
    const names = [...counts, ".within_7", ".within_90"];
    expect(await parts("again", names)).toEqual([
      [2, 0, 0, 0, null, null],
      [0, 2, 0, 0, "0", "0"],
    ]);
  });

  it("has exits that compete with the next step", async () => {
    expect(await parts("way_out", [...counts, ".exited", ".within_30"])).toEqual([
      [4, 0, 0, 0, 0, null],
      [3, 3, 2, 1, 1, "0.5"],
    ]);
  });

  it("is the same alone as in a breakdown, and recomputed in totals", async () => {
    const names = [...counts, ".within_90", ".median_days"];
    const alone = await parts("way", names, { where: "country = 'FR'" });
    const broken = await parts("way", names, { by: ["country"] });
    expect(broken.slice(3)).toEqual(alone);
    const { totals, columns } = await answered({ metrics: ["way"], by: ["country"] });
    const at = names.map((name) => columns.findIndex((one) => one.name === `way${name}`));
    expect(totals.map(({ row }) => at.map((index) => row[index]?.toString() ?? null))).toEqual(
      (await parts("way", names)).map((row) => row.map((value) => value?.toString() ?? null)),
    );
  });

  it("is dated by the first step, and compared step by step", async () => {
    const rows = shown(await answered({ metrics: ["way"], grain: "month", compare: "previous" }));
    const february = rows.filter((row) => row["period"] === "2024-02-01");
    expect(february.map((row) => [row["step"], row["way"], row["way.earlier"]])).toEqual([
      [1, 1, 2],
      [2, 1, 1],
      [3, 0, 1],
    ]);
  });

  it("says its windows, its order and its exits in words, and in its provenance", async () => {
    const said = async (metric: string) => (await answered({ metrics: [metric] })).provenance.metrics[0]!;
    expect((await said("way")).formula).toEqual({
      en: "Lead > Marketing qualified lead (MQL) within 60 days > Sales qualified lead (SQL), each after the one before; all within 100 days of the first",
      fr: "Prospect > Prospect qualifié marketing (MQL) sous 60 jours > Prospect qualifié par les ventes (SQL), chacune après la précédente ; toutes sous 100 jours après la première",
    });
    expect((await said("any_way")).formula.en).toContain(
      ", in any order after the first; each is waited for 30 days",
    );
    expect((await said("way_out")).formula.fr).toContain(" ; sorties : Quitter");
    expect((await said("way_out")).matching).toEqual({
      kind: "funnel",
      steps: [{ concept: "lead" }, { concept: "mql" }],
      order: "strict",
      within: "60 days",
      exits: ["quitter"],
    });
    expect((await said("way")).matching).toMatchObject({
      steps: [{ concept: "lead" }, { concept: "mql", within: "60 days" }, { concept: "sql" }],
    });
  });

  it("names its steps by their concepts", async () => {
    const { columns } = await answered({ metrics: ["way"] });
    expect(columns[0]).toMatchObject({ name: "step", values: { 1: { en: "Lead", fr: "Prospect" } } });
  });

  it("opens the ways behind a step", async () => {
    const opened = await openRows(await world(), { metrics: ["way"] }, { metric: "way", keys: { step: 3 } });
    if (!opened.ok) throw new Error(opened.error[0]!.message.en);
    expect(opened.value.inputs.map(({ table }) => shown(table))).toEqual([
      [
        {
          person_id: 1,
          lead_at: "2024-01-01T10:00:00.000Z",
          mql_at: "2024-02-01T10:00:00.000Z",
          sql_at: "2024-02-03T10:00:00.000Z",
          weight: 1,
        },
      ],
    ]);
  });

  it("is asked alone, without fill, and opened at a step", async () => {
    const codes = async (query: MetricQueryInput) => {
      const result = await queryMetric(await world(), query);
      return result.ok ? [] : result.error.map(({ code }) => code);
    };
    expect(await codes({ metrics: ["way", "leads"] })).toEqual(["asked-alone"]);
    expect(await codes({ metrics: ["way"], grain: "month", fill: true })).toEqual(["fill-of-several"]);
    const opened = await openRows(await world(), { metrics: ["way"] }, { metric: "way", keys: {} });
    expect(opened.ok ? [] : opened.error.map(({ code }) => code)).toEqual(["cell-needs-key"]);
  });
});
