import type { Expression } from "../../definitions/index.ts";
import { type Dialect, join, type Sql, sql } from "../../sql/index.ts";
import { printDateCall } from "./print-date-call.ts";
import { printTextCall } from "./print-text-call.ts";
import { strict } from "./strict.ts";

type Call = Extract<Expression, { kind: "call" }>;
type Printing = (values: readonly Sql[], dialect: Dialect, call: Call) => Sql;
type Printings = { readonly [name: string]: Printing };

/** A call of one of the language's functions, with exactly the nulls and types its definition says. */
export function printCall(call: Call, values: readonly Sql[], dialect: Dialect): Sql {
  const printing = choices[call.name] ?? numbers[call.name] ?? conversions[call.name];
  const printed =
    printing?.(values, dialect, call) ??
    printTextCall(call.name, values, dialect) ??
    printDateCall(call, values, dialect);
  if (!printed) throw new Error(`The function ${call.name} has no printing.`);
  return printed;
}

const choices: Printings = {
  coalesce: (values) => sql`coalesce(${join(values)})`,
  nullif: (values) => sql`nullif(${join(values)})`,
  if: ([condition = none, then = none, otherwise = none]) =>
    sql`case when ${condition} then ${then} else ${otherwise} end`,
  least: (values, dialect) => strict(values, dialect.leastKnown(values)),
  greatest: (values, dialect) => strict(values, dialect.greatestKnown(values)),
  least_known: (values, dialect) => dialect.leastKnown(values),
  greatest_known: (values, dialect) => dialect.greatestKnown(values),
  is_same: ([left = none, right = none]) => sql`(${left} is not distinct from ${right})`,
  is_true: ([condition = none]) => sql`coalesce(${condition}, false)`,
  is_false: ([condition = none]) => sql`coalesce(not ${condition}, false)`,
};

const numbers: Printings = {
  abs: ([value = none]) => sql`abs(${value})`,
  sign: ([value = none]) => sql`cast(sign(${value}) as bigint)`,
  round: ([value = none], _, call) => sql`round(${value}, ${digitsOf(call)})`,
  floor: ([value = none]) => sql`cast(floor(${value}) as bigint)`,
  ceil: ([value = none]) => sql`cast(ceil(${value}) as bigint)`,
  truncate: ([value = none]) =>
    sql`cast(case when ${value} < 0 then ceil(${value}) else floor(${value}) end as bigint)`,
  div: ([dividend = none, divisor = none], dialect) => dialect.divideIntegers(dividend, divisor),
  mod: ([dividend = none, divisor = none]) => sql`(${dividend} % nullif(${divisor}, 0))`,
  clamp: (values, dialect) => {
    const [value = none, low = none, high = none] = values;
    return strict(values, dialect.leastKnown([dialect.greatestKnown([value, low]), high]));
  },
  bucket: ([value = none, width = none]) => bucket(value, width),
};

const conversions: Printings = {
  to_text: ([value = none]) => sql`cast(${value} as varchar)`,
  to_integer: ([text = none], dialect) => dialect.integerIn(text),
  to_decimal: ([text = none], dialect) => dialect.decimalIn(text),
  to_date: ([text = none], dialect) => dialect.dateIn(text),
};

const none = sql`null`;

function digitsOf(call: Call): Sql {
  const digits = call.arguments[1];
  return sql`cast(${digits?.kind === "literal" ? Number(digits.value) : 0} as integer)`;
}

/** The remainder takes the sign of the dividend, hence the width added before taking it again. */
function bucket(value: Sql, width: Sql): Sql {
  const floor = sql`cast(floor(${value}) as bigint)`;
  return sql`case when ${width} > 0 then ${floor} - ((${floor} % ${width}) + ${width}) % ${width} end`;
}
