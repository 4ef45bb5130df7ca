import type { Grain } from "../../core/index.ts";
import type { Duration } from "../../definitions/index.ts";
import type { AsOf } from "./plan.ts";

/** Relations worked out from several scans. */
export type TrackStep = MatchStep | WaysStep | CurveStep | PresenceStep | AgedStep | WithAgesStep;

/** The columns of scans whose rows are events. */
export const eventColumns = { entity: "entity", at: "at", day: "day" } as const;

/**
 * Base events beside those that follow them. Each base that counts is a row, and each conversion another, with the
 * base that it is given to.
 */
export interface MatchStep {
  readonly kind: "match";
  readonly name: string;
  /** Scans of events. */
  readonly base: string;
  readonly converted: string;
  /** What a row of the base is: an event, a cycle of a concept, or all the events of an entity. */
  readonly unit: "event" | "cycle" | "entity";
  readonly attribution: "first" | "last" | "all";
  readonly datedBy: "base" | "converted";
  /** Events are compared by their days. */
  readonly isDaily: boolean;
  readonly within?: Duration;
  /** How long after its base a conversion is waited for. */
  readonly patience?: Duration;
  readonly asOf: AsOf;
  /** What tells the rows of each side apart, ties included. */
  readonly baseKeys: readonly string[];
  readonly convertedKeys: readonly string[];
  /** Of a concept that is entered several times: the base's key of the object. */
  readonly object?: string;
  /** Columns that must be equal, beside the entity. */
  readonly constants: readonly string[];
  /** Columns of the base that are kept. */
  readonly carried: readonly string[];
  /** Rows of one dataset under one date: each is followed by others only. */
  readonly isSelf: boolean;
  /** Of base events at one moment any may stand for the first: of none more is read than its moment. */
  readonly areAlike: boolean;
}

/** Entries into a concept. */
export interface Entries {
  readonly concept: string;
  /** The relation of its members, and the column of their object. */
  readonly members: string;
  readonly key: string;
  /** An object may be in it several times. */
  readonly isCyclic: boolean;
}

/** The way of each object (of each cycle of its first step) through the steps: a row for each of them. */
export interface WaysStep {
  readonly kind: "ways";
  readonly name: string;
  /** The scan of entries into the first step. */
  readonly first: string;
  readonly firstKeys: readonly string[];
  /** Those after the first. */
  readonly steps: readonly (Entries & { readonly within?: Duration })[];
  readonly exits: readonly Entries[];
  readonly order: "strict" | "any";
  readonly isDaily: boolean;
  readonly within?: Duration;
  readonly horizon?: Duration;
  readonly asOf: AsOf;
  /** Columns of the first step that are kept. */
  readonly carried: readonly string[];
  /** Days from which on no curve is told. */
  readonly days: number;
  /** Its rows are shown, and not counted. */
  readonly isOpened: boolean;
}

/** The column of a way that holds when a step was taken; the first is 1. */
export function stepColumn(step: number): string {
  return `step_${step}_at`;
}

/** The columns of an answer that hold the curve of a group, a row for each day. */
export const curveColumns = {
  elapsed: "curve_day",
  events: "curve_events",
  competing: "curve_competing",
  censored: "curve_censored",
} as const;

/** The groups of an answer, and below them those of its curves. */
export interface CurveStep {
  readonly kind: "curve";
  readonly name: string;
  readonly input: string;
  readonly keys: readonly string[];
  readonly values: readonly string[];
  /** The step that counts by elapsed day. */
  readonly curve: string;
  readonly counts: { readonly events: string; readonly competing: string; readonly censored: string };
}

/** Each member of a cohort at each age in periods that it has come to: whether it is active, and what it brings. */
export interface PresenceStep {
  readonly kind: "presence";
  readonly name: string;
  /** Scans of events. */
  readonly cohort: string;
  readonly activity: string;
  readonly cohortKeys: readonly string[];
  /** Each entity is a member once a period, by its first event there; else each entry is a member. */
  readonly isByPeriod: boolean;
  readonly every: Grain;
  readonly counting: "bounded" | "unbounded" | "cumulative";
  readonly hasValue: boolean;
  readonly isCapped: boolean;
  readonly isDaily: boolean;
  readonly upTo?: number;
  readonly asOf: AsOf;
  /** Columns of the cohort that are kept. */
  readonly carried: readonly string[];
}

/** Each row of a scan at each age that the cohort of its day has come to. */
export interface AgedStep {
  readonly kind: "aged";
  readonly name: string;
  /** The scan, its day in the column of that name. */
  readonly input: string;
  readonly columns: readonly string[];
  readonly every: Grain;
  readonly upTo?: number;
  readonly asOf: AsOf;
}

/** The column of relations that holds an age, and that of an answer's rows by age. */
export const ageColumn = "age";
export const atAgeColumn = "at_age";

/** The groups of an answer, and below them a row for each of their ages. */
export interface WithAgesStep {
  readonly kind: "with-ages";
  readonly name: string;
  readonly input: string;
  readonly keys: readonly string[];
  readonly values: readonly string[];
  /** The step that counts by age, and its values. */
  readonly ages: string;
  readonly agedValues: readonly string[];
}
