import type { Localised } from "../../core/index.ts";
import type { DimensionFacts } from "../dimension-scope.ts";
import type { Concept, Measure } from "../model.ts";
import type { MetricShape } from "../shape/metric-shape.ts";
import type { Draft } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import type { Resolving } from "./resolving.ts";

/** The definitions on which a metric rests, as far as they have been resolved. */
export interface MetricContext {
  readonly resolving: Resolving;
  /** Named measures, and those written inside metrics as they are met. */
  readonly measures: Map<string, Draft<Measure>>;
  readonly entries: ReadonlyMap<string, Shaped<MetricShape>>;
  /** What conditions must know of dimensions. */
  readonly facts: ReadonlyMap<string, DimensionFacts>;
  readonly concepts: ReadonlyMap<string, Draft<Concept>>;
  /** What concepts are called. */
  readonly labels: ReadonlyMap<string, Localised>;
}
