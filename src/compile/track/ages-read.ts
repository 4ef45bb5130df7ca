import type { Model } from "../../definitions/index.ts";
import type { Maturity } from "../query/leaf.ts";

/** The ages at which a metric reads retentions, itself or through those that it is made of. */
export function agesRead(model: Pick<Model, "metrics">, id: string): readonly Maturity[] {
  const meaning = model.metrics.get(id)?.meaning;
  if (meaning?.kind === "ratio")
    return [meaning.numerator, meaning.denominator].flatMap(({ metric }) => agesRead(model, metric));
  if (meaning?.kind !== "derived") return [];
  return Object.values(meaning.inputs).flatMap(({ metric, age, reaches }) => {
    const read = model.metrics.get(metric)?.meaning;
    if (read?.kind !== "retention") return agesRead(model, metric);
    return [
      ...(age === undefined ? [] : [{ every: read.every, age }]),
      ...(reaches === undefined ? [] : agesRead(model, reaches)),
    ];
  });
}
