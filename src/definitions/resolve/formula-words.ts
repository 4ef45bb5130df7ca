import type { Language, Localised } from "../../core/index.ts";
import { datasetNamed } from "../../dataset/index.ts";
import type { Aggregation, Formula, Measure, MetricKind } from "../model.ts";
import type { Draft } from "./draft.ts";
import type { MetricContext } from "./metric-context.ts";

const aggregationWords: { readonly [A in Aggregation]: Localised } = {
  sum: { en: "sum", fr: "somme" },
  count: { en: "count", fr: "nombre" },
  count_distinct: { en: "distinct count", fr: "nombre distinct" },
  min: { en: "smallest", fr: "plus petit" },
  max: { en: "largest", fr: "plus grand" },
  avg: { en: "mean", fr: "moyenne" },
  median: { en: "median", fr: "médiane" },
  percentile: { en: "percentile", fr: "centile" },
};

/** The formula in words, for a metric that gives none. */
export function formulaWordsOf(context: MetricContext, meaning: MetricKind): Localised {
  return { en: wordsIn("en", context, meaning), fr: wordsIn("fr", context, meaning) };
}

function wordsIn(language: Language, context: MetricContext, meaning: MetricKind): string {
  const label = (id: string) => labelOf(context, id)[language];
  switch (meaning.kind) {
    case "simple": {
      const measure = context.measures.get(meaning.measure);
      return measure ? measureWords(language, context, measure) : meaning.measure;
    }
    case "ratio":
      return `${label(meaning.numerator.metric)} / ${label(meaning.denominator.metric)}`;
    default:
      return formulaText(meaning.formula, label);
  }
}

function measureWords(language: Language, context: MetricContext, measure: Draft<Measure>): string {
  const { aggregation, dataset } = measure;
  const source = datasetNamed(dataset)?.label ?? labelOf(context, dataset);
  return `${aggregationWords[aggregation][language]} (${source[language]})`;
}

function labelOf({ entries, measures, labels }: MetricContext, id: string): Localised {
  return entries.get(id)?.shape.label ?? measures.get(id)?.label ?? labels.get(id) ?? { en: id, fr: id };
}

function formulaText(formula: Formula, label: (id: string) => string): string {
  if (formula.kind === "metric") return label(formula.metric);
  if (formula.kind === "number") return formula.value;
  const side = (part: Formula) =>
    part.kind === "operation" ? `(${formulaText(part, label)})` : formulaText(part, label);
  return `${side(formula.left)} ${formula.operator} ${side(formula.right)}`;
}
