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
  "time-by-day": ({ metric, source, column }) =>
    `"${metric}" counts rows of ${source}, which ${column} dates by their day: compare its period with a date, and ask no grain within a day.`,
  "filter-mixes-period": ({ metric, dimensions }) =>
    `"${metric}" is reported for moments that carry no ${dimensions.join(", ")}: join the conditions on its period and on dimensions by "and" alone.`,
  "stock-by-time": ({ metric, source }) =>
    `"${metric}" counts rows of ${source} as they stand now: it has no value by period, nor an earlier one. Ask it without a grain and without a comparison.`,
  "filter-across": ({ metric, ignored, kept }) =>
    `The denominator of "${metric}" ignores ${ignored.join(", ")}: filter by it in a condition of its own, joined by "and", apart from ${kept.join(", ")}.`,
  "period-reversed": ({ from, to }) =>
    `The period ends (${to}) before it starts (${from}): swap the two dates.`,
  "compare-without-period": ({ compare }) =>
    `To compare with ${compare === "year" ? "the year before" : "the previous period"}, say which period: a first day (from), or a grain.`,
  "order-unknown": ({ name, nearest }) => `The answer has no column "${name}" to sort by.${hint(nearest)}`,
  "fill-without-grain": ({ grains }) => `Empty periods can only be shown with a grain: ${grains.join(", ")}.`,
  "groups-too-many": ({ limit }) =>
    `The answer has more than ${limit.toLocaleString("en")} groups: ask fewer dimensions, a coarser grain, or a filter.`,
  "cell-unknown": ({ name, nearest }) => `The answer has no column "${name}".${hint(nearest)}`,
  "rows-drawn": ({ metric }) =>
    `This value of "${metric}" is drawn from those of several days: ask by day (--grain day), and open the rows of one.`,
  "earlier-not-asked": ({ metric }) =>
    `The cell of "${metric}" has no earlier value to open: ask the answer with a comparison (previous or year).`,
  "nothing-asked": () => "Ask at least one metric, or one dimension whose values are wanted.",
  "periods-without-start": ({ grains }) =>
    `Without a metric, no row says where the periods (${grains.join(", ")}) begin: give a first day (from), or ask a metric.`,
  "grain-unknown": ({ name, nearest }) => `There is no grain or calendar "${name}".${hint(nearest)}`,
  "dataset-absent": ({ dataset, snapshot }) =>
    `The definitions declare "${dataset}", but snapshot ${snapshot} holds no rows of it: fill it and build, or ask what does not rest on it.`,
  "dataset-outdated": ({ dataset, column, snapshot }) =>
    `Snapshot ${snapshot} holds "${dataset}" as it was declared when it was built: "${column}" is missing there, or of another type. Run \`entente build\` and ask the new snapshot, or ask what does not rest on it.`,
  "compare-by-period": ({ name, grain }) =>
    `"${name}" finds no earlier period to be compared with: only the grain of a question has one. Ask "${grain}" as the grain and leave "${name}" out, or do not compare.`,
  "compare-by-moments": () =>
    "A period that begins or ends inside a day has nothing to be compared with: give its first and last day.",
  "grain-without-sequence": ({ grain }) =>
    `Periods of "${grain}" can neither be filled nor compared: ask a grain of whole days (day, week, month ...).`,
  "history-undated": ({ metric, history }) =>
    `"${metric}" counts rows that carry no date, so none of the states that ${history} had can be told from the others.`,
  "offset-without-time": ({ metric }) =>
    `"${metric}" looks at an earlier time: ask it with a grain, or with a first and a last day.`,
  "bridges-several": ({ metric, bridges }) =>
    `"${metric}" would be counted several times over ${bridges.join(" and ")}: ask by one of them at a time.`,
  "bridge-without-weight": ({ metric, bridge }) =>
    `"${metric}" adds up rows that stand several times in ${bridge}, so it would be counted more than once: give the bridge a "weight:" column, whose parts add up to 1.`,
  "bridge-aggregation": ({ metric, bridge, aggregation }) =>
    `"${metric}" takes the ${aggregation} of rows that stand several times in ${bridge}, which would count some more than others: ask it by a dimension on this side of the bridge.`,
  "asked-alone": ({ metric, key }) =>
    `"${metric}" answers one row for each ${key}, which no other metric has: ask it alone.`,
  "fill-of-several": ({ metric, key }) =>
    `"${metric}" answers one row for each ${key}: periods without any have none. Ask it without fill.`,
  "cell-needs-key": ({ metric, key }) =>
    `"${metric}" answers one row for each ${key}: say which ${key} the cell stands in.`,
  "groups-nowhere": ({ names }) =>
    `No dataset leads to all of ${names.join(", ")}, so their groups cannot be told without a metric.`,
  "query-field": ({ field, wanted }) => `"${field}" must be ${wantedWords[wanted] ?? wanted}.`,
};
