import { type Localised, unreachable } from "../../core/index.ts";
import {
  type Clause,
  type ClauseGroup,
  type Concept,
  type ConversionKind,
  conceptOfTable,
  type DerivedKind,
  type EventClause,
  type Expression,
  type Formula,
  type FunnelKind,
  type Metric,
  type MetricInput,
  type Model,
  type RetentionKind,
} from "../../definitions/index.ts";
import { columnsOf } from "../model/map-columns.ts";
import { sourcesOf } from "../model/source.ts";
import { expressionText } from "./expression-text.ts";

/** What a definition rests on, down to the columns of the data. Plain data. */
export interface Lineage {
  readonly kind: "metric" | "measure" | "concept" | "clause" | "dataset" | "column";
  readonly name: string;
  readonly label: Localised;
  /** Its condition or value, as an expression. */
  readonly says?: string;
  readonly rests: readonly Lineage[];
}

export function lineageOf(model: Model, id: string): Lineage {
  const metric = model.metrics.get(id);
  return metric ? metricLineage(model, metric) : measureLineage(model, id);
}

function metricLineage(model: Model, metric: Metric): Lineage {
  const lineage = meaningLineage(model, metric);
  if (!metric.filter) return lineage;
  const filter = `where ${expressionText(metric.filter)}`;
  return { ...lineage, says: lineage.says === undefined ? filter : `${lineage.says} ${filter}` };
}

function meaningLineage(model: Model, { id, label, meaning }: Metric): Lineage {
  switch (meaning.kind) {
    case "simple":
    case "cumulative":
    case "balance":
      return { kind: "metric", name: id, label, rests: [measureLineage(model, meaning.measure)] };
    case "ratio":
      return {
        kind: "metric",
        name: id,
        label,
        says: `${inputText(meaning.numerator)} / ${inputText(meaning.denominator)}`,
        rests: [meaning.numerator, meaning.denominator].map((input) => lineageOf(model, input.metric)),
      };
    case "derived":
      return {
        kind: "metric",
        name: id,
        label,
        says: [formulaText(meaning.formula), ...meantInputs(meaning.inputs)].join("; "),
        rests: restsOf(meaning).map((input) => lineageOf(model, input)),
      };
    case "conversion":
    case "funnel":
    case "retention":
      return { kind: "metric", name: id, label, rests: trackedLineage(model, meaning) };
    default:
      return unreachable(meaning);
  }
}

/** Each metric of a formula once, with what a retention has to reach. */
function restsOf({ inputs }: DerivedKind): readonly string[] {
  const named = Object.values(inputs).flatMap(({ metric, reaches }) => [
    metric,
    ...(reaches === undefined ? [] : [reaches]),
  ]);
  return [...new Set(named)];
}

function inputText({ metric, where, filter, across }: MetricInput): string {
  return withParts(metric, [
    ...(where ? [expressionText(where)] : []),
    ...(filter ? [expressionText(filter)] : []),
    ...(across ? [`across ${across.join(", ")}`] : []),
  ]);
}

/** What the names of a formula stand for, where they are not a metric as it is. */
function meantInputs(inputs: DerivedKind["inputs"]): readonly string[] {
  return Object.entries(inputs).flatMap(([name, input]) => {
    const { filter, offset, eachDay, atStartOf } = input;
    const meant = withParts(atAge(input), [
      ...(filter ? [expressionText(filter)] : []),
      ...(offset ? [`offset ${offset.count} ${offset.unit}`] : []),
      ...(eachDay ? ["each day"] : []),
      ...(atStartOf === undefined ? [] : [`at start of ${atStartOf}`]),
    ]);
    return meant === name ? [] : [`${name}: ${meant}`];
  });
}

function atAge({ metric, age, reaches }: DerivedKind["inputs"][string]): string {
  if (reaches !== undefined) return `first age at which ${metric} reaches ${reaches}`;
  return age === undefined ? metric : `${metric} at age ${age}`;
}

function withParts(metric: string, parts: readonly string[]): string {
  return parts.length > 0 ? `${metric} (${parts.join("; ")})` : metric;
}

function formulaText(formula: Formula): string {
  if (formula.kind === "metric") return formula.input;
  if (formula.kind === "number") return formula.value;
  if (formula.kind === "nullif-zero") return `nullif(${formulaText(formula.of)}, 0)`;
  const side = (part: Formula) => (part.kind === "operation" ? `(${formulaText(part)})` : formulaText(part));
  return `${side(formula.left)} ${formula.operator} ${side(formula.right)}`;
}

/** The sources that it follows, and what is read of each. */
function trackedLineage(
  model: Model,
  meaning: ConversionKind | FunnelKind | RetentionKind,
): readonly Lineage[] {
  if (meaning.kind === "funnel") {
    const concepts = [...meaning.steps.map(({ concept }) => concept), ...meaning.exits];
    return concepts.map((concept) => sourceLineage(model, concept, undefined));
  }
  const sides =
    meaning.kind === "conversion" ? [meaning.base, meaning.converted] : [meaning.cohort, meaning.activity];
  return sides.map((side) => {
    const { source, where, time, entity } = side;
    const value = meaning.kind === "retention" && side === meaning.activity ? meaning.value : undefined;
    const lineage = sourceLineage(model, source, model.concepts.has(source) ? undefined : time);
    const read = columnLineage(model, source, [entity, ...(where ? [where] : []), ...(value ? [value] : [])]);
    const says = where ? { says: expressionText(where) } : {};
    return { ...lineage, ...says, rests: [...lineage.rests, ...read] };
  });
}

function measureLineage(model: Model, id: string): Lineage {
  const measure = model.measures.get(id)!;
  const { aggregation, of, where, dataset, time } = measure;
  const value = `${aggregation}(${of ? expressionText(of) : ""})`;
  const says = where ? `${value} where ${expressionText(where)}` : value;
  const read = [...(of ? [of] : []), ...(where ? [where] : [])];
  const dated = measure.isStock ? undefined : (time ?? sourcesOf(model)(dataset)?.time);
  return {
    kind: "measure",
    name: id,
    label: measure.label,
    says,
    rests: [sourceLineage(model, dataset, dated), ...columnLineage(model, dataset, read)],
  };
}

function sourceLineage(model: Model, name: string, dated: string | undefined): Lineage {
  const concept = model.concepts.get(name);
  if (concept && !model.schema.datasets.has(name)) {
    const { condition, until } = concept;
    const rests = [
      ...groupLineage(model, condition, concept),
      ...(until ? [endLineage(model, until, concept)] : []),
    ];
    return { kind: "concept", name, label: concept.label, says: condition.kind, rests };
  }
  const source = sourcesOf(model)(name)!;
  const time = dated === undefined ? [] : [columnNamed(model, name, dated)];
  return { kind: "dataset", name, label: source.label, rests: time };
}

function endLineage(model: Model, until: ClauseGroup, concept: Concept): Lineage {
  const label = { en: "until", fr: "jusqu'à" };
  return {
    kind: "clause",
    name: "until",
    label,
    says: until.kind,
    rests: groupLineage(model, until, concept),
  };
}

function groupLineage(model: Model, group: ClauseGroup, concept: Concept): readonly Lineage[] {
  return group.members.flatMap((member) =>
    "members" in member ? groupLineage(model, member, concept) : [clauseLineage(model, member, concept)],
  );
}

function clauseLineage(model: Model, clause: Clause, concept: Concept): Lineage {
  const { object } = concept;
  const { id: name, words: label } = clause;
  switch (clause.kind) {
    case "concept": {
      const says = clause.isNegated ? { says: "not in" } : {};
      return {
        kind: "clause",
        name,
        label,
        ...says,
        rests: [sourceLineage(model, clause.concept, undefined)],
      };
    }
    case "attribute": {
      const since = clause.since === undefined ? [] : [columnNamed(model, object, clause.since)];
      const rests = [...columnLineage(model, object, [clause.where]), ...since];
      return { kind: "clause", name, label, says: expressionText(clause.where), rests };
    }
    case "event": {
      const text = eventText(clause);
      const says = text === "" ? {} : { says: text };
      const read = columnLineage(model, clause.dataset, clause.where ? [clause.where] : []);
      const anchors = anchorsOf(clause, concept).map((anchor) => sourceLineage(model, anchor, undefined));
      const rests = [sourceLineage(model, clause.dataset, clause.time), ...read, ...anchors];
      return { kind: "clause", name, label, ...says, rests };
    }
    default:
      return unreachable(clause);
  }
}

/** The concepts that an event comes before or after; a clause of the same name is meant first. */
function anchorsOf({ before, after }: EventClause, { uses }: Concept): readonly string[] {
  return [before, after].flatMap((name) => (name !== undefined && uses.includes(name) ? [name] : []));
}

/** Which events, how many, and on which side of what. */
function eventText({ where, atLeast, withinDays, before, after, isNegated }: EventClause): string {
  const parts = [
    ...(isNegated ? ["not"] : []),
    ...(where ? [expressionText(where)] : []),
    ...(atLeast > 1 ? [`at least ${atLeast}`] : []),
    ...(withinDays === undefined ? [] : [`within ${withinDays} days`]),
    ...(before === undefined ? [] : [`before ${before}`]),
    ...(after === undefined ? [] : [`after ${after}`]),
  ];
  return parts.join("; ");
}

function columnLineage(model: Model, source: string, read: readonly Expression[]): readonly Lineage[] {
  const columns = read
    .flatMap(columnsOf)
    .map(({ hops, column }) => columnNamed(model, hops.at(-1)?.to ?? source, column));
  return [...new Map(columns.map((one) => [one.name, one])).values()];
}

function columnNamed(model: Model, source: string, column: string): Lineage {
  const label = sourcesOf(model)(source)?.columns.get(column)?.spec?.label ?? { en: column, fr: column };
  return { kind: "column", name: `${conceptOfTable(source) ?? source}.${column}`, label, rests: [] };
}
