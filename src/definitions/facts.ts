import type { ValueType } from "./expression.ts";

type Nothing = { readonly [name: string]: never };

/** A type of value, or of a parameter, as messages name it. */
export type NamedType = ValueType | "number" | "ordered" | "exact" | "time" | "any";

/** What a message says was expected, when it is not a fixed word of the language. */
export type Expected = "a value" | "an operator" | "a name" | (string & {});

interface ExpressionFacts {
  "expression-empty": Nothing;
  "expression-too-long": { length: number; limit: number };
  "expression-too-deep": { limit: number };
  "list-too-long": { limit: number };
  "expression-unfinished": { expected: Expected };
  "token-unexpected": { found: string; expected: Expected };
  "character-unexpected": { character: string };
  "comment-refused": Nothing;
  "text-unclosed": Nothing;
  "name-unclosed": Nothing;
  "number-too-long": { number: string; digits: number };
  "date-invalid": { text: string };
  "instant-invalid": { text: string };
  "comparison-chained": Nothing;
  "case-with-operand": Nothing;
  "statement-refused": { word: string };
  "name-unknown": { name: string; from: string; nearest?: string };
  "hop-unknown": { name: string; from: string; nearest?: string };
  "name-is-row": { name: string; from: string };
  "function-unknown": { name: string; nearest?: string };
  "argument-count": { signature: string; given: number };
  "argument-type": { signature: string; argument: string; wanted: NamedType; given: ValueType };
  "argument-not-literal": { signature: string; argument: string; allowed?: string };
  "operand-type": { operator: string; wanted: NamedType; given: ValueType };
  "types-differ": { operator: string; left: ValueType; right: ValueType };
  "branches-differ": { left: ValueType; right: ValueType };
  "date-arithmetic": { operator: string };
  "instant-not-column": { function: string };
  "order-meaningless": { type: ValueType };
  "null-compared": { operator: string };
  "null-in-list": Nothing;
  "pattern-not-literal": Nothing;
  "value-unknown": { value: string; column: string; allowed: string; nearest?: string };
  "units-differ": { operator: string; left: string; right: string };
  "condition-wanted": { given: ValueType };
  "grain-within-day": { grain: string };
  "grain-unknown": { name: string; known: string; nearest?: string };
}

export interface FileFacts {
  "yaml-unreadable": { detail: string };
  "yaml-unclosed": Nothing;
  "yaml-colon": Nothing;
  "yaml-tab": Nothing;
  "yaml-indent": Nothing;
  "yaml-documents": Nothing;
  "yaml-alias": Nothing;
  "key-duplicate": { key: string };
  "key-unknown": { key: string; under: string; nearest?: string };
  "key-missing": { key: string; under: string };
  "value-type": { wanted: string };
  "value-not-allowed": { value: string; allowed: string; nearest?: string };
  "value-form": { value: string; wanted: string };
  "comma-in-braces": { text: string };
  "id-form": { id: string };
  "nothing-defined": { under: string };
}

export interface MeaningFacts {
  "id-duplicate": { id: string; first: string };
  "id-is-dataset": { id: string };
  "id-is-table": { id: string };
  "id-reserved": { id: string };
  "id-built-in": { id: string };
  "replaces-nothing": { id: string; nearest?: string };
  "replaces-other": { id: string; replaces: string };
  "replaces-kind": { id: string; kind: string; was: string };
  "rule-duplicate": { rule: string; first: string };
  "dataset-unknown": { name: string; nearest?: string };
  "column-unknown": { column: string; dataset: string; nearest?: string };
  "role-unknown": { name: string; dataset: string; nearest?: string };
  "weight-type": { column: string; given: ValueType };
  "values-unknown": { name: string; known: string; nearest?: string };
  "values-of-text": { column: string; type: ValueType };
  "limits-type": { column: string; type: ValueType };
  "limits-order": { column: string; min: number; max: number };
  "column-made": { column: string; of: string };
  "keys-differ": { left: string; right: string };
  "keys-count": { by: number; key: number };
  "starts-order": { day: string };
  "duration-form": { text: string };
  "period-unknown": { name: string; nearest?: string };
  "window-and-to-date": Nothing;
  "offset-and-start": Nothing;
  "each-day-without-offset": Nothing;
  "holds-and-per": Nothing;
  "object-unknown": { name: string; nearest?: string };
  "concept-unknown": { name: string; nearest?: string };
  "concept-of-other": { concept: string; object: string; wanted: string };
  "clause-unknown": { name: string; concept: string; nearest?: string };
  "clause-duplicate": { name: string };
  "clause-itself": { name: string };
  "clause-undated": { name: string };
  "clause-not-in": { name: string };
  "clause-of-end": { name: string };
  "clause-of-history": { history: string };
  "end-undated": { name: string };
  "not-without-window": Nothing;
  "event-without-time": { dataset: string };
  "event-unreachable": { dataset: string; object: string };
  "event-ambiguous": { dataset: string; object: string; columns: string };
  "via-unknown": { column: string; dataset: string; object: string; columns: string };
  "within-pointless": Nothing;
  "time-unknown": { column: string; dataset: string; nearest?: string };
  "time-type": { column: string; type: ValueType };
  "aggregation-needs-of": { aggregation: string };
  "aggregation-type": { aggregation: string; given: ValueType };
  "fraction-needed": Nothing;
  "fraction-pointless": { aggregation: string };
  "ordered-only": { key: string; aggregation: string };
  "measure-unknown": { name: string; nearest?: string };
  "metric-unknown": { name: string; nearest?: string };
  "input-unknown": { name: string; nearest?: string };
  "input-unused": { name: string };
  "across-unknown": { name: string; nearest?: string };
  "formula-form": Nothing;
  "formula-without-metric": Nothing;
  "unit-form": { unit: string };
  "unit-needed": Nothing;
  "unit-differs": { declared: string; computed: string };
  "dimension-types": { left: ValueType; right: ValueType };
  "acquisition-missing": Nothing;
  "acquisition-entry": { concept: string; object: string };
  "shares-needed": Nothing;
  "shares-pointless": { by: string };
  "shares-too-much": { total: string };
  "definition-unused": { id: string; kind: "measure" | "concept" };
  "dimension-unreached": { id: string; datasets: string };
  "dimension-shadows": { id: string; dataset: string };
  cycle: { chain: readonly { readonly id: string; readonly place?: string }[] };
}

/** What is wrong with conversions, funnels and retentions. */
export interface TrackingFacts {
  "entity-unknown": { name: string; nearest?: string };
  "entity-needed": { dataset: string };
  "entity-unreachable": { source: string; entity: string };
  "entity-ambiguous": { source: string; entity: string; paths: string };
  "window-unit": { unit: string };
  "window-of-days": { window: string };
  "horizon-and-within": Nothing;
  "first-step-within": Nothing;
  "step-twice": { concept: string };
  "every-form": { name: string; nearest?: string };
  "of-a-value": { key: string };
  "value-unbounded": Nothing;
  "date-basis-differs": { basis: "cohort" | "period" };
  "input-of-several": { name: string; kind: "funnel" | "retention" };
  "age-needed": { name: string };
  "age-of-other": { name: string; key: "age" | "reaches"; nearest?: string };
  "age-beyond": { name: string; age: number; last: number };
  "age-and-reaches": Nothing;
  "age-and-moment": { key: "age" | "reaches"; other: "offset" | "at_start_of" };
  "age-beside": { name: string };
  "age-filled": Nothing;
  "age-of-row": { name: string };
  "reaches-units": { left: string; right: string };
}

export type Code = keyof Facts;

export type Facts = ExpressionFacts & FileFacts & MeaningFacts & TrackingFacts;
