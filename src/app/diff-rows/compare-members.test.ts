import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayIn } from "../../core/index.ts";
import type { DuckDbEngine } from "../../engine/index.ts";
import { querySession } from "../query-session.ts";
import { type ConceptSpec, type GroupSpec, subjectDatasets } from "../testing/concept-specs.ts";
import {
  evaluateConcept,
  holdsAlone,
  type PlainSubject,
  type PlainWorld,
} from "../testing/evaluate-concept.ts";
import { queryWorld, testSettings } from "../testing/query-world.ts";
import { randomConcepts } from "../testing/random-concepts.ts";
import { plainSubject, type RandomSubjects, randomSubjects } from "../testing/random-subjects.ts";
import { fillSubjects, subjectModel } from "../testing/subject-world.ts";
import { compareMembers, type MembersDiff, type OneSided, type Sample } from "./compare-members.ts";

interface Compared {
  readonly concepts: readonly ConceptSpec[];
  readonly a: ConceptSpec;
  readonly b: ConceptSpec;
  readonly world: RandomSubjects;
}

async function found(engine: DuckDbEngine, { concepts, a, b, world }: Compared, samples = 100) {
  const model = subjectModel(concepts);
  const { timezone, asOf } = world;
  const snapshot = { id: "0001", method: "test", builtAt: asOf, loadedAt: asOf };
  const session = querySession({ model, settings: { ...testSettings, timezone }, engine, snapshot });
  const side = ({ id }: ConceptSpec) => ({ session, concept: model.concepts.get(id)! });
  return compareMembers({ a: side(a), b: side(b), samples });
}

/** One line a cause: what fails, then whom. */
interface Told {
  readonly both: number;
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly otherEntry: readonly string[];
  readonly undated: readonly [a: number, b: number];
}

function told({ a, b, inBoth, onlyA, onlyB, otherEntry }: MembersDiff): Told {
  const keys = (samples: readonly Sample[]) => samples.map(({ key }) => String(key)).toSorted();
  const lines = ({ causes }: OneSided) =>
    causes.map(({ kind, clause, samples }) => [clause ?? kind, ...keys(samples)].join(" ")).toSorted();
  return {
    both: inBoth,
    onlyA: lines(onlyA),
    onlyB: lines(onlyB),
    otherEntry: keys(otherEntry.samples),
    undated: [a.undated, b.undated],
  };
}

/** The same by the definition of each word, one object at a time. */
function toldPlainly({ concepts, a, b, world: { subjects, timezone, asOf } }: Compared): Told {
  const plain: PlainWorld = { concepts, timezone, asOf: { instant: asOf, day: dayIn(timezone, asOf) } };
  const judged = subjects.map((one, index) => {
    const subject = plainSubject(one, `s${index}`, timezone);
    const entry = (concept: ConceptSpec) => evaluateConcept(plain, concept, subject)[0]?.entered;
    return { subject, a: entry(a), b: entry(b) };
  });
  const isIn = (entry: (typeof judged)[number]["a"]) => entry !== undefined;
  const causes = (alone: readonly { readonly subject: PlainSubject }[], other: ConceptSpec) => {
    const byCause = new Map<string, string[]>();
    for (const { subject } of alone) {
      const failed = blamed(other.condition, (clause) => holdsAlone(plain, other, subject, clause));
      const cause = failed.length > 1 ? "several" : (failed[0] ?? "together");
      byCause.set(cause, [...(byCause.get(cause) ?? []), subject.id]);
    }
    return [...byCause].map(([cause, ids]) => [cause, ...ids.toSorted()].join(" ")).toSorted();
  };
  const both = judged.filter((one) => isIn(one.a) && isIn(one.b));
  return {
    both: both.length,
    onlyA: causes(
      judged.filter((one) => isIn(one.a) && !isIn(one.b)),
      b,
    ),
    onlyB: causes(
      judged.filter((one) => !isIn(one.a) && isIn(one.b)),
      a,
    ),
    otherEntry: both
      .filter((one) => one.a?.day !== one.b?.day)
      .map(({ subject }) => subject.id)
      .toSorted(),
    undated: [judged.filter((one) => one.a === null).length, judged.filter((one) => one.b === null).length],
  };
}

type Holds = (clause: Extract<GroupSpec["members"][number], { readonly id: string }>) => boolean;

/** The clauses that do not hold, but for those of a group of which another is enough. */
function blamed(group: GroupSpec, holds: Holds): readonly string[] {
  if (group.kind === "any" && holdsGroup(group, holds)) return [];
  return group.members.flatMap((member) =>
    "members" in member ? blamed(member, holds) : holds(member) ? [] : [member.id],
  );
}

function holdsGroup({ kind, members }: GroupSpec, holds: Holds): boolean {
  const each = members.map((member) => ("members" in member ? holdsGroup(member, holds) : holds(member)));
  return kind === "all" ? each.every(Boolean) : each.some(Boolean);
}

const pairs = fc.constantFrom<readonly [number, number]>([0, 1], [0, 2], [2, 0], [1, 2], [2, 1]);
const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? 20240301);
const isLong = process.env["ENTENTE_TEST_LONG"] === "1";
const numRuns = isLong ? 5_000 : 40;

const compared: fc.Arbitrary<Compared> = fc
  .tuple(randomConcepts, pairs, randomSubjects)
  .map(([concepts, [a, b], world]) => ({ concepts, a: concepts[a]!, b: concepts[b]!, world }));

describe("compareMembers", () => {
  it(`tells apart as a plain evaluation does, either way round, ${numRuns} worlds (seed ${seed})`, {
    timeout: 3_600_000,
  }, async () => {
    const { engine } = await queryWorld({}, { yaml: subjectDatasets });
    await fc.assert(
      fc.asyncProperty(compared, async (one) => {
        await fillSubjects(engine, one.world);
        const there = await found(engine, one);
        expect(told(there)).toEqual(toldPlainly(one));
        const back = await found(engine, { ...one, a: one.b, b: one.a });
        expect(back).toEqual({
          ...there,
          a: there.b,
          b: there.a,
          onlyA: swapped(there.onlyB),
          onlyB: swapped(there.onlyA),
          otherEntry: { ...there.otherEntry, samples: there.otherEntry.samples.map(swappedSample) },
        });
        addsUp(await found(engine, one, 2), 2);
      }),
      { seed, numRuns },
    );
  });
});

function addsUp({ a, b, inBoth, onlyA, onlyB }: MembersDiff, mostSamples: number): void {
  expect(a.members).toBe(inBoth + onlyA.objects);
  expect(b.members).toBe(inBoth + onlyB.objects);
  for (const { objects, causes } of [onlyA, onlyB]) {
    expect(sum(causes)).toBe(objects);
    for (const { combinations, samples, objects: some } of causes) {
      expect(samples.length).toBe(Math.min(mostSamples, some));
      if (combinations) expect(sum(combinations)).toBe(some);
    }
  }
}

/** A side as it looks from the other one. */
function swapped({ objects, causes }: OneSided): OneSided {
  return {
    objects,
    causes: causes.map((cause) => ({ ...cause, samples: cause.samples.map(swappedSample) })),
  };
}

function swappedSample({ enteredA, enteredB, ...sample }: Sample): Sample {
  return { ...sample, enteredA: enteredB, enteredB: enteredA };
}

function sum(counted: readonly { readonly objects: number }[]): number {
  return counted.reduce((total, { objects }) => total + objects, 0);
}
