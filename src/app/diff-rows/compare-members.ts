import { compareConcepts } from "../../compile/index.ts";
import type { Localised } from "../../core/index.ts";
import type { Clause, ClauseGroup, Concept } from "../../definitions/index.ts";
import type { Cell } from "../../engine/index.ts";
import type { QuerySession } from "../query-session.ts";

/** Who is in two concepts over the same object, and why the others are not. */
export interface MembersDiff {
  readonly object: string;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly inBoth: number;
  readonly onlyA: OneSided;
  readonly onlyB: OneSided;
  /** Objects in both, whose day of entry is not the same; a day that is unknown on one side alone counts. */
  readonly otherEntry: { readonly objects: number; readonly samples: readonly Sample[] };
  /** Of the personal columns of which samples show the first letter. */
  readonly labels: { readonly [column: string]: Localised };
}

export interface ComparedSide {
  readonly concept: string;
  readonly label: Localised;
  readonly hash: string;
  readonly members: number;
  /** Those of its members whose entry carries no date. */
  readonly undated: number;
}

export interface OneSided {
  readonly objects: number;
  /** The clauses of the other concept that fail, the most frequent first; the objects add up to all. */
  readonly causes: readonly Cause[];
}

export interface Cause {
  /** One clause alone; several; or none, when each holds but never all at one moment. */
  readonly kind: "clause" | "several" | "together";
  readonly clause?: string;
  readonly words?: Localised;
  readonly objects: number;
  /** Of several: which of them fail together. */
  readonly combinations?: readonly { readonly clauses: readonly string[]; readonly objects: number }[];
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly key: string | number;
  readonly enteredA: string | null;
  readonly enteredB: string | null;
  /** Personal columns, of which the first letter is shown. */
  readonly masked: { readonly [column: string]: string | null };
}

export interface MembersAsked {
  readonly a: { readonly session: QuerySession; readonly concept: Concept };
  readonly b: { readonly session: QuerySession; readonly concept: Concept };
  readonly samples: number;
}

export async function compareMembers({ a, b, samples }: MembersAsked): Promise<MembersDiff> {
  const { engine, snapshot } = a.session;
  const asOf = snapshot.loadedAt;
  const statements = compareConcepts({
    a: { concept: a.concept, context: { ...a.session.context, asOf } },
    b: { concept: b.concept, context: { ...b.session.context, asOf } },
    samples,
  });
  const counted = await engine.query(statements.counts);
  const groups = counted.rows.map(groupOf);
  const shown = await engine.query(statements.samples);
  const examples = shown.rows.map((row) => sampleOf(row, statements.masked));
  const inBoth = groups.filter((group) => group.side === "both");
  const { columns = [] } = a.session.compiled.model.schema.datasets.get(a.concept.object) ?? {};
  const differing = inBoth.filter(({ differs }) => differs);
  return {
    object: a.concept.object,
    a: sideOf(a.concept, groups, "a"),
    b: sideOf(b.concept, groups, "b"),
    inBoth: total(inBoth),
    onlyA: oneSided(b.concept, { groups, examples, side: "a" }),
    onlyB: oneSided(a.concept, { groups, examples, side: "b" }),
    otherEntry: {
      objects: total(differing),
      samples: examples.filter(({ side }) => side === "both").map(({ sample }) => sample),
    },
    labels: Object.fromEntries(
      columns.flatMap(({ name, label }) => (statements.masked.includes(name) ? [[name, label]] : [])),
    ),
  };
}

interface Group {
  readonly side: string;
  readonly failed: readonly string[];
  readonly differs: boolean;
  readonly objects: number;
  readonly undated: { readonly a: number; readonly b: number };
}

function groupOf([side, failed, differs, objects, a, b]: readonly Cell[]): Group {
  return {
    side: String(side),
    failed: clausesIn(failed ?? null),
    differs: Number(differs) === 1,
    objects: Number(objects),
    undated: { a: Number(a), b: Number(b) },
  };
}

function clausesIn(failed: Cell): readonly string[] {
  return failed === null ? [] : String(failed).split(",").slice(0, -1);
}

interface Example {
  readonly side: string;
  readonly failed: readonly string[];
  readonly sample: Sample;
}

function sampleOf(
  [side, failed, key, enteredA, enteredB, ...values]: readonly Cell[],
  masked: readonly string[],
): Example {
  const text = (cell: Cell | undefined) => (cell === null || cell === undefined ? null : String(cell));
  return {
    side: String(side),
    failed: clausesIn(failed ?? null),
    sample: {
      key: typeof key === "number" ? key : String(key),
      enteredA: text(enteredA),
      enteredB: text(enteredB),
      masked: Object.fromEntries(masked.map((name, index) => [name, text(values[index])])),
    },
  };
}

function total(groups: readonly Group[]): number {
  return groups.reduce((sum, { objects }) => sum + objects, 0);
}

function sideOf({ id, label, hash }: Concept, groups: readonly Group[], side: "a" | "b"): ComparedSide {
  const own = groups.filter((group) => group.side === "both" || group.side === side);
  const undated = own.reduce((sum, group) => sum + group.undated[side], 0);
  return { concept: id, label, hash, members: total(own), undated };
}

interface Judged {
  readonly groups: readonly Group[];
  readonly examples: readonly Example[];
  readonly side: "a" | "b";
}

/** Why objects that are in one concept alone are not in the other. */
function oneSided(other: Concept, { groups, examples, side }: Judged): OneSided {
  const own = groups.filter((group) => group.side === side);
  const words = new Map(clauses(other.condition).map((clause) => [clause.id, clause.words]));
  const samplesOf = (isWanted: (count: number, first: string | undefined) => boolean) =>
    examples
      .filter((one) => one.side === side && isWanted(one.failed.length, one.failed[0]))
      .map(({ sample }) => sample);
  const single = [...words].flatMap(([clause, said]): readonly Cause[] => {
    const objects = total(own.filter(({ failed }) => failed.length === 1 && failed[0] === clause));
    const samples = samplesOf((count, first) => count === 1 && first === clause);
    return objects === 0 ? [] : [{ kind: "clause", clause, words: said, objects, samples }];
  });
  const several = own.filter(({ failed }) => failed.length > 1);
  const together = own.filter(({ failed }) => failed.length === 0);
  const causes: readonly Cause[] = [
    ...single,
    ...(several.length > 0
      ? [
          severalOf(
            several,
            samplesOf((count) => count > 1),
          ),
        ]
      : []),
    ...(together.length > 0
      ? [{ kind: "together", objects: total(together), samples: samplesOf((count) => count === 0) } as const]
      : []),
  ];
  return { objects: total(own), causes: causes.toSorted((a, b) => b.objects - a.objects) };
}

function severalOf(groups: readonly Group[], samples: readonly Sample[]): Cause {
  const combinations = groups
    .map(({ failed, objects }) => ({ clauses: failed, objects }))
    .toSorted((a, b) => b.objects - a.objects || (a.clauses.join() < b.clauses.join() ? -1 : 1));
  return { kind: "several", objects: total(groups), combinations, samples };
}

function clauses({ members }: ClauseGroup): readonly Clause[] {
  return members.flatMap((member) => ("members" in member ? clauses(member) : [member]));
}
