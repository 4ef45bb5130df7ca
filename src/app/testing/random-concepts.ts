import * as fc from "fast-check";
import type { ClauseSpec, ConceptSpec, EventSpec, GroupSpec } from "./concept-specs.ts";

const kinds = ["a", "a", "b", "b", "c"] as const;
const spans = [1, 2, 3, 7, 30] as const;

interface Wanted {
  readonly id: string;
  /** Concepts that it may name. */
  readonly named: readonly string[];
  /** How likely it is to end. */
  readonly until: 0 | 0.5 | 1;
}

type Raw = Pick<EventSpec, "event" | "atLeast"> & {
  readonly of: string | undefined;
  readonly kind: "event" | "attribute" | "in";
  readonly since: "joined_at" | "born_on" | undefined;
  readonly withinDays: number;
  readonly concept: number;
  readonly not: boolean;
  readonly anchors: "none" | "before" | "after" | "both";
  readonly isNear: boolean;
  readonly choices: readonly [number, number];
};

type Shape = { readonly kind: "all" | "any"; readonly members: readonly (Raw | Shape)[] };

const raw: fc.Arbitrary<Raw> = fc.record({
  kind: fc.constantFrom("event", "event", "event", "event", "attribute", "in", "in"),
  event: fc.constantFrom("visit", "visit", "note"),
  of: fc.constantFrom(...kinds, undefined),
  atLeast: fc.constantFrom(1, 1, 1, 1, 2, 3),
  withinDays: fc.constantFrom(...spans),
  since: fc.constantFrom("joined_at", "born_on", undefined),
  concept: fc.nat(5),
  not: fc.boolean(),
  anchors: fc.constantFrom("none", "none", "none", "before", "after", "after", "both"),
  isNear: fc.boolean(),
  choices: fc.tuple(fc.nat(11), fc.nat(11)),
});

function shapes(depth: number): fc.Arbitrary<Shape> {
  const member: fc.Arbitrary<Raw | Shape> =
    depth === 0 ? raw : fc.oneof({ weight: 3, arbitrary: raw }, { weight: 1, arbitrary: shapes(depth - 1) });
  return fc.record({
    kind: fc.constantFrom("all", "any"),
    members: fc.array(member, { minLength: 1, maxLength: 3 }),
  });
}

function randomConcept({ id, named, until }: Wanted): fc.Arbitrary<ConceptSpec> {
  const one = fc.tuple(raw).map((members): Shape => ({ kind: "all", members }));
  const ending = fc.oneof(one, one, shapes(1));
  const end = { 0: fc.constant(undefined), 0.5: fc.option(ending, { nil: undefined }), 1: ending }[until];
  return fc.tuple(fc.oneof(one, shapes(1), shapes(2)), end).map(([shape, last]) => {
    const known: ClauseSpec[] = [];
    const condition = settle(shape, { known, named, isEnd: false });
    const ends = last && settle(last, { known, named, isEnd: true });
    return { id, condition, ...(ends && { until: ends }) };
  });
}

interface Settling {
  /** Clauses written before. */
  readonly known: ClauseSpec[];
  readonly named: readonly string[];
  readonly isEnd: boolean;
}

/** Names the clauses, and lets each wait only for what has a moment and stands before it. */
function settle(shape: Shape, settling: Settling): GroupSpec {
  return {
    kind: shape.kind,
    members: shape.members.map((member) =>
      "members" in member ? settle(member, settling) : settleClause(member, settling),
    ),
  };
}

function settleClause(one: Raw, { known, named, isEnd }: Settling): ClauseSpec {
  const clause = clauseOf(one, { known, named, isEnd }, `c${known.length + 1}`);
  known.push(clause);
  return clause;
}

function clauseOf(one: Raw, settling: Settling, id: string): ClauseSpec {
  const { named, isEnd } = settling;
  if (one.kind === "in" && named.length > 0)
    return { kind: "in", id, concept: named[one.concept % named.length]!, ...(one.not && { not: true }) };
  if (one.kind === "attribute") {
    const since = one.since ?? (isEnd ? "joined_at" : undefined);
    return { kind: "attribute", id, ...(since !== undefined && { since }) };
  }
  return eventClause(one, settling, id);
}

function eventClause(one: Raw, { known, named }: Settling, id: string): ClauseSpec {
  const anchors = [...known.filter(hasMoment).map((clause) => clause.id), ...named];
  const { event, of, atLeast, withinDays } = one;
  const pick = (choice: number) => anchors[choice % anchors.length]!;
  const [first, second] = [pick(one.choices[0]), pick(one.choices[1])];
  const base = { kind: "event", id, event, ...(of !== undefined && { of }), atLeast } as const;
  if (anchors.length === 0 || one.anchors === "none")
    return { ...base, ...(atLeast > 1 && one.isNear && { withinDays }) };
  if (one.not && one.anchors === "after") return { ...base, withinDays, after: first, not: true };
  return {
    ...base,
    ...(one.isNear && { withinDays }),
    ...(one.anchors !== "after" && { before: second }),
    ...(one.anchors !== "before" && { after: first }),
  };
}

function hasMoment(clause: ClauseSpec): boolean {
  if (clause.kind === "attribute") return clause.since !== undefined;
  return clause.kind === "event" || !clause.not;
}

/** Three concepts over one object: one without an end, one with, and one that may have one and may name the others. */
export const randomConcepts: fc.Arbitrary<readonly [ConceptSpec, ConceptSpec, ConceptSpec]> = fc.tuple(
  randomConcept({ id: "plain", named: [], until: 0 }),
  randomConcept({ id: "cyclic", named: ["plain"], until: 1 }),
  randomConcept({ id: "tested", named: ["plain", "cyclic"], until: 0.5 }),
);
