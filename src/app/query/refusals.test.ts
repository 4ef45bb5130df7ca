import { describe, expect, it } from "vitest";
import { answer as answerSchema, type MetricQueryInput } from "../../contract/index.ts";
import { printAnswerCsv, printAnswerJson } from "../print-answer.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

async function problems(world: TestWorld, query: MetricQueryInput) {
  const result = await queryMetric(world, query);
  return result.ok ? [] : result.error.map(({ code, suggestion, facts }) => ({ code, suggestion, ...facts }));
}

async function answered(world: TestWorld, query: MetricQueryInput) {
  const result = await queryMetric(world, query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  return result.value;
}

const french = (deal_id: string, country: string | null, person_id: number) => ({
  deal: { deal_id, person_id, amount: "10.00", status: "won" },
  person: { person_id, country },
});

describe("queryMetric", () => {
  it("names both ends of a dimension that cannot be reached, and the nearest that works", async () => {
    const world = await queryWorld({});
    expect(await problems(world, { metrics: ["media_spend"], by: ["industry"] })).toEqual([
      expect.objectContaining({
        code: "dimension-unreachable",
        metric: "media_spend",
        source: "spend",
        dimension: "industry",
        nearest: expect.any(String),
      }),
    ]);
    expect(await problems(world, { metrics: ["media_spend"], where: "industry = 'x'" })).toEqual([
      expect.objectContaining({ code: "dimension-unreachable", dimension: "industry" }),
    ]);
  });

  it("refuses a dimension that two shortest paths reach", async () => {
    const world = await queryWorld(
      {},
      {
        yaml: `dimensions:
  place: { label: { en: P, fr: L }, on: { person: city, company: city } }`,
      },
    );
    expect(await problems(world, { metrics: ["deals_created"], by: ["place"] })).toEqual([
      expect.objectContaining({ code: "dimension-ambiguous", paths: ["person", "company"] }),
    ]);
  });

  it("tells every fault of a query at once, with what was meant", async () => {
    const world = await queryWorld({});
    const found = await problems(world, {
      metrics: ["leeds"],
      by: ["netwrk"],
      from: "2024-02-01",
      to: "2024-01-01",
      fill: true,
      order: [{ by: "x" }],
    });
    expect(found.map(({ code }) => code)).toEqual([
      "metric-unknown",
      "dimension-unknown",
      "period-reversed",
      "fill-without-grain",
      "order-unknown",
    ]);
    expect(found.slice(0, 2).map(({ suggestion }) => suggestion)).toEqual(["leads", "network"]);
  });

  it("says so in sentences of both languages", async () => {
    const query = {
      metrics: ["leeds", "leads"],
      by: ["netwrk", "country", "country"],
      from: "2024-02-01",
      to: "2024-01-01",
      fill: true,
      order: [{ by: "x" }],
    };
    const result = await queryMetric(await queryWorld({}), query);
    if (result.ok) throw new Error("It is answered.");
    expect(result.error.map(({ message }) => message)).toEqual([
      {
        en: 'There is no metric "leeds". Did you mean "leads"?',
        fr: "Il n'existe pas d'indicateur « leeds ». Vouliez-vous dire « leads » ?",
      },
      {
        en: 'There is no dimension "netwrk". Did you mean "network"?',
        fr: "Il n'existe pas de dimension « netwrk ». Vouliez-vous dire « network » ?",
      },
      {
        en: '"country" is asked twice: keep one.',
        fr: "« country » est demandée deux fois : gardez-en une.",
      },
      {
        en: "The period ends (2024-01-01) before it starts (2024-02-01): swap the two dates.",
        fr: "La période finit (2024-01-01) avant de commencer (2024-02-01) : inversez les deux dates.",
      },
      {
        en: expect.stringContaining("Empty periods can only be shown with a grain: second, minute, "),
        fr: expect.stringContaining(
          "Les périodes vides ne peuvent être montrées qu'avec un pas de temps : second, minute, ",
        ),
      },
      {
        en: 'The answer has no column "x" to sort by.',
        fr: "La réponse n'a pas de colonne « x » selon laquelle trier.",
      },
    ]);
  });

  it("refuses periods that have no meaning or no sequence, with what was meant", async () => {
    const world = await queryWorld({});
    const metrics = ["deals_created"];
    const asked: readonly (readonly [MetricQueryInput, object])[] = [
      [{ metrics: [] }, { code: "nothing-asked" }],
      [
        { metrics, grain: "mont", by: ["period:yeer"] },
        { code: "grain-unknown", name: "mont", suggestion: "month" },
      ],
      [
        { metrics, compare: "year" },
        { code: "compare-without-period", compare: "year" },
      ],
      [
        { metrics, compare: "previous", grain: "hour" },
        { code: "grain-without-sequence", grain: "hour" },
      ],
      [
        { metrics, fill: true, grain: "day_of_week" },
        { code: "grain-without-sequence", grain: "day_of_week" },
      ],
      [{ metrics, from: "2024-01-02", to: "2024-01-01" }, { code: "period-reversed" }],
    ];
    for (const [query, problem] of asked) expect((await problems(world, query))[0]).toMatchObject(problem);
    expect(await problems(world, asked[1]![0])).toMatchObject([
      { name: "mont" },
      { name: "yeer", suggestion: "year" },
    ]);
    for (const query of [
      { metrics, from: "2024-01-01", to: "2024-01-01" },
      { metrics, fill: true, grain: "hour" },
      { metrics: [], grain: "month", from: "2024-01-01" },
    ])
      expect(await problems(world, query)).toEqual([]);
  });

  it("refuses periods without a metric that begin nowhere", async () => {
    const world = await queryWorld({});
    const refused = [{ code: "periods-without-start", grains: ["month"] }];
    expect(await problems(world, { metrics: [], grain: "month" })).toMatchObject(refused);
    expect(await problems(world, { metrics: [], by: ["period:month"], to: "2024-01-31" })).toMatchObject(
      refused,
    );
  });

  it("refuses a period of rows that nothing dates, and a history without a day to read it at", async () => {
    const world = await queryWorld(
      {},
      {
        yaml: `datasets:
  badge:
    label: { en: Badge, fr: Badge }
    columns: { person_id: integer, color: text }
    relationships:
      state: { to: state, by: person_id, key: person_id, valid: { from: since, until: until } }
  state:
    label: { en: State, fr: État }
    columns: { person_id: integer, rank: text, since: date, until: date }
dimensions:
  rank: { label: { en: Rank, fr: Rang }, on: { state: rank } }
metrics:
  badges: { label: { en: Badges, fr: Badges }, kind: simple, measure: { dataset: badge, aggregation: count } }`,
      },
    );
    const undated = { code: "time-missing", metric: "badges", source: "badge" };
    expect(await problems(world, { metrics: ["badges"], grain: "month" })).toMatchObject([undated]);
    expect(await problems(world, { metrics: ["badges"], from: "2024-01-01" })).toMatchObject([undated]);
    expect(await problems(world, { metrics: ["badges"], by: ["period:month"] })).toMatchObject([undated]);
    expect(await problems(world, { metrics: ["badges"], by: ["rank"] })).toMatchObject([
      { code: "history-undated", metric: "badges", history: "state" },
    ]);
    expect(await problems(world, { metrics: ["badges"] })).toEqual([]);
  });

  it("says in both languages what a field must be", async () => {
    const world = await queryWorld({});
    const result = await queryMetric(world, { metrics: ["leads"], from: "2024-02-30" });
    expect(!result.ok && result.error[0]!.message).toEqual({
      en: '"from" must be a day that exists, written YYYY-MM-DD.',
      fr: "« from » doit être un jour qui existe, écrit AAAA-MM-JJ.",
    });
  });

  it("counts the rows that a filter excludes for being null", async () => {
    const rows = [french("a", "FR", 1), french("b", null, 2), french("c", "US", 3)];
    const world = await queryWorld({
      deal: rows.map((row) => row.deal),
      person: rows.map((row) => row.person),
    });
    const inputs = async (where: string) =>
      (await answered(world, { metrics: ["deals_created"], where })).provenance.metrics[0]!.inputs[0];
    expect(await inputs("person.country <> 'FR'")).toMatchObject({ n: 1, excludedForNull: 1 });
    expect(await inputs("person.country <> 'FR' or person.country is null")).toMatchObject({
      n: 2,
      excludedForNull: 0,
    });
    expect(await inputs("not (person.country = 'FR')")).toMatchObject({ n: 1, excludedForNull: 1 });
    expect(await inputs("not (person.country is null)")).toMatchObject({ n: 2, excludedForNull: 0 });
  });

  it("partitions the rows by a condition, its contrary and the unknown", async () => {
    const rows = [french("a", "FR", 1), french("b", null, 2), french("c", "US", 3), french("d", "FR", 4)];
    const world = await queryWorld({
      deal: rows.map((row) => row.deal),
      person: rows.map((row) => row.person),
    });
    const count = async (where: string) =>
      (await answered(world, { metrics: ["deals_created"], where })).rows[0]![0];
    expect([
      await count("person.country = 'FR'"),
      await count("not (person.country = 'FR')"),
      await count("person.country is null"),
    ]).toEqual([2, 1, 1]);
  });

  it("orders by what is asked, ties by the keys, nulls last, and limits afterwards", async () => {
    const deal = ["b", "a", "c", null].map((rep_id, index) => ({
      deal_id: `d${index}`,
      rep_id,
      status: "open",
    }));
    const world = await queryWorld({ deal: [...deal, { deal_id: "e", rep_id: "c", status: "open" }] });
    const answer = await answered(world, {
      metrics: ["deals_created"],
      by: ["rep"],
      order: [{ by: "deals_created", descending: true }],
      limit: 3,
    });
    expect(shown(answer).map((row) => row["rep"])).toEqual(["c", "a", "b"]);
    expect(answer.totals.at(-1)!.row).toEqual([null, 5]);
  });

  it("never sums a measure after a join: spend and leads meet on their groups, each at its own grain", async () => {
    const world = await queryWorld({
      person: [1, 2, 3].map((person_id) => ({ person_id })),
      acquisition: [1, 2].map((person_id) => ({
        person_id,
        touch_id: `t${person_id}`,
        network: "linkedin",
        occurred_at: "2024-01-01T10:00:00Z",
      })),
      stage_entry: [1, 2, 3].map((person_id) => ({
        person_id,
        stage: "lead",
        entered_at: "2024-02-01T10:00:00Z",
      })),
      spend: [1, 2].map((index) => ({
        spend_id: `s${index}`,
        day: "2024-02-01",
        network: "linkedin",
        cost_kind: "media",
        amount: "50.25",
      })),
    });
    const answer = await answered(world, {
      metrics: ["leads", "media_spend", "media_cost_per_lead"],
      by: ["network"],
    });
    expect(shown(answer)).toEqual([
      { network: "linkedin", leads: 2, media_spend: "100.5", media_cost_per_lead: "50.25" },
      { network: null, leads: 1, media_spend: 0, media_cost_per_lead: "0" },
    ]);
    expect(answer.columns[0]!.values).toEqual({ linkedin: { en: "LinkedIn", fr: "LinkedIn" } });
    expect(answer.provenance.metrics[2]!.unit).toBe("EUR / people");
  });

  it("gives the same bytes for the same question, and decimals in full", async () => {
    const rows = [french("a", "=1+1", 1), french("b", 'x"y', 2)];
    const world = await queryWorld({
      deal: rows.map((row) => row.deal),
      person: rows.map((row) => row.person),
    });
    const query = { metrics: ["won_amount", "win_rate"], by: ["person.country"] };
    const [first, second] = [await answered(world, query), await answered(world, query)];
    expect(printAnswerJson(first)).toBe(printAnswerJson(second));
    const read = answerSchema.parse(JSON.parse(printAnswerJson(first)));
    expect(read.query.asOf).toBe("2024-07-01T00:00:00.000Z");
    const [head, ...lines] = printAnswerCsv(first).split("\r\n");
    expect(head).toBe("person.country,won_amount,win_rate,win_rate.low,win_rate.high");
    expect(lines.map((line) => line.split(",").slice(0, 3))).toEqual([
      ["'=1+1", "10", "1"],
      ['"x""y"', "10", "1"],
      [""],
    ]);
  });
});
