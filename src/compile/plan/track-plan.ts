import type { Duration } from "../../definitions/index.ts";
import type { AsOf } from "./plan.ts";

/** Relations worked out from several scans. */
export type TrackStep = MatchStep;

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
