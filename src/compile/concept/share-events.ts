import { conceptOfTable } from "../../definitions/index.ts";
import { columnsOf, expressionKey } from "../model/map-columns.ts";
import type { SourceModel } from "../model/source.ts";
import { planJoins } from "../plan/join-plan.ts";
import type {
  ConceptPlan,
  ConceptStep,
  EventScan,
  FirstEventsStep,
  SharedEventsStep,
} from "./concept-plan.ts";

export interface SharedEvents {
  /** Scans that several steps read, of datasets alone. */
  readonly scans: readonly FirstEventsStep[];
  /** The plans, which read those scans. */
  readonly plans: readonly ConceptPlan[];
}

/** First events of one object in one dataset are found in one scan, whichever concepts ask for them. */
export function shareEvents({ schema }: SourceModel, plans: readonly ConceptPlan[]): SharedEvents {
  const groups = new Map<string, FirstEventsStep[]>();
  for (const step of plans.flatMap(firstEventsIn)) {
    const readsTables = step.joins.every(
      ({ dataset }) => schema.datasets.has(dataset) && conceptOfTable(dataset) === undefined,
    );
    if (readsTables) groups.set(keyOf(step), [...(groups.get(keyOf(step)) ?? []), step]);
  }
  const several = [...groups].filter(([, steps]) => steps.length > 1 && !asksTwice(steps));
  const shared = new Map(several.map(([key, steps], index) => [key, together(steps, `firsts_${index + 1}`)]));
  return { scans: [...shared.values()], plans: plans.map((plan) => readingShared(plan, shared)) };
}

/** One condition alone, under two names of one concept. */
function asksTwice(steps: readonly FirstEventsStep[]): boolean {
  const clauses = steps.flatMap((step) => step.clauses);
  return new Set(clauses.map(clauseKey)).size === 1 && steps.some((step) => step.clauses.length > 1);
}

function firstEventsIn({ steps }: ConceptPlan): readonly FirstEventsStep[] {
  return steps.flatMap((step) => {
    if (step.kind === "concept") return firstEventsIn(step.plan);
    return step.kind === "first-events" ? [step] : [];
  });
}

function keyOf({ dataset, object, time }: EventScan): string {
  return [dataset, expressionKey(object), time.column].join("\n");
}

function together(steps: readonly FirstEventsStep[], name: string): FirstEventsStep {
  const { dataset, object, time } = steps[0]!;
  const all = steps.flatMap((step) => step.clauses);
  const clauses = [...new Map(all.map((one) => [clauseKey(one), one])).values()];
  const read = clauses.flatMap(({ where }) => (where ? columnsOf(where) : []));
  return {
    kind: "first-events",
    name,
    dataset,
    object,
    time,
    joins: planJoins([object, ...read], time),
    clauses: clauses.map((one, index) => ({ ...one, name: `clause_${index + 1}` })),
  };
}

function clauseKey({ where }: EventScan["clauses"][number]): string {
  return where ? expressionKey(where) : "";
}

function readingShared(plan: ConceptPlan, shared: ReadonlyMap<string, FirstEventsStep>): ConceptPlan {
  const replaced = plan.steps.map((step): ConceptStep => {
    if (step.kind === "concept") return { ...step, plan: readingShared(step.plan, shared) };
    const scan = step.kind === "first-events" ? shared.get(keyOf(step)) : undefined;
    return step.kind === "first-events" && scan ? readFrom(scan, step) : step;
  });
  return { ...plan, steps: replaced };
}

function readFrom(scan: FirstEventsStep, { name, clauses }: FirstEventsStep): SharedEventsStep {
  const named = new Map(scan.clauses.map((one) => [clauseKey(one), one.name]));
  return {
    kind: "shared-events",
    name,
    input: scan.name,
    isWhole: scan.clauses.length === 1,
    isDaily: scan.time.type === "date",
    clauses: clauses.map((one) => ({ name: one.name, of: named.get(clauseKey(one))! })),
  };
}
