import { describe, expect, it } from "vitest";
import { addDays } from "../core/index.ts";
import { findBreaks } from "./find-breaks.ts";
import { queryWorld, type TestRow, type TestTables } from "./testing/query-world.ts";

const firstDay = "2023-01-02";
const weeks = 60;
const perWeek = 20;
const breaksIn = 40;

/** Three of every five convert after three days; in the south, from the 41st week on, one of every five. */
function story(breaksAt = breaksIn): TestTables {
  const people: TestRow[] = [];
  const entries: TestRow[] = [];
  for (let person = 1; person <= weeks * perWeek; person++) {
    const week = Math.floor((person - 1) / perWeek);
    const isSouth = person % 2 === 0;
    const isBroken = isSouth && week >= breaksAt;
    const draw = (person * 7919) % 5;
    const day = addDays(firstDay, 7 * week + (person % 5));
    people.push({ person_id: person, country: isSouth ? "South's" : "North" });
    const entered = (stage: string, on: string) =>
      entries.push({ person_id: person, stage, entered_at: `${on}T10:00:00.000Z`, cycle: 1 });
    entered("lead", day);
    if (draw < (isBroken ? 1 : 3)) entered("mql", addDays(day, 3));
  }
  return { person: people, stage_entry: entries };
}

const yaml = `
metrics:
  way:
    label: { en: Way, fr: Chemin }
    kind: funnel
    object: person
    steps: [{ in: lead }, { in: mql }]
    within: 90 days
  a_price:
    label: { en: A price, fr: Un prix }
    kind: simple
    measure: { dataset: deal, aggregation: sum, of: amount }
`;

const loadedAt = "2024-05-27T00:00:00.000Z";

async function search(tables: TestTables, names: readonly string[], options = {}) {
  const world = await queryWorld(tables, { yaml, loadedAt });
  return findBreaks(world, names, options);
}

describe("findBreaks", () => {
  it("finds the group, the week and what is lost, and says what opens its rows", async () => {
    const found = await search(story(), ["lead_to_mql_rate"]);
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    const { findings, steps } = found.value;
    expect(findings).toHaveLength(1);
    const [one] = findings;
    // The south's 10 a week lose two of five in the 20 weeks that are left: 80. The first week may not be whole.
    expect(one).toMatchObject({
      kind: "conversion",
      step: { from: { id: "lead" }, to: { id: "mql" } },
      where: [{ dimension: "country", value: "South's" }],
      since: { week: addDays(firstDay, 7 * breaksIn) },
      after: { entered: 200, converted: 40, rate: 0.2 },
      query: { metrics: ["lead_to_mql_rate"], where: "country = 'South''s'", from: "2023-10-09" },
    });
    expect(one?.kind === "conversion" && Math.round(one.lost.value)).toBe(80);
    expect(steps).toMatchObject([{ weeks: weeks - 1, entered: perWeek * (weeks - 1), horizonDays: 90 }]);
  });

  it("finds nothing where nothing broke, and says what would have been seen", async () => {
    const found = await search(story(weeks), ["lead_to_mql_rate"]);
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    expect(found.value.findings).toEqual([]);
    expect(found.value.places).toBeGreaterThan(0);
    expect(found.value.dimensions.map(({ id }) => id)).toEqual(["country"]);
    expect(found.value.steps[0]?.visible?.fall).toBeGreaterThan(0.05);
  });

  it("finds it years after the last export, and in spite of a wrong date", async () => {
    const tables = story(25);
    const wrong = { person_id: 1, stage: "lead", entered_at: "1999-01-01T10:00:00.000Z", cycle: 1 };
    const lonely = { person_id: 9999, stage: "lead", entered_at: "2015-01-01T10:00:00.000Z", cycle: 1 };
    const person = [...tables["person"]!, { person_id: 9999, country: "North" }];
    const entries = [...tables["stage_entry"]!.slice(1), wrong, lonely];
    for (const names of [["lead_to_mql_rate"], ["way"]]) {
      const found = await search({ person, stage_entry: entries }, names, {
        asOf: "2026-11-25T00:00:00.000Z",
      });
      if (!found.ok) throw new Error(JSON.stringify(found.error));
      expect(found.value.findings).toMatchObject([
        { where: [{ dimension: "country", value: "South's" }], since: { week: addDays(firstDay, 7 * 25) } },
      ]);
      // Leads of the last 90 days have not had their time when nothing more is told.
      expect(found.value.steps[0]).toMatchObject({ firstWeek: addDays(firstDay, 7), weeks: weeks - 1 - 13 });
    }
  });

  it("searches a funnel by its steps, as the conversions between its concepts", async () => {
    const [ofFunnel, ofConversion] = [
      await search(story(), ["way"]),
      await search(story(), ["lead_to_mql_rate"]),
    ];
    if (!ofFunnel.ok || !ofConversion.ok) throw new Error("A search failed.");
    const lost = ({ findings }: typeof ofFunnel.value) => findings.map(({ where, since }) => [where, since]);
    expect(lost(ofFunnel.value)).toEqual(lost(ofConversion.value));
  });

  it("does not search a dimension in a step whose outcome it follows", async () => {
    const tables = story();
    const qualified = new Set(
      tables["stage_entry"]!.filter(({ stage }) => stage === "mql").map(({ person_id: id }) => id),
    );
    const owned = tables["person"]!.map((row) => ({
      ...row,
      rep_id: qualified.has(row["person_id"]) ? "Ana" : null,
    }));
    const found = await search({ ...tables, person: owned }, ["lead_to_mql_rate"]);
    expect(found.ok && found.value.leftOut).toContainEqual({ dimension: "rep", why: "follows the outcome" });
    expect(found.ok && found.value.findings.map(({ where }) => where[0]?.dimension)).toEqual(["country"]);
  });

  it("prices what is lost by the metric asked", async () => {
    const deals = [{ deal_id: "1", amount: 250, created_at: "2024-01-01T00:00:00.000Z" }];
    const found = await search({ ...story(), deal: deals }, ["lead_to_mql_rate"], { value: "a_price" });
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    const [one] = found.value.findings;
    if (one?.kind !== "conversion") throw new Error("No conversion was lost.");
    expect(one.cost?.value).toBeCloseTo(one.lost.value * 250, 6);
    expect(found.value.worth).toMatchObject({
      metric: "a_price",
      value: 250,
      ofStep: [{ value: 250, error: 0 }],
    });
  });

  it("knows the worth of a conversion up to the error that weeks of deals show", async () => {
    // Deals of 100 and 300 in turn, one a week: a mean of 200, with the error 100 * sqrt(20 / 19) / sqrt(20).
    const deals = Array.from({ length: 20 }, (_, week) => ({
      deal_id: String(week),
      person_id: 1,
      status: "won",
      amount: week % 2 === 0 ? 100 : 300,
      closed_at: `${addDays(firstDay, 7 * week)}T10:00:00.000Z`,
    }));
    const found = await search({ ...story(), deal: deals }, ["lead_to_mql_rate"], {
      value: "average_won_amount",
    });
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    const { worth, findings } = found.value;
    expect(worth?.value).toBe(200);
    expect(worth?.error).toBeCloseTo(100 / Math.sqrt(19), 6);
    const [one] = findings;
    if (one?.kind !== "conversion" || !one.cost) throw new Error("No conversion was lost.");
    expect(one.cost.value - one.cost.low).toBeGreaterThan(200 * (one.lost.value - one.lost.low));
  });

  it("gives scripts a document whose keys stay", async () => {
    const found = await search(story(), ["lead_to_mql_rate"]);
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    const keys = ["snapshot", "asOf", "timezone", "findings", "places", "level"];
    expect(Object.keys(found.value)).toEqual([...keys, "dimensions", "leftOut", "steps", "changes"]);
    const common = "alike kind query sentence since step sureness where";
    const own = "after before change expectedRate lost lostAtEnd";
    expect(Object.keys(found.value.findings[0]!).sort()).toEqual(`${common} ${own}`.split(" ").sort());
  });

  it("refuses what is none, is not counted by who converts, or is too young", async () => {
    const codes = async (names: readonly string[], options = {}, tables: TestTables = {}) => {
      const found = await search(tables, names, options);
      return found.ok ? [] : found.error.map(({ code }) => code);
    };
    expect(await codes(["lead_to_mq", "leads"])).toEqual(["nothing-to-find", "not-a-conversion"]);
    expect(await codes(["lead_to_mql_rate"])).toEqual(["steps-too-young"]);
    expect(await codes(["lead_to_mql_rate"], { by: ["no_such"] })).toEqual(["dimension-unknown"]);
    expect(await codes(["lead_to_mql_rate"], { value: "leads" }, story())).toEqual(["value-not-money"]);
  });
});
