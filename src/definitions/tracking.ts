import type { Grain } from "../core/index.ts";
import type { Duration } from "./duration.ts";
import type { Expression } from "./expression.ts";

/** Events of one kind: rows of a dataset, or entries into a concept. */
export interface EventSide {
  /** A dataset or a concept. */
  readonly source: string;
  readonly where?: Expression;
  /** The column that dates them. */
  readonly time: string;
  /** Only the day of some of them is known. */
  readonly isDaily: boolean;
  /** What joins them to the events of the other side. */
  readonly entity: Expression;
}

/** How often events of one kind are followed by events of another, for the same entity. */
export interface ConversionKind {
  readonly kind: "conversion";
  readonly base: EventSide;
  readonly converted: EventSide;
  /** Equal on both sides, beside the entity. */
  readonly constant: readonly { readonly base: Expression; readonly converted: Expression }[];
  /** What is counted: cycles of a concept, entities, or events one by one. */
  readonly count: "cycle" | "entity" | "event";
  /** 0 <= converted - base < within; without it any time later. */
  readonly within?: Duration;
  /** Which base of several before one conversion. */
  readonly attribution: "first" | "last" | "all";
  readonly datedBy: "base" | "converted";
  /** Whether the query's filters come after events are matched, or before. */
  readonly filter: "after" | "before";
  readonly give: "rate" | "converted" | "base";
  /** Without a window: how long after its base a conversion is waited for before a rate counts it. */
  readonly horizon?: Duration;
  /** What each side counts. */
  readonly units: { readonly base: string; readonly converted: string };
}

/** The way of objects through concepts, one after the other. */
export interface FunnelKind {
  readonly kind: "funnel";
  readonly object: string;
  readonly steps: readonly FunnelStep[];
  /** `strict`: each step follows the one before; `any`: each follows the first. */
  readonly order: "strict" | "any";
  /** From the first step. */
  readonly within?: Duration;
  /** Without a window: how long a step is waited for before a rate counts it. */
  readonly horizon?: Duration;
  /** Concepts that end the way. */
  readonly exits: readonly string[];
  /** Only the day of some entries is known. */
  readonly isDaily: boolean;
  /** In place of all steps, counts of the last one, dated by when those who stand before it came there. */
  readonly counting?: FunnelCounting;
}

export interface FunnelCounting {
  /** Who stands before the step, or who took it. */
  readonly give: "before" | "taken";
  /** By whole days from one to the other, those of so many and more together. */
  readonly upToDays?: number;
}

export interface FunnelStep {
  readonly concept: string;
  /** From the step before. */
  readonly within?: Duration;
}

/** Who of a cohort is active, or what a cohort brings, period after period. */
export interface RetentionKind {
  readonly kind: "retention";
  readonly cohort: EventSide;
  readonly activity: EventSide;
  readonly every: Grain;
  /** In the period itself; in it or later; in it or before. */
  readonly counting: "bounded" | "unbounded" | "cumulative";
  /** Over the activity: summed in place of counting who is active. */
  readonly value?: Expression;
  /** What a period is divided by: the size of the cohort, or the same of period 0. */
  readonly relativeTo: "size" | "first";
  /** Each member brings at most what it brought in period 0. */
  readonly isCapped: boolean;
  /** The last period that is shown. */
  readonly upTo?: number;
  /** What a cohort counts, and what its value is measured in. */
  readonly units: { readonly members: string; readonly value: string };
}
