import type { Words } from "../../core/index.ts";
import type { MeaningFacts } from "../facts.ts";
import { chainText } from "./chain-text.ts";
import { typesEn as types } from "./types.ts";

const maybe = (nearest: string | undefined) => (nearest === undefined ? "" : ` Did you mean "${nearest}"?`);

export const enMeaning: Words<MeaningFacts> = {
  "id-duplicate": ({ id, first }) =>
    `"${id}" is already defined (${first}). An id has one meaning: rename one.`,
  "id-is-dataset": ({ id }) =>
    `"${id}" is a dataset, so a concept cannot bear its name: both would stand in the same places.`,
  "id-is-table": ({ id }) => `"${id}" is a table that every build makes. Give your dataset another name.`,
  "id-reserved": ({ id }) => `"${id}" is a word of the language, so no definition can bear it.`,
  "id-built-in": ({ id }) =>
    `"${id}" is a built-in definition. Write "replaces: ${id}" in yours to take its place, or rename it.`,
  "replaces-nothing": ({ id, nearest }) =>
    `There is no built-in definition "${id}" to replace.${maybe(nearest)}`,
  "replaces-other": ({ id, replaces }) =>
    `A replacement keeps the id of what it replaces: "${id}" cannot replace "${replaces}".`,
  "replaces-kind": ({ id, kind, was }) => `"${id}" is a built-in ${was}: a ${kind} cannot take its place.`,
  "rule-duplicate": ({ rule, first }) => `The ${rule} rule is already given (${first}). There is one.`,
  "dataset-unknown": ({ name, nearest }) => `There is no dataset or concept "${name}".${maybe(nearest)}`,
  "column-unknown": ({ column, dataset, nearest }) =>
    `"${dataset}" has no column "${column}".${maybe(nearest)}`,
  "role-unknown": ({ name, dataset, nearest }) =>
    `"${dataset}" has no relationship "${name}".${maybe(nearest)}`,
  "weight-type": ({ column, given }) =>
    `"${column}" is ${types[given]}: a weight is a number, the part that a row bears.`,
  "values-unknown": ({ name, known }) =>
    `definitions/values.yaml has no list "${name}". Its lists are: ${known}.`,
  "values-of-text": ({ column, type }) =>
    `"${column}" is ${types[type]}: only the words of a text have meanings. Remove "values", or declare a text.`,
  "limits-type": ({ column, type }) =>
    `"${column}" is ${types[type]}: only a number has limits. Remove "min" and "max", or declare a number.`,
  "limits-order": ({ column, min, max }) =>
    `Nothing lies between the limits of "${column}": "min" is ${min} and "max" ${max}.`,
  "column-made": ({ column, of }) =>
    `"${column}" is made by the build beside "${of}". Give your column another name.`,
  "keys-differ": ({ left, right }) =>
    `"${left}" and "${right}" hold different kinds of values, so one cannot lead to the other.`,
  "keys-count": ({ by, key }) =>
    `"by" names ${by} ${by === 1 ? "column" : "columns"} and "key" ${key}: each column here must equal one there.`,
  "starts-order": ({ day }) =>
    `The first days of the periods go forward in time: ${day} comes too late in the list.`,
  "duration-form": ({ text }) => `"${text}" is not a length of time: write 14 days, 1 month, 2 quarters.`,
  "period-unknown": ({ name, nearest }) => `There is no grain or calendar "${name}".${maybe(nearest)}`,
  "window-and-to-date": () => '"window" and "to_date" say different stretches of time: keep one.',
  "offset-and-start": () => '"offset" and "at_start_of" say different days: keep one.',
  "each-day-without-offset": () => '"each_day" says how "offset" looks back: add an offset.',
  "holds-and-per": () =>
    'With "holds", a row is in the stock or is not: "per" belongs to stocks that are recorded day by day.',
  "object-unknown": ({ name, nearest }) =>
    `"${name}" cannot be the object of a concept: it must be a dataset of the common dataset.${maybe(nearest)}`,
  "concept-unknown": ({ name, nearest }) => `There is no concept "${name}".${maybe(nearest)}`,
  "concept-of-other": ({ concept, object, wanted }) =>
    `"${concept}" is about ${object}; only a concept about ${wanted} can stand here.`,
  "clause-unknown": ({ name, concept, nearest }) =>
    `"${concept}" has no clause "${name}", and no concept has that name.${maybe(nearest)}`,
  "clause-duplicate": ({ name }) => `Two clauses of this concept are named "${name}".`,
  "clause-itself": ({ name }) => `The clause "${name}" waits for itself.`,
  "clause-undated": ({ name }) =>
    `The clause "${name}" has no date, so nothing is before or after it. Give it a "since:" column.`,
  "clause-not-in": ({ name }) =>
    `The clause "${name}" says that the object is not in a concept: it has no date, so nothing is before or after it.`,
  "clause-of-end": ({ name }) =>
    `"${name}" stands under "until:". What brings an object in cannot wait for what ends it.`,
  "clause-of-history": ({ history }) =>
    `"${history}" keeps history, of which only the state at a date can be read: add "since:", the column that dates this clause.`,
  "end-undated": ({ name }) =>
    `The clause "${name}" has no date, so nobody knows when it ends the concept. Give it a "since:" column.`,
  "not-without-window": () =>
    '"not: true" says that nothing happened for some time after something: it needs "after:" and "within:", and no "before:".',
  "event-without-time": ({ dataset }) => `"${dataset}" has no time column, so its rows are not events.`,
  "event-unreachable": ({ dataset, object }) =>
    `No column of "${dataset}" refers to "${object}", so its rows are not events of one ${object}.`,
  "event-ambiguous": ({ dataset, object, columns }) =>
    `"${dataset}" leads to "${object}" in several ways. Choose with "via:", one of: ${columns}.`,
  "via-unknown": ({ column, dataset, object, columns }) =>
    `"${column}" of "${dataset}" does not lead to "${object}". One of: ${columns}.`,
  "within-pointless": () =>
    '"within" limits the time between several events, or from another moment: it needs "at_least: 2" or more, "before:" or "after:".',
  "time-unknown": ({ column, dataset, nearest }) =>
    `"${dataset}" has no column "${column}".${maybe(nearest)}`,
  "time-type": ({ column, type }) =>
    `"${column}" is not a date or a moment but ${types[type]}, so it dates nothing.`,
  "aggregation-needs-of": ({ aggregation }) => `${aggregation} needs "of:", what it is taken of.`,
  "aggregation-type": ({ aggregation, given }) => `${aggregation} works on numbers; "of" is ${types[given]}.`,
  "fraction-needed": () => 'percentile needs "fraction:", between 0 and 1: 0.9 for the ninth decile.',
  "fraction-pointless": ({ aggregation }) => `"fraction" belongs to percentile, not to ${aggregation}.`,
  "ordered-only": ({ key, aggregation }) =>
    `"${key}" belongs to median and percentile, not to ${aggregation}.`,
  "measure-unknown": ({ name, nearest }) => `There is no measure "${name}".${maybe(nearest)}`,
  "metric-unknown": ({ name, nearest }) => `There is no metric "${name}".${maybe(nearest)}`,
  "input-unknown": ({ name, nearest }) => `There is no metric or measure "${name}".${maybe(nearest)}`,
  "input-unused": ({ name }) => `The formula does not use the input "${name}".`,
  "across-unknown": ({ name, nearest }) =>
    `"across" lists dimensions by their ids, and "time" for the grain; "${name}" is neither.${maybe(nearest)}`,
  "formula-form": () => "A formula holds only metrics, numbers, + - * /, nullif(x, 0) and parentheses.",
  "formula-without-metric": () => "The formula names no metric.",
  "unit-form": ({ unit }) => `"${unit}" is not a unit: write a word, or as in money / people.`,
  "unit-needed": () => 'The unit cannot be inferred here: add "unit:".',
  "unit-differs": ({ declared, computed }) =>
    `The unit is declared as ${declared}, but what is computed is in ${computed}.`,
  "dimension-types": ({ left, right }) =>
    `A dimension has one kind of value everywhere; here ${types[left]} meets ${types[right]}.`,
  "acquisition-missing": () =>
    'This rests on the acquisition rule, which needs a concept over person as its entry: define "lead", or "acquisition:" with another entry.',
  "acquisition-entry": ({ concept, object }) =>
    `The acquisition rule is about persons; "${concept}" is a concept over ${object}.`,
  "shares-needed": () => '"by: fixed" needs "shares:", the part of each campaign.',
  "shares-pointless": ({ by }) => `"shares" belongs to "by: fixed", not to "by: ${by}".`,
  "shares-too-much": ({ total }) => `The shares add up to ${total}: they may not exceed 1.`,
  "definition-unused": ({ id, kind }) =>
    `Nothing uses the ${kind} "${id}": no definition rests on it, and a question asks for metrics. Use it in one, or remove it.`,
  "dimension-unreached": ({ id, datasets }) =>
    `No metric can be asked by "${id}": none counts rows that lead to ${datasets}. Say how another dataset carries it, or remove it.`,
  "dimension-shadows": ({ id, dataset }) =>
    `"${id}" is a column of ${dataset} too, and this dimension is something else there: the same word means the dimension in a question and the column in a measure. Rename the dimension.`,
  cycle: ({ chain }) =>
    `These definitions rest on each other in a circle: ${chainText(chain)}. Take one of these references away.`,
};
