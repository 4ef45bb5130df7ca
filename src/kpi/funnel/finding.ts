import type { Localised } from "../../core/index.ts";
import type { Bounds } from "../../stats/index.ts";
import type { FunnelStage } from "./funnel-table.ts";

/** An estimate with the ends of its 95 % interval. */
export interface Estimate extends Bounds {
  readonly value: number;
}

/** Those whom a finding is about: one value, two together, or everybody when there is none. */
export type Where = readonly { readonly dimension: string; readonly value: string | null }[];

/** Weeks by their first days. */
export interface Since {
  readonly week: string;
  /** The first and last week at which it may as well have begun (95 %). */
  readonly earliest: string;
  readonly latest: string;
  /** The first week in which it was over, if it was. */
  readonly until?: string;
}

export interface Sureness {
  /** The share of false ones to expect among findings at least as sure, over everything searched. */
  readonly falseDiscoveryRate: number;
  /** The chance of a change as large in this place at any week, if nothing had changed. */
  readonly p: number;
}

interface Common {
  readonly step: { readonly from: FunnelStage; readonly to: FunnelStage };
  readonly where: Where;
  /** Other values that are, in this step, all but the same people. */
  readonly alike: readonly Where[];
  readonly since: Since;
  readonly sureness: Sureness;
  /** What happened, in one sentence. */
  readonly sentence: Localised;
}

/** Fewer convert. */
export interface ConversionFinding extends Common {
  readonly kind: "conversion";
  readonly before: Reached;
  readonly after: Reached;
  /** The share that would have converted after it, had they gone on like the others. */
  readonly expectedRate: number;
  readonly lost: Estimate;
  /** The same at the end of the funnel: as many of them as usually go on through all later steps. */
  readonly lostAtEnd: Estimate;
  readonly cost?: Estimate;
  /** The change of their rate, apart: by who entered, and by how those alike convert. The two add up to it. */
  readonly change: RateChange;
  /** Those who still convert became slower at the same time. */
  readonly slower?: Slower;
}

/** Those who convert take longer. */
export interface SpeedFinding extends Common {
  readonly kind: "speed";
  readonly slower: Slower;
}

export interface Reached {
  readonly entered: number;
  readonly converted: number;
  readonly rate: number;
}

export interface RateChange {
  readonly total: number;
  readonly mix: number;
  readonly rate: number;
}

export interface Slower {
  readonly medianBefore: number;
  readonly medianAfter: number;
  /** Days more than expected, for each conversion, and over all since. */
  readonly days: Estimate;
  readonly daysInAll: Estimate;
}

export type Finding = ConversionFinding | SpeedFinding;
