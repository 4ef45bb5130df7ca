import { describe, expect, it } from "vitest";
import { addDays } from "../../core/index.ts";
import { findBreaks } from "../find-breaks.ts";
import { queryWorld, type TestRow, type TestTables } from "../testing/query-world.ts";

const firstDay = "2023-01-02";
const weeks = 60;
const perWeek = 20;
const loadedAt = "2024-05-27T00:00:00.000Z";

interface Person {
  readonly number: number;
  readonly week: number;
  readonly isSouth: boolean;
  /** From 0 to 4, every fifth of each country alike. */
  readonly draw: number;
}

/** Moments by stage, in days after becoming a lead. */
type Story = (person: Person) => { readonly [stage: string]: number };

function told(story: Story): TestTables {
  const people: TestRow[] = [];
  const entries: TestRow[] = [];
  const handoffs: TestRow[] = [];
  for (let number = 1; number <= weeks * perWeek; number++) {
    const week = Math.floor((number - 1) / perWeek);
    const isSouth = number % 2 === 0;
    const day = addDays(firstDay, 7 * week + (number % 5));
    people.push({ person_id: number, country: isSouth ? "South" : "North" });
    const stages = { lead: 0, ...story({ number, week, isSouth, draw: (number * 7919) % 5 }) };
    for (const [stage, after] of Object.entries(stages)) {
      const at = `${addDays(day, after)}T10:00:00.000Z`;
      if (stage === "rejected")
        handoffs.push({ handoff_id: number, person_id: number, status: "rejected", decided_at: at });
      else entries.push({ person_id: number, stage, entered_at: at, cycle: 1 });
    }
  }
  return { person: people, stage_entry: entries, handoff: handoffs };
}

const yaml = `
concepts:
  rejected_person:
    label: { en: Rejected, fr: Refusé }
    object: person
    all:
      rejected:
        event: handoff
        time: decided_at
        where: status = 'rejected'
        words: { en: was rejected, fr: a été refusé }
metrics:
  free_way:
    label: { en: Free way, fr: Parcours libre }
    kind: funnel
    object: person
    steps: [{ in: lead }, { in: mql }, { in: sal }]
    horizon: 90 days
    unit: people
  any_way:
    label: { en: Any way, fr: Parcours dans tout ordre }
    kind: funnel
    object: person
    steps: [{ in: lead }, { in: mql }, { in: sal }]
    order: any
    horizon: 90 days
    unit: people
  way_with_exit:
    label: { en: Way with an exit, fr: Parcours avec sortie }
    kind: funnel
    object: person
    steps: [{ in: lead }, { in: mql }, { in: sal }]
    horizon: 90 days
    exits: [ rejected_person ]
    unit: people
  way_of_30_days:
    label: { en: Way of thirty days, fr: Parcours de trente jours }
    kind: funnel
    object: person
    steps: [{ in: lead }, { in: mql }, { in: sal }]
    within: 30 days
    unit: people
`;

async function search(story: Story, name: string) {
  const world = await queryWorld(told(story), { yaml, loadedAt });
  const found = await findBreaks(world, [name], { by: ["country"] });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

describe("findBreaks of a funnel", () => {
  /**
   * Four of five become a SAL after a week; from the 41st week on, three of these in the south are rejected on the day
   * after, and come back for a SAL two weeks later.
   */
  const rejected: Story = ({ week, isSouth, draw }) => {
    if (draw === 0) return { mql: 3 };
    return isSouth && week >= 40 && draw > 1 ? { mql: 3, rejected: 4, sal: 20 } : { mql: 3, sal: 10 };
  };

  it("counts nobody as converted who left by an exit before", async () => {
    const { findings, steps } = await search(rejected, "way_with_exit");
    // Of the weeks that are old enough 20 are broken: 10 of the south a week, of whom two convert.
    const broken = findings.find(({ kind }) => kind === "conversion");
    expect(broken).toMatchObject({
      step: { from: { id: "mql" }, to: { id: "sal" } },
      where: [{ dimension: "country", value: "South" }],
      before: { rate: 0.8 },
      after: { rate: 0.2 },
    });
    expect(findings).toHaveLength(1);
    expect(steps[1]).toMatchObject({ metric: "way_with_exit", horizonDays: 90 });
  });

  it("sees the same people as slower, and none as lost, where there is no exit", async () => {
    const { findings } = await search(rejected, "free_way");
    expect(findings.map(({ kind }) => kind)).toEqual(["speed"]);
    expect(findings[0]).toMatchObject({ slower: { medianBefore: 7, medianAfter: 17 } });
  });

  it("counts the window of the whole funnel from its first step", async () => {
    // One of five converts of the south. A few who came late stand in the weeks of those who did not, and the reverse.
    // Eight days from the second step to the third; three of five in the south come late to the second: 33 days in all.
    const late: Story = ({ week, isSouth, draw }) => {
      if (draw === 0) return { mql: 3 };
      const mql = isSouth && week >= 40 && draw > 1 ? 25 : 3;
      return { mql, sal: mql + 8 };
    };
    const [windowed, free] = [await search(late, "way_of_30_days"), await search(late, "free_way")];
    const lost = ({ findings }: typeof free) =>
      findings.flatMap((one) => (one.kind === "conversion" ? [[one.step.from.id, one.after.rate]] : []));
    expect(lost(windowed)).toEqual([["mql", expect.closeTo(0.2, 1)]]);
    expect(lost(free)).toEqual([]);
    expect(windowed.steps.map(({ horizonDays }) => horizonDays)).toEqual([30, 30]);
  });

  it("in any order counts a step as taken with the one before it, however early it came", async () => {
    // Four of five are a SAL two days before they are an MQL; from the 41st week on, one of five in the south.
    const early: Story = ({ week, isSouth, draw }) => {
      const isTaken = draw > 0 && !(isSouth && week >= 40 && draw > 1);
      return isTaken ? { mql: 3, sal: 1 } : { mql: 3 };
    };
    const { findings, steps } = await search(early, "any_way");
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: "conversion",
      step: { from: { id: "mql" }, to: { id: "sal" } },
      where: [{ dimension: "country", value: "South" }],
      before: { rate: 0.8 },
      after: { rate: 0.2 },
    });
    expect(steps.map(({ horizonDays }) => horizonDays)).toEqual([90, 90]);
    expect((await search(early, "free_way")).steps[1]?.converted).toBe(0);
  });

  it("agrees with what the funnel itself answers", async () => {
    const { steps } = await search(rejected, "way_with_exit");
    // All but the first week, which may not be whole.
    const people = perWeek * (weeks - 1);
    expect(steps.map(({ entered, converted }) => [entered, converted])).toEqual([
      [people, people],
      // Four of five, less three of the south's five in the 20 weeks from the 41st on.
      [people, (people * 4) / 5 - (20 * perWeek * 3) / 10],
    ]);
  });

  it("names a cell of the funnel, whose rows can be opened", async () => {
    const { findings } = await search(rejected, "way_with_exit");
    expect(findings[0]?.query).toMatchObject({ metrics: ["way_with_exit"], where: "country = 'South'" });
    expect(findings[0]?.cell).toEqual({ step: 2 });
  });
});
