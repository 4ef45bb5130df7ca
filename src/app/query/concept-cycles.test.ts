import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayIn } from "../../core/index.ts";
import { conceptSql, settledContext } from "../../compile/index.ts";
import { type Model, parseDefinitions } from "../../definitions/index.ts";
import type { DuckDbEngine } from "../../engine/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { type ConceptSpec, conceptsYaml, subjectDatasets } from "../testing/concept-specs.ts";
import { evaluateConcept } from "../testing/evaluate-concept.ts";
import type { PlainMoment } from "../testing/plain-moments.ts";
import { queryWorld, testSettings } from "../testing/query-world.ts";
import { randomConcepts } from "../testing/random-concepts.ts";
import { plainSubject, type RandomSubjects, randomSubjects } from "../testing/random-subjects.ts";

type Cell = string | number | boolean | null;

const lead = `concepts:
  lead: { label: { en: L, fr: L }, object: person, all: { x: { words: { en: w, fr: w }, event: stage_entry } } }
`;

function modelOf(concepts: readonly ConceptSpec[]): Model {
  const texts = [lead, subjectDatasets, conceptsYaml(concepts)];
  const parsed = parseDefinitions(
    texts.map((text, index) => ({ path: `definitions/${index}.yaml`, text, origin: "workspace" })),
  );
  if (parsed.ok) return parsed.value;
  throw new Error(`${parsed.error.map((one) => one.message.en).join("\n")}\n${conceptsYaml(concepts)}`);
}

async function fill(engine: DuckDbEngine, { subjects, timezone }: RandomSubjects): Promise<void> {
  const bare = (at: string | null) => at && at.replace("Z", "");
  const dayOf = (at: string | null) => at && dayIn(timezone, at);
  const events = subjects.flatMap(({ events: some }, index) =>
    some.map((event, number) => ({ ...event, key: `${index}-${number}`, of: `s${index}` })),
  );
  await replace(
    engine,
    "subject",
    ["subject_id", "is_good", "joined_at", "joined_at_day", "born_on"],
    subjects.map(({ isGood, joined, born }, index) => [
      `s${index}`,
      isGood,
      bare(joined),
      dayOf(joined),
      born,
    ]),
  );
  const visits = events.filter(({ event }) => event === "visit");
  await replace(
    engine,
    "visit",
    ["visit_id", "subject_id", "kind", "happened_at", "happened_at_day"],
    visits.map(({ key, of, kind, at }) => [key, of, kind, bare(at), dayOf(at)]),
  );
  const notes = events.filter(({ event }) => event === "note");
  await replace(
    engine,
    "note",
    ["note_id", "subject_id", "kind", "happened_on"],
    notes.map(({ key, of, kind, at }) => [key, of, kind, at && at.slice(0, 10)]),
  );
}

async function replace(
  engine: DuckDbEngine,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  await engine.run(sql`delete from ${id(table)}`);
  if (rows.length === 0) return;
  const lines = rows.map((row): Sql => sql`(${join(row.map(literalSql))})`);
  await engine.run(
    sql`insert into ${id(table)} (${join(columns.map((name) => id(name)))}) values ${join(lines)}`,
  );
}

const instantOf = (moment: PlainMoment | null) => moment && (moment.at ?? `${moment.day}T00:00:00.000Z`);

/** One line a cycle: the object, the number of the cycle, its entry and its end, each with its day. */
async function found(engine: DuckDbEngine, model: Model, concept: string, world: RandomSubjects) {
  const { timezone, asOf } = world;
  const context = { ...settledContext(model, { ...testSettings, timezone }), asOf };
  const { rows } = await engine.query(conceptSql(context, concept));
  return rows.map((row) => row.map(String).join(" ")).toSorted();
}

function expected(concepts: readonly ConceptSpec[], concept: ConceptSpec, world: RandomSubjects) {
  const { timezone, asOf, subjects } = world;
  const plain = { concepts, timezone, asOf: { instant: asOf, day: dayIn(timezone, asOf) } };
  return subjects
    .flatMap((one, index) => {
      const subject = plainSubject(one, `s${index}`, timezone);
      return evaluateConcept(plain, concept, subject).map(({ entered, left }, cycle) =>
        [subject.id, cycle + 1, instantOf(entered), entered && entered.day, instantOf(left), left && left.day]
          .map(String)
          .join(" "),
      );
    })
    .toSorted();
}

/** The last names the others, hence tests them too. */
const which = fc.constantFrom(0, 1, 1, 2, 2, 2);

const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? 20240229);
const isLong = process.env["ENTENTE_TEST_LONG"] === "1";
const numRuns = isLong ? 20_000 : 300;

describe("conceptSql", () => {
  it(`finds the members, cycles, entries and ends of a plain evaluation, ${numRuns} worlds (seed ${seed})`, {
    timeout: isLong ? 7_200_000 : 240_000,
  }, async () => {
    const { engine } = await queryWorld({}, { yaml: subjectDatasets });
    await fc.assert(
      fc.asyncProperty(randomConcepts, which, randomSubjects, async (concepts, index, world) => {
        const concept = concepts[index];
        await fill(engine, world);
        const members = await found(engine, modelOf(concepts), concept.id, world);
        expect(members, concept.id).toEqual(expected(concepts, concept, world));
      }),
      { seed, numRuns },
    );
  });
});
