import type { Localised } from "../../core/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";

/** A key that a metric brings itself: the steps of a funnel, the periods of a cohort's age, the days that a step took. */
export interface OwnKey {
  readonly name: string;
  readonly label: Localised;
  /** Names of its values, by the value's text. */
  readonly values?: { readonly [value: string]: Localised };
}

const stepKey = "step";
const ageKey = "age";
const elapsedKey = "elapsed_day";

export function ownKeyOf({ model }: Pick<CompiledModel, "model">, metric: string): OwnKey | undefined {
  const meaning = model.metrics.get(metric)?.meaning;
  if (meaning?.kind === "funnel" && meaning.counting) {
    const label = { en: "Days", fr: "Jours" };
    return meaning.counting.upToDays === undefined ? undefined : { name: elapsedKey, label };
  }
  if (meaning?.kind === "funnel") {
    const labels = meaning.steps.map(
      ({ concept }, index) => [String(index + 1), model.concepts.get(concept)!.label] as const,
    );
    return { name: stepKey, label: { en: "Step", fr: "Étape" }, values: Object.fromEntries(labels) };
  }
  if (meaning?.kind === "retention") return { name: ageKey, label: { en: "Age", fr: "Âge" } };
  return undefined;
}
