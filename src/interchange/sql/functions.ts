import type { Wanted } from "./typing.ts";
import type { SqlType } from "./written.ts";

/** A function of SQL that ours has too, with the same arguments in another order at most. */
export interface KnownFunction {
  readonly name: string;
  readonly takes: readonly Wanted[];
  /** How many of them may be left out. */
  readonly optional?: number;
  /** Our arguments, by their position in the other tool's call. */
  readonly order?: readonly number[];
  readonly gives: SqlType | "first";
}

const text = (name: string, ...takes: readonly Wanted[]): KnownFunction => ({ name, takes, gives: "text" });
const about = (name: string, gives: SqlType, ...takes: readonly Wanted[]): KnownFunction => ({
  name,
  takes,
  gives,
});
const part = (name: string): KnownFunction => about(name, "integer", "date");

export const knownFunctions: { readonly [name: string]: KnownFunction } = {
  lower: text("lower", "text"),
  lcase: text("lower", "text"),
  upper: text("upper", "text"),
  ucase: text("upper", "text"),
  trim: text("trim", "text"),
  ltrim: text("trim_start", "text"),
  rtrim: text("trim_end", "text"),
  left: text("left", "text", "integer"),
  right: text("right", "text", "integer"),
  replace: text("replace", "text", "text", "text"),
  split_part: text("split_part", "text", "text", "integer"),
  lpad: text("pad_start", "text", "integer", "text"),
  rpad: text("pad_end", "text", "integer", "text"),
  substring: { ...text("substring", "text", "integer", "integer"), optional: 1 },
  substr: { ...text("substring", "text", "integer", "integer"), optional: 1 },
  length: about("length", "integer", "text"),
  len: about("length", "integer", "text"),
  char_length: about("length", "integer", "text"),
  character_length: about("length", "integer", "text"),
  strpos: about("position", "integer", "text", "text"),
  instr: about("position", "integer", "text", "text"),
  charindex: { ...about("position", "integer", "text", "text"), order: [1, 0] },
  starts_with: about("starts_with", "boolean", "text", "text"),
  startswith: about("starts_with", "boolean", "text", "text"),
  ends_with: about("ends_with", "boolean", "text", "text"),
  endswith: about("ends_with", "boolean", "text", "text"),
  contains: about("contains", "boolean", "text", "text"),
  abs: { ...about("abs", "decimal", "decimal"), gives: "first" },
  sign: about("sign", "integer", "decimal"),
  floor: about("floor", "integer", "decimal"),
  ceil: about("ceil", "integer", "decimal"),
  ceiling: about("ceil", "integer", "decimal"),
  trunc: about("truncate", "integer", "decimal"),
  mod: about("mod", "integer", "integer", "integer"),
  round: { ...about("round", "decimal", "decimal", "integer"), optional: 1 },
  year: part("year"),
  quarter: part("quarter"),
  month: part("month"),
  day: part("day"),
  dayofmonth: part("day"),
  dayofyear: part("day_of_year"),
  isodow: part("weekday"),
  dayofweekiso: part("weekday"),
  weekiso: part("iso_week"),
};

/** What databases understand differently, by name. */
export const disputed: ReadonlySet<string> = new Set(
  "least greatest concat dayofweek dow week weekofyear current_date now getdate".split(" "),
);

export const dateParts: { readonly [part: string]: string } = {
  year: "year",
  quarter: "quarter",
  month: "month",
  day: "day",
  doy: "day_of_year",
  dayofyear: "day_of_year",
  isodow: "weekday",
  dayofweekiso: "weekday",
  isoweek: "iso_week",
  isoyear: "iso_year",
};

export const truncations: ReadonlySet<string> = new Set(["day", "week", "month", "quarter", "year"]);

/** Our functions that move a date, by the unit of the other tool's. */
export const shifts: { readonly [unit: string]: string } = {
  day: "add_days",
  week: "add_weeks",
  month: "add_months",
  year: "add_years",
};
