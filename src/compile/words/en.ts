import type { Words } from "./words.ts";

const hint = (nearest: string | undefined) => (nearest === undefined ? "" : ` Did you mean "${nearest}"?`);
const instead = (nearest: string | undefined) =>
  nearest === undefined
    ? " No dimension works for it."
    : ` The nearest dimension that works is "${nearest}".`;

const wantedWords: { readonly [wanted: string]: string } = {
  date: "a day that exists, written YYYY-MM-DD",
  datetime: "a moment in UTC, written YYYY-MM-DDTHH:MM:SSZ",
  many: "a shorter list",
  some: "given",
  known: "a key of the query",
  type: "another kind of value",
};

export const en: Words = {
  "metric-unknown": ({ name, nearest }) => `There is no metric "${name}".${hint(nearest)}`,
  "dimension-unknown": ({ name, nearest }) => `There is no dimension "${name}".${hint(nearest)}`,
  "dimension-unreachable": ({ dimension, metric, source, nearest }) =>
    `"${metric}" counts rows of ${source}, and none of them leads to exactly one "${dimension}": it cannot be shown or filtered by it.${instead(nearest)}`,
  "dimension-ambiguous": ({ dimension, metric, source, paths, nearest }) =>
    `From ${source}, which "${metric}" counts, "${dimension}" can mean several things (by way of ${paths.join(", or ")}): say which one, for instance with dataset.column.${instead(nearest)}`,
  "dimension-twice": ({ name }) => `"${name}" is asked twice: keep one.`,
  "time-missing": ({ metric, source }) =>
    `"${metric}" counts rows of ${source}, which carry no date: ask it without a period and without a grain.`,
  "stock-by-time": ({ metric, source }) =>
    `"${metric}" counts rows of ${source} as they stand now: it has no value by period, nor an earlier one. Ask it without a grain and without a comparison.`,
  "filter-across": ({ metric, ignored, kept }) =>
    `The denominator of "${metric}" ignores ${ignored.join(", ")}: filter by it in a condition of its own, joined by "and", apart from ${kept.join(", ")}.`,
  "filter-period-apart": ({ metric, others }) =>
    `"${metric}" looks at other days than those of its rows: filter by the period in a condition of its own, joined by "and", apart from ${others.join(", ")}.`,
  "period-reversed": ({ from, to }) =>
    `The period ends (${to}) before it starts (${from}): swap the two dates.`,
  "compare-without-period": ({ compare }) =>
    `To compare with ${compare === "year" ? "the year before" : "the previous period"}, say which period: a first day (from), or a grain.`,
  "compare-by-days": () =>
    "A period that begins or ends inside a day has none to be compared with: say its first and its last day.",
  "order-unknown": ({ name, nearest }) => `The answer has no column "${name}" to sort by.${hint(nearest)}`,
  "fill-without-grain": ({ grains }) => `Empty periods can only be shown with a grain: ${grains.join(", ")}.`,
  "groups-too-many": ({ limit }) =>
    `The answer has more than ${limit.toLocaleString("en")} groups: ask fewer dimensions, a coarser grain, or a filter.`,
  "cell-unknown": ({ name, nearest }) => `The answer has no column "${name}".${hint(nearest)}`,
  "earlier-not-asked": ({ metric }) =>
    `The cell of "${metric}" has no earlier value to open: ask the answer with a comparison (previous or year).`,
  "nothing-asked": () => "Ask at least one metric, or one dimension whose values are wanted.",
  "grain-unknown": ({ name, nearest }) => `There is no grain or calendar "${name}".${hint(nearest)}`,
  "grain-without-sequence": ({ grain }) =>
    `Periods of "${grain}" can neither be filled nor compared: ask a grain of whole days (day, week, month ...).`,
  "grain-too-fine": ({ metric, grain, column }) =>
    `"${metric}" is dated by ${column}, which tells days and no time of day: it cannot be told by the ${grain}.`,
  "history-undated": ({ metric, history }) =>
    `"${metric}" counts rows that carry no date, so none of the states that ${history} had can be told from the others.`,
  "offset-without-time": ({ metric }) =>
    `"${metric}" looks at an earlier time, or at the start of a period: ask it with a grain, or with a first and a last day.`,
  "groups-without-start": () => "Without a metric, periods begin nowhere: say the first day wanted (from).",
  "groups-nowhere": ({ names }) =>
    `No dataset leads to all of ${names.join(", ")}, so their groups cannot be told without a metric.`,
  "query-field": ({ field, wanted }) => `"${field}" must be ${wantedWords[wanted] ?? wanted}.`,
};
