import type { MetricKind } from "../model.ts";
import type { Unit } from "../typing/unit.ts";

/** What a metric means, with what its number counts. */
export interface Meaning {
  readonly meaning: MetricKind;
  readonly unit: Unit;
  readonly uses: readonly string[];
}
