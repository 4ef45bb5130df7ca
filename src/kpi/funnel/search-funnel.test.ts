import { describe, expect, it } from "vitest";
import { simulateFunnel, simulateRows, tableOf, type World } from "../testing/simulate-funnel.ts";
import { type Finding, type FunnelTable, searchFunnel } from "../index.ts";
import { type CohortRow, cohortsOf } from "./cohorts.ts";

/** A company in motion: seasons, trends, a mix that drifts, weeks that vary more than chance. */
const usual: World = {
  seed: 3,
  weeks: 97,
  perWeek: 200,
  dimensions: [5, 4, 8],
  rates: [0.38, 0.58],
  spread: 0.3,
  season: 0.2,
  trend: 0.2,
  shocks: 0.08,
  memory: 0.3,
  drift: 0.4,
};

const search = (changes: Partial<World>) => searchFunnel(simulateFunnel({ ...usual, ...changes }));

/** What matters of a finding, in a line: kind, step, where, week counted from 0. */
function brief({ findings }: { readonly findings: readonly Finding[] }): readonly string[] {
  const week = (day: string): number => (Date.parse(day) - Date.parse("2023-01-02")) / (7 * 86_400_000);
  return findings.map(({ kind, step, where, since }) =>
    [
      kind,
      step.from.id,
      where.map(({ dimension, value }) => `${dimension}=${value}`).join("&") || "everybody",
      week(since.week),
      ...(since.until === undefined ? [] : [`until ${week(since.until)}`]),
    ].join(" "),
  );
}

describe("searchFunnel", () => {
  it("finds nothing where nothing broke, and says in how many places it looked", () => {
    const { findings, places, steps } = search({});
    expect(findings).toEqual([]);
    expect(places).toBeGreaterThan(200);
    expect(steps.map(({ step }) => step.from.id)).toEqual(["s0", "s1"]);
  });

  it("names the value that broke, and none of those that share its people", () => {
    const broken = [{ step: 0, where: { 0: 1 }, week: 60, logit: -1.2 }];
    expect(brief(search({ broken }))).toEqual(["conversion s0 d0=v1 60"]);
  });

  it("names the country and not its regions, and the region and not its country", () => {
    const nested = { dimensions: [18, 5, 6], isNested: true };
    const country = [{ step: 0, where: { 1: 2 }, week: 60, logit: -1.5 }];
    expect(brief(search({ ...nested, broken: country }))).toEqual(["conversion s0 d1=v2 60"]);
    const region = [{ step: 0, where: { 0: 1 }, week: 60, logit: -1.5 }];
    expect(brief(search({ ...nested, broken: region }))).toEqual(["conversion s0 d0=v1 60"]);
  });

  it("names a pair of values when only those with both broke", () => {
    const broken = [{ step: 0, where: { 0: 0, 1: 1 }, week: 40, logit: -1.8 }];
    expect(brief(search({ broken }))).toEqual(["conversion s0 d0=v0&d1=v1 40"]);
  });

  it("says everybody when everybody broke, also where values convert very differently", () => {
    const broken = [{ step: 0, where: {}, week: 60, logit: -1.2 }];
    expect(brief(search({ broken }))).toEqual(["conversion s0 everybody 60"]);
    expect(brief(search({ broken, spread: 0.9 }))).toEqual(["conversion s0 everybody 60"]);
  });

  it("tells of two values which one lost and which one won", () => {
    const two = { dimensions: [2, 5, 6] };
    const lost = [{ step: 0, where: { 0: 1 }, week: 50, logit: -0.9 }];
    expect(brief(search({ ...two, broken: lost }))).toEqual([
      expect.stringMatching(/^conversion s0 d0=v1 (49|50|51)$/u),
    ]);
    const won = [{ step: 0, where: { 0: 1 }, week: 50, logit: 0.9 }];
    expect(brief(search({ ...two, broken: won }))).toEqual([]);
  });

  it("says until when, where it is over", () => {
    const broken = [{ step: 0, where: { 0: 1 }, week: 40, until: 60, logit: -1.5 }];
    expect(brief(search({ broken }))).toEqual(["conversion s0 d0=v1 40 until 60"]);
  });

  it("finds those who became slow, and not twice when some of them then do not convert in time", () => {
    const slow = [{ step: 0, where: { 0: 1 }, week: 60, slower: 2.5 }];
    const [finding, ...more] = search({ broken: slow }).findings;
    expect(more).toEqual([]);
    expect(finding!.where).toEqual([{ dimension: "d0", value: "v1" }]);
    const { slower } = finding!;
    expect(slower!.medianAfter).toBeGreaterThan(1.5 * slower!.medianBefore);
    expect(slower!.days.low).toBeGreaterThan(0);
  });

  it("finds two causes, the more costly first", () => {
    const broken = [
      { step: 1, where: { 0: 1 }, week: 66, logit: -1.8 },
      { step: 0, where: { 1: 0 }, week: 40, logit: -1 },
    ];
    expect(brief(search({ broken }))).toEqual([
      expect.stringMatching(/^conversion s0 d1=v0 (39|40|41)$/u),
      expect.stringMatching(/^conversion s1 d0=v1 (65|66|67)$/u),
    ]);
  });

  it("does not take a mix that shifts for people who convert less", () => {
    expect(brief(search({ spread: 1, drift: 2.5 }))).toEqual([]);
  });

  it("gives the same findings for the same rows in any order", () => {
    const world = { ...usual, broken: [{ step: 0, where: { 0: 1 }, week: 60, logit: -1.2 }] };
    const table = simulateFunnel(world);
    const turned = tableOf(
      world,
      simulateRows(world).map((rows) => [...rows].reverse()),
    );
    expect(brief(searchFunnel(turned))).toEqual(brief(searchFunnel(table)));
    expect(searchFunnel(table)).toEqual(searchFunnel(table));
  });

  it("finds nothing in no rows, and refuses what no query gives", () => {
    const stage = { id: "s", label: { en: "s", fr: "s" } };
    const step = { from: stage, to: stage, horizonDays: 30, weeks: ["2024-01-01"] };
    const table = (rows: readonly CohortRow[]): FunnelTable => ({
      dimensions: [{ id: "d", label: { en: "d", fr: "d" } }],
      steps: [{ ...step, cohorts: cohortsOf(1, rows) }],
    });
    expect(searchFunnel(table([])).findings).toEqual([]);
    const row = { week: 0, values: ["a"], days: null, people: 1 };
    expect(searchFunnel(table([row])).findings).toEqual([]);
    for (const wrong of [{ week: 1 }, { values: [] }, { days: 31 }, { people: 0.5 }])
      expect(() => searchFunnel(table([{ ...row, ...wrong }]))).toThrow(RangeError);
  });
});

describe("a finding", () => {
  const broken = [{ step: 0, where: { 0: 1 }, week: 60, logit: -1.2 }];
  const world = { ...usual, broken };
  const rowsOfSteps = simulateRows(world);
  const table = tableOf(world, rowsOfSteps);
  const priced = {
    ...table,
    currency: "EUR",
    steps: table.steps.map((step) => ({ ...step, worth: { value: 500, error: 0 } })),
  };
  const [finding] = searchFunnel(priced).findings;
  if (finding?.kind !== "conversion") throw new Error("No conversion was found lost.");

  it("counts who entered and converted before and after, as one would by hand", () => {
    const count = (isIn: (week: number) => boolean) => {
      const rows = rowsOfSteps[0]!.filter(({ week, values }) => isIn(week) && values[0] === "v1");
      const entered = rows.reduce((sum, { people }) => sum + people, 0);
      const converted = rows.reduce((sum, { days, people }) => (days === null ? sum : sum + people), 0);
      return { entered, converted, rate: converted / entered };
    };
    expect(finding.before).toEqual(count((week) => week < 60));
    expect(finding.after).toEqual(count((week) => week >= 60));
  });

  it("costs what is lost times what one is worth, and at the end of the funnel what would have gone on", () => {
    const { lost, cost, lostAtEnd, expectedRate, after } = finding;
    expect(lost.value).toBeCloseTo(expectedRate * after.entered - after.converted, 6);
    expect(cost!.value).toBeCloseTo(lost.value * 500, 6);
    expect(lost.low).toBeLessThan(lost.value);
    expect(lost.high).toBeGreaterThan(lost.value);
    expect(lostAtEnd.value / lost.value).toBeGreaterThan(0.4);
    expect(lostAtEnd.value / lost.value).toBeLessThan(0.8);
  });

  it("splits the change of the rate into mix and rate, which add up", () => {
    const { change, before, after } = finding;
    expect(change.total).toBeCloseTo(after.rate - before.rate, 12);
    expect(change.mix + change.rate).toBeCloseTo(change.total, 12);
    expect(Math.abs(change.mix)).toBeLessThan(Math.abs(change.rate) / 4);
  });

  it("says in a sentence of each language who, since when, how much and how surely", () => {
    const { lost, cost, after, expectedRate } = finding;
    expect(finding.sentence.en).toContain(`s0 to s1, d0 "v1": ${(100 * after.rate).toFixed(1)}%`);
    expect(finding.sentence.en).toContain("since the week of 26 February 2024");
    expect(finding.sentence.en).toContain(`About ${lost.value.toFixed(0)} conversions lost`);
    expect(finding.sentence.en).toContain("fewer than 1 in ");
    expect(finding.sentence.fr).toContain("depuis la semaine du 26 février 2024");
    const expected = (100 * expectedRate).toFixed(1).replace(".", ",");
    expect(finding.sentence.fr.replaceAll(/\s/gu, "")).toContain(`contre${expected}%attendus`);
    expect(finding.sentence.fr.replaceAll(/\s/gu, "")).toContain(`quelque${cost!.value.toFixed(0)}€`);
  });

  it("names values that are the same people beside the first", () => {
    const twin = {
      ...table,
      dimensions: [...table.dimensions, { id: "twin", label: { en: "Twin", fr: "Jumeau" } }],
      steps: table.steps.map((step, place) => ({
        ...step,
        cohorts: cohortsOf(
          4,
          rowsOfSteps[place]!.map((row) => ({ ...row, values: [...row.values, `t${row.values[0]}`] })),
        ),
      })),
    };
    const [one, ...more] = searchFunnel(twin).findings;
    expect(more).toEqual([]);
    expect(one!.where).toEqual([{ dimension: "d0", value: "v1" }]);
    expect(one!.alike).toEqual([[{ dimension: "twin", value: "tv1" }]]);
  });
});
