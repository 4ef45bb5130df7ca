import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayIn } from "../../core/index.ts";
import { conceptSql, settledContext } from "../../compile/index.ts";
import type { Model } from "../../definitions/index.ts";
import type { DuckDbEngine } from "../../engine/index.ts";
import { type ConceptSpec, subjectDatasets } from "../testing/concept-specs.ts";
import { evaluateConcept } from "../testing/evaluate-concept.ts";
import type { PlainMoment } from "../testing/plain-moments.ts";
import { queryWorld, testSettings } from "../testing/query-world.ts";
import { randomConcepts } from "../testing/random-concepts.ts";
import { plainSubject, type RandomSubjects, randomSubjects } from "../testing/random-subjects.ts";
import { fillSubjects, subjectModel } from "../testing/subject-world.ts";

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
        await fillSubjects(engine, world);
        const members = await found(engine, subjectModel(concepts), concept.id, world);
        expect(members, concept.id).toEqual(expected(concepts, concept, world));
      }),
      { seed, numRuns },
    );
  });
});
