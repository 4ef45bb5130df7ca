import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../lake/testing/temporary-folder.ts";
import { type ConceptDiff, diffRows, type OneSided, type RowsDiff } from "./diff-rows.ts";
import { queryWorld, type TestTables } from "./testing/query-world.ts";
import { initWorkspace } from "./workspace.ts";

const words = "words: { en: w, fr: m }";
const survey = `{ ${words}, event: form_response, where: "kind = 'survey' and email is not null" }`;

/** Definitions of concepts over people: the body of each. */
function concepts(bodies: { readonly [id: string]: string }, object = "person"): string {
  const each = Object.entries(bodies).map(
    ([id, body]) => `  ${id}: { label: { en: ${id}, fr: ${id} }, object: ${object}, ${body} }\n`,
  );
  return `concepts:\n${each.join("")}`;
}

async function found(tables: TestTables, yaml: string, names: readonly [string, string] = ["old", "young"]) {
  const result = await asked(tables, yaml, { names });
  if (!result.ok) throw new Error(result.error.map(({ message }) => message.en).join("\n"));
  return result.value;
}

interface Asked {
  readonly names: readonly [string, string];
  readonly concept?: string;
  /** Definitions by folder of the workspace. */
  readonly folders?: { readonly [folder: string]: string };
}

async function asked(tables: TestTables, yaml: string, { names, concept, folders = {} }: Asked) {
  const world = await queryWorld(tables, { yaml });
  const made = await initWorkspace(join(await temporaryFolder(), "w"), { currency: "EUR" });
  if (!made.ok) throw new Error("no workspace");
  const { root } = made.value;
  for (const [folder, text] of Object.entries(folders)) {
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, folder, "own.yaml"), text);
  }
  const options = { samples: 3, top: 3, grain: "month", by: ["country"], names };
  return diffRows(world, made.value, { ...options, ...(concept !== undefined && { concept }) }, root);
}

/** Each cause with its objects and who is shown; of several clauses, which. */
function causes({ causes: all }: OneSided) {
  return all.map(({ kind, clause, objects, combinations = [], samples }) => [
    clause ?? kind,
    objects,
    samples.map(({ key }) => key).join(),
    ...combinations.map((one) => `${one.clauses.join("+")}: ${one.objects}`),
  ]);
}

function only(diff: RowsDiff): ConceptDiff {
  expect(diff.concepts.length).toBe(1);
  return diff.concepts[0]!;
}

const answered = (person_id: number, submitted_at: string) => ({
  person_id,
  kind: "survey",
  email: "a@example.com",
  submitted_at,
});
const approved = (person_id: number, approved_at: string, decision = "approved") => ({
  person_id,
  role: "customer_service",
  decision,
  approved_at,
});

const approvals = concepts({
  old: `all: { gave_email: ${survey} }`,
  young: `all: { gave_email: ${survey}, approved_before: { words: { en: approved, fr: approuvé }, event: approval, where: "decision = 'approved'", before: gave_email } }`,
});

const interested: TestTables = {
  person: [
    { person_id: 1, email: "ada@example.com", country: "FR" },
    { person_id: 2, country: "FR" },
    { person_id: 3, country: "DE" },
    { person_id: 4, country: "DE" },
  ],
  form_response: [
    answered(1, "2024-02-10T10:00:00Z"),
    answered(2, "2024-02-10T10:00:00Z"),
    answered(3, "2024-03-10T10:00:00Z"),
  ],
  approval: [
    approved(1, "2024-02-20T10:00:00Z"),
    approved(2, "2024-02-01T10:00:00Z"),
    approved(3, "2024-03-01T10:00:00Z", "refused"),
    approved(4, "2024-03-01T10:00:00Z"),
  ],
};

const metric = (dataset: string) => `
metrics:
  interested: { label: { en: Interested, fr: Intéressés }, section: acquisition, kind: simple, unit: people, measure: { dataset: ${dataset}, aggregation: count } }
`;

describe("diffRows", () => {
  it("knows who is in the second one only, though nothing of the first one touches them", async () => {
    const bodies = {
      old: `all: { gave_email: ${survey} }`,
      young: `all: { ok: { ${words}, event: approval } }`,
    };
    const diff = only(await found(interested, concepts(bodies)));
    expect([diff.a.members, diff.b.members, diff.inBoth]).toEqual([3, 4, 3]);
    expect(causes(diff.onlyB)).toEqual([["gave_email", 1, "4"]]);
  });

  it("counts who is in both and in one, and names the clause that fails", async () => {
    const diff = only(await found(interested, approvals));
    expect([diff.a.members, diff.b.members, diff.inBoth]).toEqual([3, 1, 1]);
    expect(causes(diff.onlyA)).toEqual([["approved_before", 2, "1,3"]]);
    expect(diff.onlyA.causes[0]!.words).toEqual({ en: "approved", fr: "approuvé" });
    expect(diff.onlyB).toEqual({ objects: 0, causes: [] });
    expect(diff.otherEntry).toEqual({ objects: 0, samples: [] });
  });

  it("shows no more of a person than first letters", async () => {
    const { onlyA, labels } = only(await found(interested, approvals));
    const [sample] = onlyA.causes[0]!.samples;
    expect(sample!.masked).toEqual({ email: "a***", first_name: null, last_name: null, phone: null });
    expect(Object.keys(labels)).toEqual(Object.keys(sample!.masked));
    expect([sample!.enteredA, sample!.enteredB]).toEqual(["2024-02-10T10:00:00.000Z", null]);
  });

  it("tells the metrics that rest on either, with the period and the segment that change most", async () => {
    const diff = only(await found(interested, approvals + metric("old")));
    expect(diff.metrics.map(({ metric: id, a, b, change }) => [id, a, b, String(change)])).toEqual([
      ["interested", 3, 1, "-2"],
    ]);
    const places = ({ periods, segments }: (typeof diff.metrics)[number]) =>
      [...periods, ...segments].map(({ by, value, change }) => [by, value, String(change)]);
    expect(diff.metrics.flatMap(places)).toEqual([
      ["period", "2024-02-01", "-1"],
      ["period", "2024-03-01", "-1"],
      ["country", "DE", "-1"],
      ["country", "FR", "-1"],
    ]);
  });

  it("blames no clause of a group of which another is enough, and each of a group of which none is", async () => {
    const people = [
      { person_id: 1, country: "FR", first_name: "A", last_name: "Z" },
      { person_id: 2, country: "DE", first_name: "B", last_name: "Z" },
      { person_id: 3, country: "DE", first_name: "A", last_name: "Z" },
      { person_id: 4, country: "FR", first_name: "B", last_name: "Z" },
      { person_id: 5, country: "FR", first_name: "B", last_name: "C" },
    ];
    const where = (condition: string) => `{ ${words}, where: "${condition}" }`;
    const yaml = concepts({
      old: `all: { known: ${where("country is not null")} }`,
      young: `all: { french: ${where("country = 'FR'")}, named: { any: { first: ${where("first_name = 'A'")}, last: ${where("last_name = 'C'")} } } }`,
    });
    const diff = only(await found({ person: people }, yaml));
    expect(diff.inBoth).toBe(2);
    expect(causes(diff.onlyA)).toEqual([
      ["several", 2, "2,4", "first+last: 1", "french+first+last: 1"],
      ["french", 1, "3"],
    ]);
  });

  it("tells entries on other days, and entries without a date on one side", async () => {
    const yaml = concepts({
      old: `all: { french: { ${words}, where: "country = 'FR'" } }`,
      young: `all: { gave_email: ${survey} }`,
    });
    const diff = only(await found(interested, yaml));
    expect([diff.a.undated, diff.b.undated, diff.inBoth]).toEqual([2, 0, 2]);
    expect(diff.otherEntry.objects).toBe(2);
    expect(diff.otherEntry.samples.map(({ enteredA, enteredB }) => [enteredA, enteredB])).toEqual([
      [null, "2024-02-10T10:00:00.000Z"],
      [null, "2024-02-10T10:00:00.000Z"],
    ]);
  });

  it("blames a clause that must not hold when it does", async () => {
    const yaml = concepts({
      old: `all: { gave_email: ${survey} }`,
      approved: `all: { approval: { ${words}, event: approval, where: "decision = 'approved'" } }`,
      young: `all: { gave_email: ${survey}, unapproved: { ${words}, in: approved, not: true }, quiet: { ${words}, event: approval, within: 15 days, after: gave_email, not: true } }`,
    });
    const diff = only(await found(interested, yaml));
    expect(diff.inBoth).toBe(1);
    expect(causes(diff.onlyA)).toEqual([
      ["unapproved", 1, "2"],
      ["several", 1, "1", "unapproved+quiet: 1"],
    ]);
  });

  it("says of what ends that each clause holds, when they never do between two ends", async () => {
    const stage = (name: string) => `{ ${words}, event: stage_entry, where: "stage = '${name}'" }`;
    const yaml = concepts({
      old: `all: { first: ${stage("lead")} }`,
      young: `all: { first: ${stage("lead")}, second: ${stage("mql")} }, until: { all: { lost: ${stage("customer")} } }`,
    });
    const entered = (person_id: number, name: string, entered_at: string) => ({
      person_id,
      stage: name,
      entered_at,
    });
    const stage_entry = [
      entered(1, "lead", "2024-01-01T10:00:00Z"),
      entered(1, "customer", "2024-01-02T10:00:00Z"),
      entered(1, "mql", "2024-01-03T10:00:00Z"),
      entered(2, "lead", "2024-01-01T10:00:00Z"),
      entered(2, "mql", "2024-01-02T10:00:00Z"),
      entered(2, "customer", "2024-01-03T10:00:00Z"),
      entered(3, "lead", "2024-01-01T10:00:00Z"),
    ];
    const diff = only(await found({ stage_entry, person: interested["person"]! }, yaml));
    expect(diff.inBoth).toBe(1);
    expect(causes(diff.onlyA)).toEqual([
      ["second", 1, "3"],
      ["together", 1, "1"],
    ]);
  });

  it("compares what counts in business hours", async () => {
    const quick = (hours: number) =>
      `all: { quick: { ${words}, where: "business_hours_between(handed_at, decided_at) <= ${hours}" } }`;
    const yaml = concepts({ old: quick(8), young: quick(2) }, "handoff");
    const handoff = [
      { handoff_id: "a", handed_at: "2024-06-14T15:00:00Z", decided_at: "2024-06-17T07:30:00Z" },
      { handoff_id: "b", handed_at: "2024-06-17T08:00:00Z", decided_at: "2024-06-17T11:00:00Z" },
    ];
    const diff = only(await found({ handoff }, yaml));
    expect([diff.a.members, diff.b.members]).toEqual([2, 1]);
    expect(causes(diff.onlyA)).toEqual([["quick", 1, "b"]]);
  });

  it("compares the concepts that differ between two folders, under the metrics of each", async () => {
    const folders = {
      before:
        concepts({ word: `all: { gave_email: ${survey} }`, gone: `all: { x: ${survey} }` }) + metric("word"),
      after:
        concepts({ word: `all: { gave_email: ${survey}, here: { ${words}, where: "country = 'FR'" } }` }) +
        metric("word"),
    };
    const result = await asked(interested, "", { names: ["before", "after"], folders });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const diff = only(result.value);
    expect([diff.a.concept, diff.a.members, diff.b.members]).toEqual(["word", 3, 2]);
    expect(causes(diff.onlyA)).toEqual([["here", 1, "3"]]);
    expect(diff.metrics.map(({ metric: id, change }) => [id, String(change)])).toEqual([
      ["interested", "-1"],
    ]);
    expect([result.value.onlyA, result.value.onlyB]).toEqual([["gone"], []]);
  });

  it.each([
    [["olde", "young"], "olde"],
    [["old", "definitions"], "is a concept and"],
    [["old", "deals"], "only concepts about the same rows"],
  ] as const)("refuses %j with a sentence", async (names, sentence) => {
    const other = concepts({ deals: `all: { x: { ${words}, where: "amount > 0" } }` }, "deal");
    const result = await asked({}, approvals + other.replace("concepts:\n", ""), { names });
    expect(result.ok ? "" : result.error.map(({ message }) => message.en).join()).toContain(sentence);
  });
});
