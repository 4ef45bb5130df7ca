import { type Language, type Localised, unreachable } from "../../core/index.ts";
import type {
  Aggregation,
  BalanceKind,
  CumulativeKind,
  Formula,
  FormulaInput,
  Measure,
  MetricKind,
  SimpleKind,
} from "../model.ts";
import type { Duration } from "../duration.ts";
import type { Draft } from "./draft.ts";
import type { MetricContext } from "./metric-context.ts";
import { durationWords, trackingWords } from "./tracking-words.ts";

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
    case "ratio":
      return `${label(meaning.numerator.metric)} / ${label(meaning.denominator.metric)}`;
    case "derived":
      return formulaText(meaning.formula, (input) => inputText(language, meaning.inputs[input]!, label));
    case "simple":
    case "cumulative":
    case "balance": {
      const measure = context.measures.get(meaning.measure);
      const words = measure ? measureWords(language, context, measure) : meaning.measure;
      return [words, ...timeWords(language, meaning)].join(", ");
    }
    case "conversion":
    case "funnel":
    case "retention":
      return trackingWords(language, meaning, (source) => sourceWords(context, source)[language]);
    default:
      return unreachable(meaning);
  }
}

function inputText(
  language: Language,
  { metric, filter, age, reaches, offset, eachDay, atStartOf }: FormulaInput,
  label: (id: string) => string,
): string {
  const said = [
    ...(filter ? [{ en: "filtered", fr: "filtré" }] : []),
    ...(age === undefined ? [] : [{ en: `at age ${age}`, fr: `à l'âge ${age}` }]),
    ...(reaches === undefined
      ? []
      : [
          {
            en: `first age at which it reaches ${label(reaches)}`,
            fr: `premier âge où il atteint : ${label(reaches)}`,
          },
        ]),
    ...(offset ? [earlierWords(offset)] : []),
    ...(eachDay ? [{ en: "day by day", fr: "jour par jour" }] : []),
    ...(atStartOf === undefined
      ? []
      : [{ en: `at the start of the ${atStartOf}`, fr: `au début de la période ${atStartOf}` }]),
  ];
  return said.length === 0
    ? label(metric)
    : `${label(metric)} [${said.map((one) => one[language]).join(", ")}]`;
}

function earlierWords(duration: Duration): Localised {
  return { en: `${durationWords("en", duration)} before`, fr: `${durationWords("fr", duration)} avant` };
}

/** Over which stretch of days, or on which day, a measure is taken. */
function timeWords(
  language: Language,
  meaning: SimpleKind | CumulativeKind | BalanceKind,
): readonly string[] {
  if (meaning.kind === "simple") return [];
  if (meaning.kind === "balance") {
    const words = { en: `${meaning.take} value along time`, fr: `valeur ${meaning.take} dans le temps` };
    return [words[language]];
  }
  const { window, toDate } = meaning;
  if (window)
    return [
      { en: `over the last ${window.count} ${window.unit}`, fr: `sur ${window.count} ${window.unit}` }[
        language
      ],
    ];
  if (toDate !== undefined)
    return [{ en: `since the start of the ${toDate}`, fr: `depuis le début : ${toDate}` }[language]];
  return [{ en: "since the beginning", fr: "depuis le début" }[language]];
}

function measureWords(language: Language, context: MetricContext, measure: Draft<Measure>): string {
  const { aggregation, dataset } = measure;
  return `${aggregationWords[aggregation][language]} (${sourceWords(context, dataset)[language]})`;
}

function sourceWords(context: MetricContext, source: string): Localised {
  return context.resolving.schema.datasets.get(source)?.label ?? labelOf(context, source);
}

function labelOf({ entries, measures, labels }: MetricContext, id: string): Localised {
  return entries.get(id)?.shape.label ?? measures.get(id)?.label ?? labels.get(id) ?? { en: id, fr: id };
}

function formulaText(formula: Formula, label: (id: string) => string): string {
  if (formula.kind === "metric") return label(formula.input);
  if (formula.kind === "number") return formula.value;
  if (formula.kind === "nullif-zero") return formulaText(formula.of, label);
  const side = (part: Formula) =>
    part.kind === "operation" ? `(${formulaText(part, label)})` : formulaText(part, label);
  return `${side(formula.left)} ${formula.operator} ${side(formula.right)}`;
}
