import type { Words } from "../../core/index.ts";
import type { TrackingFacts } from "../facts.ts";

const maybe = (nearest: string | undefined) => (nearest === undefined ? "" : ` Did you mean "${nearest}"?`);

export const enTracking: Words<TrackingFacts> = {
  "entity-unknown": ({ name, nearest }) => `There is no dataset "${name}".${maybe(nearest)}`,
  "entity-needed": ({ dataset }) =>
    `The rows of "${dataset}" do not say whom they follow: add "entity:", a dataset to which both sides lead.`,
  "entity-unreachable": ({ source, entity }) =>
    `No row of "${source}" leads to one "${entity}": name a dataset to which both sides lead, or one column of each side.`,
  "entity-ambiguous": ({ source, entity, paths }) =>
    `"${source}" leads to "${entity}" in several ways (${paths}): name one column of each side instead.`,
  "window-unit": ({ unit }) =>
    `A window is counted in seconds, minutes, hours, days, weeks, months, quarters or years, not in "${unit}".`,
  "window-of-days": ({ window }) =>
    `"${window}" asks for the time of day, but of some of these events only the day is known: write it in days.`,
  "horizon-and-within": () => '"within" already says how long to wait: leave "horizon" out.',
  "first-step-within": () =>
    'No step comes before the first: its "within" belongs to the second step, or to the whole funnel.',
  "step-twice": ({ concept }) =>
    `"${concept}" is a step already: each step and exit is a concept of its own.`,
  "every-form": ({ name, nearest }) =>
    `A cohort is followed by days or longer periods (day, week, month, quarter, year ...), not by "${name}".${maybe(nearest)}`,
  "of-a-value": ({ key }) => `"${key}" needs "value:", what each period brings.`,
  "value-unbounded": () =>
    '"unbounded" is about who is still active; of a value, "cumulative" gives what was brought so far.',
  "date-basis-differs": ({ basis }) =>
    `What dates this metric is already said: its basis is ${basis}. Leave "date_basis" out.`,
  "input-of-several": ({ name, kind }) =>
    `"${name}" is a ${kind} and answers several values, so nothing can be computed from it: use a conversion or a ratio.`,
  "age-needed": ({ name }) =>
    `"${name}" is a retention and has a value for each age: say which under "inputs:", by "age:", or by "reaches:" the first one at which it reaches a metric.`,
  "age-of-other": ({ name, key, nearest }) =>
    `Only a retention has ages, and "${name}" is none: leave "${key}" out.${maybe(nearest)}`,
  "age-beyond": ({ name, age, last }) =>
    `"${name}" is followed up to age ${last} ("up_to"), so it has no value at age ${age}.`,
  "age-and-reaches": () => '"age" gives a value, "reaches" gives an age: keep one.',
  "age-and-moment": ({ key, other }) =>
    `"${key}" is an age of the cohort, so "${other}" has no moment to move: leave it out.`,
  "age-beside": ({ name }) =>
    `Beside a retention at an age, "${name}" cannot be kept to the same cohorts: it must be made of sums, counts and the like, each row in the period of its own date (no cumulative metric, balance, conversion, stock or offset).`,
  "age-filled": () =>
    'A cohort that is too young has no value yet, and no number may stand for it: leave "fill_nulls_with" out.',
  "age-of-row": ({ name }) =>
    `"${name}" reads a retention at an age, which is a number of a cohort: no row has one, so it makes no dimension.`,
  "reaches-units": ({ left, right }) => `What is in ${left} cannot reach what is in ${right}.`,
};
