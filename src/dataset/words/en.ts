import type { Words } from "./reasons.ts";

export const en: Words = {
  reasons: {
    required: "The cell is empty and this column cannot do without a value.",
    irregular:
      "The record does not have the shape of the file: too few or too many cells, or a quote that never closes.",
    "not-a-number": "This is not a number.",
    "decimal-mark-undeclared":
      "This number can be read in two ways. Say in the source whether decimals are written with a point or a comma (decimal).",
    "number-too-large": "This number is larger than the column can hold.",
    "not-an-integer": "A whole number is expected here.",
    "out-of-range": "This number is outside the limits of the column.",
    "not-a-date": "This is not a date in a form we know, or a date that does not exist.",
    "date-order-undeclared":
      "Day and month cannot be told apart. Say in the source which comes first (dates: dmy or mdy).",
    "date-out-of-range": "This date is before 1900 or after 2199.",
    "not-a-boolean": "Yes or no is expected here.",
    "no-rate": "No rate is declared for this currency on this day. Add one under rates in entente.yaml.",
    "currency-undeclared":
      "This sign stands for several currencies. Say in the source which one is meant (currency).",
  },
  repairs: {
    "two-digit-year": "The year was written with two digits: below 70 it was taken as 20xx, else as 19xx.",
    "clock-skipped": "The clocks skipped this local time: it was moved forward by as much.",
    "clock-repeated": "The clocks showed this local time twice: the first was taken.",
    "abbreviated-number": "The number was abbreviated (K for thousands, M for millions) and was written out.",
    "rounded-to-cents": "The amount had more than two decimals and was rounded to the cent.",
    "value-mapped": "The product was written otherwise: the value mapping gave its name.",
  },
};
