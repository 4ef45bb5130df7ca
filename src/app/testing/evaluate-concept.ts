import {
  type AttributeSpec,
  type ClauseSpec,
  clausesIn,
  type ConceptSpec,
  type EventSpec,
  type GroupSpec,
  type InSpec,
} from "./concept-specs.ts";
import {
  compareMoments,
  isPlainlyBefore,
  isPlainlyNear,
  laterMoment,
  type PlainMoment,
  sortedMoments,
} from "./plain-moments.ts";

export interface PlainSubject {
  readonly id: string;
  readonly isGood: boolean | null;
  readonly joined: PlainMoment | null;
  readonly born: PlainMoment | null;
  readonly events: readonly PlainEvent[];
}

export interface PlainEvent {
  readonly event: EventSpec["event"];
  readonly kind: string | null;
  readonly when: PlainMoment | null;
}

export interface PlainCycle {
  readonly entered: PlainMoment | null;
  readonly left: PlainMoment | null;
}

export interface PlainWorld {
  readonly concepts: readonly ConceptSpec[];
  readonly asOf: { readonly instant: string; readonly day: string };
  readonly timezone: string;
}

/** From one end of the concept to the next, both excluded. */
interface Segment {
  readonly from: PlainMoment | undefined;
  readonly to: PlainMoment | undefined;
}

/** One object under one concept. */
interface Case {
  readonly world: PlainWorld;
  readonly concept: ConceptSpec;
  readonly subject: PlainSubject;
}

/** The cycles of an object in a concept, by the definition of each word, one object and one moment at a time. */
export function evaluateConcept(
  world: PlainWorld,
  concept: ConceptSpec,
  subject: PlainSubject,
): readonly PlainCycle[] {
  const one: Case = { world, concept, subject };
  return segmentsOf(one).flatMap((segment): readonly PlainCycle[] => {
    const entry = entryIn(one, segment);
    return entry === undefined ? [] : [{ entered: entry, left: segment.to ?? null }];
  });
}

/** Whether a clause holds by itself: an event between some two ends, an attribute or a state as it is now. */
export function holdsAlone(
  world: PlainWorld,
  concept: ConceptSpec,
  subject: PlainSubject,
  clause: ClauseSpec,
): boolean {
  const one: Case = { world, concept, subject };
  switch (clause.kind) {
    case "attribute":
      return subject.isGood === true;
    case "in":
      return cyclesIn(one, clause.concept).some(({ left }) => left === null) !== (clause.not ?? false);
    default:
      return segmentsOf(one).some((segment) => firstIn(one, clause, segment) !== undefined);
  }
}

function segmentsOf(one: Case): readonly Segment[] {
  const { until } = one.concept;
  const ends = until ? endsOf(one, until) : [];
  return [undefined, ...ends].map((from, index) => ({ from, to: ends[index] }));
}

/** Every moment at which a clause of `until` happens and the whole holds. */
function endsOf(one: Case, until: GroupSpec): readonly PlainMoment[] {
  const moments = sortedMoments(clausesIn(until).flatMap((clause) => beginnings(one, clause)));
  const hasHappened = (clause: ClauseSpec, now: PlainMoment): boolean =>
    clause.kind === "in"
      ? isSurelyIn(one, clause, now)
      : beginnings(one, clause).some((moment) => compareMoments(moment, now) <= 0);
  return moments.filter((now) => holds(until, (clause) => hasHappened(clause, now)));
}

function holds(group: GroupSpec, test: (clause: ClauseSpec) => boolean): boolean {
  const each = group.members.map((member) => ("members" in member ? holds(member, test) : test(member)));
  return group.kind === "all" ? each.every(Boolean) : each.some(Boolean);
}

/** Every moment at which a clause begins to hold, whatever the concept's ends. */
function beginnings(one: Case, clause: ClauseSpec): readonly PlainMoment[] {
  switch (clause.kind) {
    case "attribute":
      return [sinceOf(one.subject, clause)].flatMap((moment) => moment ?? []);
    case "in":
      return cyclesIn(one, clause.concept).flatMap(
        ({ entered, left }) => (clause.not ? left : entered) ?? [],
      );
    default:
      return clause.not
        ? silences(one, clause, (name) => anchorsAnywhere(one, name))
        : everyTime(one, clause);
  }
}

function sinceOf({ isGood, joined, born }: PlainSubject, { since }: AttributeSpec): PlainMoment | null {
  if (isGood !== true || since === undefined) return null;
  return since === "joined_at" ? joined : born;
}

function cyclesIn({ world, subject }: Case, id: string): readonly PlainCycle[] {
  return evaluateConcept(world, world.concepts.find((concept) => concept.id === id)!, subject);
}

/** Whether the object is known to be in the concept at a moment, or not to be when the clause says so. */
function isSurelyIn(one: Case, { concept, not }: InSpec, now: PlainMoment): boolean {
  const running = cyclesIn(one, concept).filter(({ left }) => left === null || compareMoments(now, left) < 0);
  const isKnown = running.some(({ entered }) => entered !== null && compareMoments(entered, now) <= 0);
  return not ? !isKnown && !running.some(({ entered }) => entered === null) : isKnown;
}

function eventsOf({ subject }: Case, { event, of }: EventSpec): readonly PlainEvent[] {
  return subject.events.filter((one) => one.event === event && (of === undefined || one.kind === of));
}

function momentsOf(one: Case, clause: EventSpec): readonly PlainMoment[] {
  return eventsOf(one, clause)
    .flatMap(({ when }) => when ?? [])
    .toSorted(compareMoments);
}

function anchorsAnywhere(one: Case, name: string): readonly PlainMoment[] {
  const clause = clauseNamed(one, name);
  return clause ? beginnings(one, clause) : cyclesIn(one, name).flatMap(({ entered }) => entered ?? []);
}

function clauseNamed({ concept }: Case, name: string): ClauseSpec | undefined {
  const all = [...clausesIn(concept.condition), ...(concept.until ? clausesIn(concept.until) : [])];
  return all.find(({ id }) => id === name);
}

/** Of some moments in order, those at which enough have come: for each choice of what they must precede and follow. */
function reached(
  clause: EventSpec,
  moments: readonly PlainMoment[],
  anchors: (name: string) => readonly PlainMoment[],
): readonly PlainMoment[] {
  const { atLeast, withinDays, before, after } = clause;
  if (before === undefined && after === undefined) {
    return moments.filter((moment, index) => {
      const first = moments[index - atLeast + 1];
      if (!first) return false;
      return withinDays === undefined || atLeast === 1 || isPlainlyNear(first, moment, withinDays);
    });
  }
  const sides = (name: string | undefined) => (name === undefined ? [undefined] : anchors(name));
  const isOnSide = (earlier: PlainMoment, later: PlainMoment) =>
    isPlainlyBefore(earlier, later) &&
    (withinDays === undefined || isPlainlyNear(earlier, later, withinDays));
  return sides(before).flatMap((later) =>
    sides(after).flatMap((earlier) =>
      moments
        .filter((moment) => (!later || isOnSide(moment, later)) && (!earlier || isOnSide(earlier, moment)))
        .slice(atLeast - 1),
    ),
  );
}

function everyTime(one: Case, clause: EventSpec): readonly PlainMoment[] {
  return reached(clause, momentsOf(one, clause), (name) => anchorsAnywhere(one, name));
}

/** The ends of the stretches after a start in which too few events happened, as far as they are over. */
function silences(
  one: Case,
  clause: EventSpec,
  anchors: (name: string) => readonly PlainMoment[],
): readonly PlainMoment[] {
  const { timezone, asOf } = one.world;
  const days = clause.withinDays!;
  return anchors(clause.after!).flatMap((start) => {
    const happened = momentsOf(one, clause).filter(
      (moment) => isPlainlyBefore(start, moment) && isPlainlyNear(start, moment, days),
    );
    if (happened.length >= clause.atLeast) return [];
    const end = laterMoment(start, days, { isDaily: clause.event === "note", timezone });
    const isOver = end.at === null ? end.day <= asOf.day : end.at <= asOf.instant;
    return isOver ? [end] : [];
  });
}

function isInside({ from, to }: Segment, moment: PlainMoment): boolean {
  return (!from || compareMoments(from, moment) < 0) && (!to || compareMoments(moment, to) < 0);
}

/** The first moment at which an event clause holds by what happens in a segment; null when it holds since an unknown one. */
function firstIn(one: Case, clause: EventSpec, segment: Segment): PlainMoment | null | undefined {
  const inside = (moments: readonly PlainMoment[]) => moments.filter((moment) => isInside(segment, moment));
  const anchors = (name: string): readonly PlainMoment[] => {
    const named = clauseNamed(one, name);
    if (named?.kind !== "event") return anchorsAnywhere(one, name);
    return [firstIn(one, named, segment)].flatMap((moment) => moment ?? []);
  };
  if (clause.not) return sortedMoments(inside(silences(one, clause, anchors)))[0];
  const dated = inside(momentsOf(one, clause));
  const [first] = sortedMoments(reached(clause, dated, anchors));
  if (first) return first;
  const isPlain =
    clause.before === undefined && clause.after === undefined && clause.withinDays === undefined;
  const undated = segment.from ? 0 : eventsOf(one, clause).filter(({ when }) => when === null).length;
  return isPlain && undated > 0 && dated.length + undated >= clause.atLeast ? null : undefined;
}

/** The moment of entry in a segment, null when it is unknown; undefined when there is none. */
function entryIn(one: Case, segment: Segment): PlainMoment | null | undefined {
  const { condition } = one.concept;
  const clauses = clausesIn(condition);
  const begins = clauses.flatMap((clause): readonly PlainMoment[] => {
    if (clause.kind !== "event") return beginnings(one, clause);
    return [firstIn(one, clause, segment)].flatMap((moment) => moment ?? []);
  });
  const moments = sortedMoments(begins.filter((moment) => isInside(segment, moment)));
  const entered = moments.find((now) => holds(condition, (clause) => isSure(one, segment, clause, now)));
  if (entered) return entered;
  const mayBegin = !segment.from || moments.length > 0;
  return mayBegin && holds(condition, (clause) => isPossible(one, segment, clause)) ? null : undefined;
}

/** Whether a clause holds at a moment of the segment, and is known to. */
function isSure(one: Case, segment: Segment, clause: ClauseSpec, now: PlainMoment): boolean {
  switch (clause.kind) {
    case "attribute":
      return beginnings(one, clause).some((moment) => compareMoments(moment, now) <= 0);
    case "in":
      return isSurelyIn(one, clause, now);
    default: {
      const first = firstIn(one, clause, segment);
      return !!first && compareMoments(first, now) <= 0;
    }
  }
}

/** Whether it may hold just before the segment ends. */
function isPossible(one: Case, segment: Segment, clause: ClauseSpec): boolean {
  const { to } = segment;
  const hasCome = (moment: PlainMoment) => !to || compareMoments(moment, to) < 0;
  switch (clause.kind) {
    case "attribute": {
      const since = sinceOf(one.subject, clause);
      return one.subject.isGood === true && (since === null || hasCome(since));
    }
    case "in": {
      const isMember = cyclesIn(one, clause.concept).some(
        ({ entered, left }) => (entered === null || hasCome(entered)) && (left === null || !hasCome(left)),
      );
      return isMember !== (clause.not ?? false);
    }
    default:
      return firstIn(one, clause, segment) !== undefined;
  }
}
