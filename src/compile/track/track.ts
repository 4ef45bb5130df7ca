import type { Grain } from "../../core/index.ts";
import type { ConversionKind, FunnelKind, RetentionKind } from "../../definitions/index.ts";

/**
 * What becomes of the rows of a source: its leaf counts rows of a relation worked out from several sources. `part`
 * says which of them.
 */
export type Track = ConversionTrack | FunnelTrack | RetentionTrack | AgedTrack;

export interface ConversionTrack {
  readonly kind: "conversion";
  readonly metric: string;
  readonly meaning: ConversionKind;
  /** `known`: as far as it has come, waited for or not; `nobody`: base rows without an entity. */
  readonly part: "base" | "converted" | "immature" | "known_base" | "known_converted" | "nobody";
}

export interface FunnelTrack {
  readonly kind: "funnel";
  readonly metric: string;
  readonly meaning: FunnelKind;
  /**
   * `entered` and `converted`: of those whose time for the step is over, who stood before it, and who took it;
   * `first_`: the same of those who took the first step.
   */
  readonly part:
    | "reached"
    | "entered"
    | "converted"
    | "immature"
    | "exited"
    | "first_entered"
    | "first_converted"
    | "quartile"
    | "curve_events"
    | "curve_competing"
    | "curve_censored";
}

export interface RetentionTrack {
  readonly kind: "retention";
  readonly metric: string;
  readonly meaning: RetentionKind;
  /** Of the members whose period is over: how many, how many active, what they brought, what they first brought. */
  readonly part: "size" | "active" | "value" | "first" | "immature" | "members";
  /** At this age alone; `members` and `immature` are then all members, whatever their age. */
  readonly age?: number;
}

/** Rows in the cohort of their date, at each age that it has come to. */
export interface AgedTrack {
  readonly kind: "aged";
  /** The retention whose ages they are. */
  readonly metric: string;
  readonly every: Grain;
  readonly upTo?: number;
  readonly part: "aged";
}
