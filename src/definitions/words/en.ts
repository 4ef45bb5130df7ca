import type { Words } from "../../core/index.ts";
import type { Facts } from "../facts.ts";
import { enFiles } from "./en-files.ts";
import { enMeaning } from "./en-meaning.ts";
import { enTracking } from "./en-tracking.ts";
import { typesEn as types } from "./types.ts";

const maybe = (nearest: string | undefined) => (nearest === undefined ? "" : ` Did you mean "${nearest}"?`);

export const en: Words<Facts> = {
  ...enFiles,
  ...enMeaning,
  ...enTracking,
  "expression-empty": () => "The expression is empty.",
  "expression-too-long": ({ length, limit }) =>
    `The expression has ${length} characters; at most ${limit} can be read. Split it into several clauses or measures.`,
  "expression-too-deep": ({ limit }) =>
    `The expression is nested more than ${limit} times. A long chain of "or" is better written with "in (...)".`,
  "list-too-long": ({ limit }) => `The list has more than ${limit} items.`,
  "expression-unfinished": ({ expected }) =>
    `The expression stops here, where ${quoted(expected)} was expected.`,
  "token-unexpected": ({ found, expected }) => `"${found}" stands where ${quoted(expected)} was expected.`,
  "character-unexpected": ({ character }) => `"${character}" has no meaning in an expression.`,
  "comment-refused": () =>
    "Comments are refused inside an expression, because they hide text from those who sign it. Write a YAML comment (#) beside it.",
  "text-unclosed": () =>
    "This text is not closed by an apostrophe. An apostrophe inside a text is doubled: 'it''s'.",
  "name-unclosed": () => 'This name is not closed by a quotation mark (").',
  "number-too-long": ({ number, digits }) =>
    `${number} has too many digits: at most ${digits}, and integers up to 9007199254740991.`,
  "date-invalid": ({ text }) =>
    `"${text}" is not a day of the calendar. A date is written date '2024-01-31'.`,
  "instant-invalid": ({ text }) =>
    `"${text}" is not a moment with its zone. A moment is written instant '2024-01-31T14:00:00Z'.`,
  "comparison-chained": () =>
    'Comparisons cannot follow one another: join them by "and", or put one in parentheses.',
  "case-with-operand": () => 'Write "case when CONDITION then VALUE else VALUE end", each condition in full.',
  "statement-refused": ({ word }) =>
    `"${word}" begins a statement; only a condition or a value may stand here, over the columns in scope.`,
  "name-unknown": ({ name, from, nearest }) => `"${from}" has no column "${name}".${maybe(nearest)}`,
  "hop-unknown": ({ name, from, nearest }) =>
    `"${name}" cannot be reached from "${from}": no many-to-one relationship of that name starts there.${maybe(nearest)}`,
  "name-is-row": ({ name, from }) =>
    `"${name}" is the row that "${from}" leads to, not a value: add a column of it, as in ${name}.column.`,
  "function-unknown": ({ name, nearest }) =>
    `There is no function "${name}".${maybe(nearest)} docs/language.md lists those there are.`,
  "argument-count": ({ signature, given }) => `It is called ${signature}, and got ${given} argument(s).`,
  "argument-type": ({ signature, argument, wanted, given }) =>
    `In ${signature}, "${argument}" must be ${types[wanted]}; this is ${types[given]}.`,
  "argument-not-literal": ({ signature, argument, allowed }) =>
    `In ${signature}, "${argument}" must be written out${allowed === undefined ? "" : `, one of: ${allowed}`}.`,
  "operand-type": ({ operator, wanted, given }) =>
    `"${operator}" works on ${types[wanted]}; this is ${types[given]}.`,
  "types-differ": ({ operator, left, right }) =>
    `"${operator}" compares values of one kind; here ${types[left]} meets ${types[right]}.`,
  "branches-differ": ({ left, right }) =>
    `All possible results must be of one kind; here ${types[left]} meets ${types[right]}.`,
  "date-arithmetic": ({ operator }) =>
    `"${operator}" does not work on dates: use days_between, add_days, add_months and the like, which say their unit.`,
  "instant-not-column": ({ function: name }) =>
    `"${name}" works on days, and only a column knows its day in the workspace's time zone. Apply the function to each column.`,
  "order-meaningless": ({ type }) =>
    `There is no smaller or larger for ${types[type]}: compare with = or <>.`,
  "null-compared": ({ operator }) =>
    `"${operator}" beside null is never true: write "is null" or "is not null".`,
  "null-in-list": () =>
    'null in a list never matches, and makes "not in" never true: write "or ... is null".',
  "pattern-not-literal": () => "The pattern of like must be written out, as in like 'ab%'.",
  "value-unknown": ({ value, column, allowed, nearest }) =>
    `"${column}" is never '${value}'.${maybe(nearest)} Its values: ${allowed}.`,
  "units-differ": ({ operator, left, right }) => `"${operator}" mixes units: ${left} and ${right}.`,
  "grain-within-day": ({ grain }) => `A date has no ${grain}: only a moment has.`,
  "grain-unknown": ({ name, known, nearest }) =>
    `There is no grain or calendar "${name}".${nearest === undefined ? ` One of: ${known}.` : ` Did you mean "${nearest}"?`}`,
  "condition-wanted": ({ given }) => `A condition must be true or false; this is ${types[given]}.`,
};

function quoted(expected: string): string {
  return ["a value", "an operator", "a name"].includes(expected) ? expected : `"${expected}"`;
}
