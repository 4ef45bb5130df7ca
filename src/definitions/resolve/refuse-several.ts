import type { Dimension, Metric, MetricKind } from "../model.ts";
import type { Draft } from "./draft.ts";
import type { Entry } from "./entry.ts";
import { readsAge } from "./refuse-beside-age.ts";
import { say, type Saying } from "./resolving.ts";

interface Drafts {
  readonly metrics: ReadonlyMap<string, Draft<Metric>>;
  readonly dimensions: ReadonlyMap<string, Draft<Dimension>>;
}

/** A funnel and a retention answer several values: nothing can be computed from one, save a retention at an age. */
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
      const entry = entries.get(id);
      if (entry) refuseInput(saying, { metrics, input, isFormula: isFormula(metrics.get(id)) }, entry);
    }
  for (const { id, metric } of dimensions.values()) {
    const entry = entries.get(id);
    if (entry && metric !== undefined && readsAge(metrics, metric))
      say(saying, "age-of-row", { name: metric }, { entry });
  }
}

interface Named {
  readonly metrics: ReadonlyMap<string, Draft<Metric>>;
  readonly input: string;
  readonly isFormula: boolean;
}

function refuseInput(saying: Saying, { metrics, input: name, isFormula: isIn }: Named, entry: Entry): void {
  const kind = metrics.get(name)?.meaning.kind;
  if (kind === "retention" && isIn)
    say(
      saying,
      "age-needed",
      { name },
      { entry, suggestion: `inputs: { at_12: { metric: ${name}, age: 12 } }` },
    );
  else if (kind === "funnel" || kind === "retention")
    say(saying, "input-of-several", { name, kind }, { entry });
}

function isFormula(metric: Draft<Metric> | undefined): boolean {
  return metric?.meaning.kind === "derived";
}

function inputsOf(meaning: MetricKind): readonly string[] {
  switch (meaning.kind) {
    case "ratio":
      return [meaning.numerator.metric, meaning.denominator.metric];
    case "derived":
      return Object.values(meaning.inputs).flatMap(({ metric, age, reaches }) => [
        ...(age === undefined && reaches === undefined ? [metric] : []),
        ...(reaches === undefined ? [] : [reaches]),
      ]);
    default:
      return [];
  }
}
