import { describe, expect, it } from "vitest";
import { conceptSql } from "../../compile/index.ts";
import { printForReading } from "../../sql/index.ts";
import { queryWorld, type TestTables } from "../testing/query-world.ts";

const object = "label: { en: T, fr: T }\n    object: person";
const words = "words: { en: w, fr: w }";

/** Members of the concept `tested` as `person@entry`, undated ones as `person@-`. */
async function members(condition: string, tables: TestTables): Promise<readonly string[]> {
  const yaml = `concepts:\n  tested:\n    ${object}\n${condition}`;
  const persons = [1, 2, 3, 4, 5].map((person_id) => ({ person_id }));
  const world = await queryWorld({ person: persons, ...tables }, { yaml });
  const { rows } = await world.engine.query(
    conceptSql({ ...world.context, asOf: world.snapshot.loadedAt }, "tested"),
  );
  return rows
    .map(([person, , at]) => `${String(person)}@${at === null ? "-" : String(at).slice(0, 16)}`)
    .toSorted();
}

const survey = (person_id: number, submitted_at: string, email: string | null = "a@b.fr") => ({
  person_id,
  kind: "survey",
  email,
  submitted_at,
});
const approval = (person_id: number, approved_at: string, decision = "approved") => ({
  person_id,
  role: "customer_service",
  decision,
  approved_at,
});
const gaveEmail = `
      gave_email:
        ${words}
        event: form_response
        where: kind = 'survey' and email is not null`;
const approved = `
      approved_before:
        ${words}
        event: approval
        where: role = 'customer_service' and decision = 'approved'
        before: gave_email`;

describe("conceptSql", () => {
  const answers = [
    survey(1, "2024-03-02T10:00:00Z"),
    survey(1, "2024-03-01T10:00:00Z"),
    survey(2, "2024-03-03T10:00:00Z"),
    survey(3, "2024-03-04T10:00:00Z", null),
    survey(4, "2024-03-05T10:00:00Z"),
  ];

  it("enters with the first event that meets the clause", async () => {
    expect(await members(`    all:${gaveEmail}`, { form_response: answers })).toEqual([
      "1@2024-03-01T10:00",
      "2@2024-03-03T10:00",
      "4@2024-03-05T10:00",
    ]);
  });

  it("asks an event strictly before the moment of another clause", async () => {
    const approvals = [
      approval(1, "2024-03-01T09:59:00Z"),
      approval(2, "2024-03-03T10:00:00Z"),
      approval(4, "2024-03-04T10:00:00Z", "refused"),
      approval(4, "2024-03-06T10:00:00Z"),
    ];
    const tables = { form_response: answers, approval: approvals };
    expect(await members(`    all:${gaveEmail}${approved}`, tables)).toEqual(["1@2024-03-01T10:00"]);
  });

  it("asks an event strictly after the moment of another clause, and enters with the last", async () => {
    const after = `
      called:
        ${words}
        event: activity
        where: type = 'call'
        after: gave_email`;
    const activity = [
      { person_id: 1, type: "call", occurred_at: "2024-03-01T10:00:00Z" },
      { person_id: 1, type: "call", occurred_at: "2024-03-09T10:00:00Z" },
      { person_id: 2, type: "call", occurred_at: "2024-01-01T10:00:00Z" },
    ];
    expect(await members(`    all:${gaveEmail}${after}`, { form_response: answers, activity })).toEqual([
      "1@2024-03-09T10:00",
    ]);
  });

  it("enters with the n-th event of a sliding window, which ends before its length has passed", async () => {
    const visits = (person_id: number, ...days: readonly string[]) =>
      days.map((day) => ({ person_id, kind: "visit", occurred_at: `${day}T10:00:00Z` }));
    const clause = `    all:
      came_often:
        ${words}
        event: touch
        where: kind = 'visit'
        at_least: 3
        within: 7 days`;
    const touch = [
      ...visits(1, "2024-01-01", "2024-01-05", "2024-01-07"),
      ...visits(2, "2024-01-01", "2024-01-05", "2024-01-08"),
      ...visits(3, "2024-01-01", "2024-01-10", "2024-01-12", "2024-01-14", "2024-01-15"),
      ...visits(4, "2024-01-01", "2024-01-02"),
    ];
    expect(await members(clause, { touch })).toEqual(["1@2024-01-07T10:00", "3@2024-01-14T10:00"]);
    expect(await members(clause.replace("\n        within: 7 days", ""), { touch })).toEqual([
      "1@2024-01-07T10:00",
      "2@2024-01-08T10:00",
      "3@2024-01-12T10:00",
    ]);
  });

  it("dates an attribute by its column, and leaves it undated without one", async () => {
    const person = [
      { person_id: 1, country: "FR", created_at: "2024-02-01T10:00:00Z" },
      { person_id: 2, country: "FR" },
      { person_id: 3, country: "DE", created_at: "2024-02-01T10:00:00Z" },
    ];
    const clause = `    all:\n      french: { ${words}, where: country = 'FR' }`;
    expect(await members(clause, { person })).toEqual(["1@-", "2@-"]);
    const dated = `    all:\n      french: { ${words}, where: country = 'FR', since: created_at }`;
    expect(await members(dated, { person })).toEqual(["1@2024-02-01T10:00", "2@-"]);
  });

  it("is undated under `all` when one clause is, and takes the first that is dated under `any`", async () => {
    const person = [
      { person_id: 1, country: "FR" },
      { person_id: 2, country: "FR" },
    ];
    const clauses = `${gaveEmail}\n      french: { ${words}, where: country = 'FR' }`;
    const tables = { person, form_response: [survey(1, "2024-03-01T10:00:00Z")] };
    expect(await members(`    all:${clauses}`, tables)).toEqual(["1@-"]);
    expect(await members(`    any:${clauses}`, tables)).toEqual(["1@2024-03-01T10:00", "2@-"]);
  });

  it("keeps as a member one whose only event carries no date", async () => {
    const clause = `    all:\n      lead: { ${words}, event: stage_entry, where: stage = 'lead' }`;
    const stage_entry = [
      { person_id: 1, stage: "lead", entered_at: null },
      { person_id: 2, stage: "lead", entered_at: null },
      { person_id: 2, stage: "lead", entered_at: "2024-01-01T10:00:00Z" },
    ];
    expect(await members(clause, { stage_entry })).toEqual(["1@-", "2@2024-01-01T10:00"]);
  });

  it("nests groups and concepts", async () => {
    const condition = `    all:
      is_lead: { ${words}, in: lead }
      contact:
        any:
          called: { ${words}, event: activity, where: type = 'call' }
          met: { ${words}, event: activity, where: type = 'meeting' }`;
    const tables = {
      stage_entry: [1, 2, 3].map((person_id) => ({
        person_id,
        stage: "lead",
        entered_at: "2024-02-01T10:00:00Z",
      })),
      activity: [
        { person_id: 1, type: "meeting", occurred_at: "2024-01-01T10:00:00Z" },
        { person_id: 2, type: "call", occurred_at: "2024-03-01T10:00:00Z" },
        { person_id: 2, type: "meeting", occurred_at: "2024-02-20T10:00:00Z" },
        { person_id: 3, type: "email", occurred_at: "2024-02-20T10:00:00Z" },
      ],
    };
    expect(await members(condition, tables)).toEqual(["1@2024-02-01T10:00", "2@2024-02-20T10:00"]);
  });

  it("scans a dataset once for several clauses over it", async () => {
    const condition = `concepts:
  tested:
    ${object}
    all:
      called: { ${words}, event: activity, where: type = 'call' }
      met: { ${words}, event: activity, where: type = 'meeting' }`;
    const world = await queryWorld({}, { yaml: condition });
    const text = printForReading(conceptSql({ ...world.context, asOf: world.snapshot.loadedAt }, "tested"));
    expect(text.match(/from "activity"/gu)).toHaveLength(1);
  });

  it("carries the day of the entry in the workspace's zone", async () => {
    const world = await queryWorld({
      person: [{ person_id: 1 }],
      stage_entry: [{ person_id: 1, stage: "lead", entered_at: "2024-01-31T23:30:00Z" }],
    });
    const { rows } = await world.engine.query(
      conceptSql({ ...world.context, asOf: world.snapshot.loadedAt }, "lead"),
    );
    expect(rows).toEqual([[1, 1, "2024-01-31T23:30:00.000Z", "2024-02-01", null, null]]);
  });
});
