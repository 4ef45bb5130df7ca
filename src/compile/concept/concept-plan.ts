import type { Expression } from "../../definitions/index.ts";
import type { JoinPlan } from "../plan/join-plan.ts";
import type { TimeColumn } from "../plan/plan.ts";

/** How the members of a concept are found: each step is a relation of objects with their moment of entry. */
export interface ConceptPlan {
  readonly concept: string;
  /** The key of the object. */
  readonly key: string;
  readonly steps: readonly ConceptStep[];
  /** The name of the step that holds the members. */
  readonly result: string;
}

export type ConceptStep =
  | FirstEventsStep
  | PickStep
  | NthEventStep
  | AttributeStep
  | ConceptMembersStep
  | GatherStep;

interface EventScan {
  readonly name: string;
  readonly dataset: string;
  /** The reference that leads to the object. */
  readonly via: string;
  readonly time: TimeColumn;
  readonly joins: readonly JoinPlan[];
}

/** First events of one or several clauses over one dataset, in one scan. */
export interface FirstEventsStep extends EventScan {
  readonly kind: "first-events";
  readonly clauses: readonly { readonly name: string; readonly where?: Expression }[];
}

/** One clause of a scan that several share. */
export interface PickStep {
  readonly kind: "pick";
  readonly name: string;
  readonly input: string;
}

/** The n-th event, inside a sliding window when there is one, on one side of another clause when asked. */
export interface NthEventStep extends EventScan {
  readonly kind: "nth-event";
  readonly key: string;
  readonly where?: Expression;
  readonly atLeast: number;
  readonly withinDays?: number;
  readonly bounds: readonly Bound[];
}

export interface Bound {
  readonly side: "before" | "after";
  /** The step that holds the moment. */
  readonly of: string;
  /** Whether only days can be compared: one of the two has no hour. */
  readonly byDay: boolean;
}

export interface AttributeStep {
  readonly kind: "attribute";
  readonly name: string;
  readonly dataset: string;
  readonly key: string;
  readonly joins: readonly JoinPlan[];
  readonly where: Expression;
  readonly since?: TimeColumn;
}

export interface ConceptMembersStep {
  readonly kind: "concept";
  readonly name: string;
  readonly plan: ConceptPlan;
}

/** `all` enters with its last clause, and undated when one is; `any` with its first that is dated. */
export interface GatherStep {
  readonly kind: "all" | "any";
  readonly name: string;
  readonly members: readonly string[];
}
