import type { Dimension, Metric, MetricKind } from "../model.ts";
import type { Draft } from "./draft.ts";
import type { Entry } from "./entry.ts";
import { say, type Saying } from "./resolving.ts";

interface Drafts {
  readonly metrics: ReadonlyMap<string, Draft<Metric>>;
  readonly dimensions: ReadonlyMap<string, Draft<Dimension>>;
}

/** A funnel and a retention answer several values: nothing can be computed from one. */
export function refuseSeveral(
  saying: Saying,
  { metrics, dimensions }: Drafts,
  entries: ReadonlyMap<string, Entry>,
): void {
  const named = [
    ...[...metrics.values()].map(({ id, meaning }) => ({ id, inputs: inputsOf(meaning) })),
    ...[...dimensions.values()].map(({ id, metric }) => ({
      id,
      inputs: metric === undefined ? [] : [metric],
    })),
  ];
  for (const { id, inputs } of named)
    for (const input of inputs) {
      const kind = metrics.get(input)?.meaning.kind;
      const entry = entries.get(id);
      if (entry && (kind === "funnel" || kind === "retention"))
        say(saying, "input-of-several", { name: input, kind }, { entry });
    }
}

function inputsOf(meaning: MetricKind): readonly string[] {
  switch (meaning.kind) {
    case "ratio":
      return [meaning.numerator.metric, meaning.denominator.metric];
    case "derived":
      return Object.values(meaning.inputs).map(({ metric }) => metric);
    default:
      return [];
  }
}
