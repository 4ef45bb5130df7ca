import type { Estimate } from "../finding.ts";

/** What a sentence about a finding can say. Labels are in the sentence's language already. */
export interface Facts {
  readonly from: string;
  readonly to: string;
  /** Dimension and value; none for everybody. */
  readonly where: readonly { readonly dimension: string; readonly value: string | null }[];
  /** Days, YYYY-MM-DD. */
  readonly since: string;
  readonly until?: string;
  readonly falseDiscoveryRate: number;
  readonly places: number;
}

export interface ConversionFacts extends Facts {
  readonly rate: number;
  readonly expectedRate: number;
  readonly lost: Estimate;
  readonly cost?: Estimate & { readonly currency: string };
}

export interface SpeedFacts extends Facts {
  readonly medianBefore: number;
  readonly medianAfter: number;
  readonly days: Estimate;
}

export interface FindingWords {
  readonly conversion: (facts: ConversionFacts) => string;
  readonly speed: (facts: SpeedFacts) => string;
}
