import type { Choices } from "./choices.ts";
import type { PlannedDataset, PlannedType } from "./dataset-plans.ts";

/** Columns by type, as an expression names them. */
export type Columns = { readonly [T in PlannedType]: readonly string[] };

/** The columns of a dataset, and of what it leads to in two steps at most. */
export function columnsOf(
  datasets: readonly PlannedDataset[],
  dataset: PlannedDataset,
  mayReadHistory: boolean,
): Columns {
  const found = pathsOf(datasets, dataset, { prefix: "", depth: 2, mayReadHistory });
  const of = (type: PlannedType) => found.filter((one) => one.type === type).map(({ path }) => path);
  return {
    text: of("text"),
    integer: of("integer"),
    decimal: of("decimal"),
    money: of("money"),
    boolean: of("boolean"),
    date: of("date"),
    instant: of("instant"),
  };
}

interface Walk {
  readonly prefix: string;
  readonly depth: number;
  readonly mayReadHistory: boolean;
}

function pathsOf(
  datasets: readonly PlannedDataset[],
  { columns, roles }: PlannedDataset,
  { prefix, depth, mayReadHistory }: Walk,
): readonly { readonly path: string; readonly type: PlannedType }[] {
  const own = columns.map(({ name, type }) => ({ path: `${prefix}${name}`, type }));
  if (depth === 0) return own;
  const further = roles
    .filter(({ isHistory }) => mayReadHistory || !isHistory)
    .flatMap(({ name, to }) => {
      const next = datasets.find((one) => one.name === to)!;
      return pathsOf(datasets, next, { prefix: `${prefix}${name}.`, depth: depth - 1, mayReadHistory });
    });
  return [...own, ...further];
}

/** Writes expressions of a type over some columns. */
export interface Writer {
  readonly columns: Columns;
  readonly choices: Choices;
}

export function writeExpression(writer: Writer, type: PlannedType, depth: number): string {
  const { choices, columns } = writer;
  const names = columns[type];
  const isPlain = depth === 0 || choices.chance(40);
  if (isPlain && names.length > 0) return choices.pick(names);
  if (isPlain) return literalOf(choices, type);
  const write = (of: PlannedType) => writeExpression(writer, of, depth - 1);
  const forms = formsOf[type];
  if (choices.chance(20) && type !== "instant") return choice(write, type, choices);
  return forms.length === 0 ? (names[0] ?? "null") : choices.pick(forms)(write, choices);
}

type Write = (type: PlannedType) => string;
type Form = (write: Write, choices: Choices) => string;

function choice(write: Write, type: PlannedType, choices: Choices): string {
  const some = type === "boolean" ? "boolean" : type;
  const forms: readonly Form[] = [
    () => `coalesce(${write(some)}, ${literalOf(choices, type)})`,
    () => `nullif(${write(some)}, ${literalOf(choices, type)})`,
    () => `if(${write("boolean")}, ${write(some)}, ${write(some)})`,
    () => `case when ${write("boolean")} then ${write(some)} else ${write(some)} end`,
    () => `case when ${write("boolean")} then ${write(some)} end`,
    ...(type === "boolean"
      ? []
      : ["least", "greatest", "least_known", "greatest_known"].map(
          (name) => () => `${name}(${write(some)}, ${write(some)})`,
        )),
  ];
  return choices.pick(forms)(write, choices);
}

export function literalOf(choices: Choices, type: PlannedType): string {
  switch (type) {
    case "text":
      return choices.pick(["'a'", "''", "'é'", "'b%'", "'zz'"]);
    case "integer":
      return choices.pick(["1", "0", "2", "10"]);
    case "decimal":
      return choices.pick(["0.5", "1.25", "0"]);
    case "money":
      return choices.pick(["10", "0"]);
    case "boolean":
      return choices.pick(["true", "false"]);
    default:
      return choices.pick(["date '2024-02-29'", "date '2024-01-01'", "date '2024-03-31'"]);
  }
}

const small = (choices: Choices) => choices.pick(["1", "0", "2", "-1", "30"]);

const texts: readonly Form[] = [
  (write) => `lower(${write("text")})`,
  (write) => `upper(${write("text")})`,
  (write) => `trim(${write("text")})`,
  (write) => `trim_start(${write("text")})`,
  (write) => `trim_end(${write("text")})`,
  (write, choices) => `substring(${write("text")}, ${small(choices)}, ${small(choices)})`,
  (write, choices) => `substring(${write("text")}, ${small(choices)})`,
  (write, choices) => `left(${write("text")}, ${small(choices)})`,
  (write, choices) => `right(${write("text")}, ${small(choices)})`,
  (write) => `replace(${write("text")}, 'a', ${write("text")})`,
  (write, choices) => `split_part(${write("text")}, '-', ${small(choices)})`,
  (write) => `pad_start(${write("text")}, 3, '*+')`,
  (write) => `pad_end(${write("text")}, 3, ${write("text")})`,
  (write) => `concat(${write("text")}, ${write("text")})`,
  (write) => `${write("text")} || ${write("text")}`,
  (write) => `null_if_blank(${write("text")})`,
  (write) => `to_text(${write("integer")})`,
  (write) => `to_text(${write("date")})`,
  (write) => `to_text(${write("boolean")})`,
];

const integers: readonly Form[] = [
  (write) => `length(${write("text")})`,
  (write) => `position(${write("text")}, 'a')`,
  (write) => `(${write("integer")} + ${write("integer")})`,
  (write) => `(${write("integer")} - ${write("integer")})`,
  (write, choices) => `(${write("integer")} * ${small(choices)})`,
  (write) => `abs(${write("integer")})`,
  (write) => `-(${write("integer")})`,
  (write) => `sign(${write("decimal")})`,
  (write) => `floor(${write("decimal")})`,
  (write) => `ceil(${write("decimal")})`,
  (write) => `truncate(${write("decimal")})`,
  (write) => `div(${write("integer")}, ${write("integer")})`,
  (write) => `mod(${write("integer")}, ${write("integer")})`,
  (write, choices) => `bucket(${write("integer")}, ${choices.pick(["10", "3", "0"])})`,
  (write) => `bucket(${write("decimal")}, 2)`,
  (write) => `clamp(${write("integer")}, 0, 5)`,
  (write) => `to_integer(${write("text")})`,
  ...["year", "quarter", "month", "day", "day_of_year", "weekday", "iso_week", "iso_year"].map(
    (name): Form =>
      (write) =>
        `${name}(${write("date")})`,
  ),
];

const decimals: readonly Form[] = [
  (write) => `(${write("decimal")} + ${write("integer")})`,
  (write) => `(${write("decimal")} - ${write("decimal")})`,
  (write) => `(${write("integer")} * ${write("decimal")})`,
  (write) => `(${write("integer")} / ${write("integer")})`,
  (write) => `${write("decimal")} / ${write("integer")}`,
  (write) => `abs(${write("decimal")})`,
  (write, choices) => `round(${write("decimal")}, ${choices.pick(["0", "1", "6"])})`,
  (write) => `clamp(${write("decimal")}, -1, 1)`,
  (write) => `to_decimal(${write("text")})`,
];

const moneys: readonly Form[] = [
  (write) => `(${write("money")} + ${write("money")})`,
  (write) => `(${write("money")} * 2)`,
  (write) => `-(${write("money")})`,
  (write) => `round(${write("money")}, 1)`,
];

const dates: readonly Form[] = [
  (write, choices) => `add_days(${write("date")}, ${small(choices)})`,
  (write, choices) => `add_weeks(${write("date")}, ${small(choices)})`,
  (write, choices) => `add_months(${write("date")}, ${small(choices)})`,
  (write, choices) => `add_years(${write("date")}, ${small(choices)})`,
  (write, choices) =>
    `date_trunc('${choices.pick(["week", "month", "quarter", "year", "day"])}', ${write("date")})`,
  (write, choices) => `last_day('${choices.pick(["week", "month", "quarter", "year"])}', ${write("date")})`,
  (write, choices) =>
    `period_of('${choices.pick(["week", "fiscal_year", "fiscal_quarter", "listed", "starts"])}', ${write("date")})`,
  (write) => `make_date(2024, ${write("integer")}, 29)`,
  (write) => `to_date(${write("text")})`,
];

const comparisons = ["=", "<>", "<", "<=", ">", ">="];

const booleans: readonly Form[] = [
  (write, choices) => `${write("text")} ${choices.pick(comparisons)} ${literalOf(choices, "text")}`,
  (write, choices) => `${write("integer")} ${choices.pick(comparisons)} ${write("integer")}`,
  (write, choices) => `${write("decimal")} ${choices.pick(comparisons)} ${literalOf(choices, "decimal")}`,
  (write, choices) => `${write("money")} ${choices.pick(comparisons)} ${write("money")}`,
  (write, choices) => `${write("date")} ${choices.pick(comparisons)} ${write("date")}`,
  (write) => `${write("text")} is null`,
  (write) => `${write("date")} is not null`,
  (write) => `(${write("boolean")} and ${write("boolean")})`,
  (write) => `(${write("boolean")} or ${write("boolean")})`,
  (write) => `not (${write("boolean")})`,
  (write, choices) => `${write("text")} ${choices.pick(["", "not "])}in ('a', ${write("text")}, 'é')`,
  (write, choices) => `${write("integer")} ${choices.pick(["", "not "])}between ${write("integer")} and 3`,
  (write, choices) =>
    `${write("text")} ${choices.pick(["", "not "])}like ${choices.pick(["'a%'", "'_'", "'%b%'", "'%'"])}`,
  (write) => `is_same(${write("text")}, ${write("text")})`,
  (write) => `is_true(${write("boolean")})`,
  (write) => `is_false(${write("boolean")})`,
  (write) => `starts_with(${write("text")}, 'a')`,
  (write) => `ends_with(${write("text")}, ${write("text")})`,
  (write) => `contains(${write("text")}, '')`,
  (write) => `is_blank(${write("text")})`,
  (write) => `is_weekend(${write("date")})`,
  (write, choices) => `days_between(${write("date")}, ${write("date")}) ${choices.pick(comparisons)} 7`,
  (write) => `months_between(${write("date")}, ${write("date")}) = 1`,
  (write) => `weeks_between(${write("date")}, ${write("date")}) >= 0`,
  (write) => `years_between(${write("date")}, ${write("date")}) < 1`,
  (write) => `${write("instant")} >= ${write("date")}`,
  (write) => `hours_between(${write("instant")}, ${write("instant")}) > 1.5`,
  (write) => `minutes_between(${write("instant")}, ${write("instant")}) <= 60`,
  (write) => `elapsed_days(${write("instant")}, ${write("instant")}) <> 0`,
];

const formsOf: { readonly [T in PlannedType]: readonly Form[] } = {
  text: texts,
  integer: integers,
  decimal: decimals,
  money: moneys,
  boolean: booleans,
  date: dates,
  instant: [],
};
