import type { Expression } from "../../definitions/index.ts";
import { type Dialect, join, type Sql, sql } from "../../sql/index.ts";
import { printDateCall } from "./print-date-call.ts";
import { printTextCall } from "./print-text-call.ts";
import { strict } from "./strict.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** A call of one of the language's functions, with exactly the nulls and types its definition says. */
export function printCall(call: Call, values: readonly Sql[], dialect: Dialect): Sql {
  const printed =
    printChoice(call.name, values, dialect) ??
    printTextCall(call.name, values, dialect) ??
    printNumberCall(call, values, dialect) ??
    printDateCall(call, values, dialect) ??
    printConversion(call.name, values, dialect);
  if (!printed) throw new Error(`The function ${call.name} has no printing.`);
  return printed;
}

function printChoice(name: string, values: readonly Sql[], dialect: Dialect): Sql | undefined {
  const [first = sql``, second = sql``, third = sql``] = values;
  switch (name) {
    case "coalesce":
      return sql`coalesce(${join(values)})`;
    case "nullif":
      return sql`nullif(${first}, ${second})`;
    case "if":
      return sql`case when ${first} then ${second} else ${third} end`;
    case "least":
      return strict(values, dialect.leastKnown(values));
    case "greatest":
      return strict(values, dialect.greatestKnown(values));
    case "least_known":
      return dialect.leastKnown(values);
    case "greatest_known":
      return dialect.greatestKnown(values);
    case "is_same":
      return sql`(${first} is not distinct from ${second})`;
    case "is_true":
      return sql`coalesce(${first}, false)`;
    case "is_false":
      return sql`coalesce(not ${first}, false)`;
    default:
      return undefined;
  }
}

function printNumberCall(call: Call, values: readonly Sql[], dialect: Dialect): Sql | undefined {
  const [first = sql``, second = sql``, third = sql``] = values;
  switch (call.name) {
    case "abs":
      return sql`abs(${first})`;
    case "sign":
      return sql`cast(sign(${first}) as bigint)`;
    case "round":
      return sql`round(${first}, ${roundedTo(call)})`;
    case "floor":
    case "ceil":
      return call.name === "floor"
        ? sql`cast(floor(${first}) as bigint)`
        : sql`cast(ceil(${first}) as bigint)`;
    case "truncate":
      return sql`cast(case when ${first} < 0 then ceil(${first}) else floor(${first}) end as bigint)`;
    case "div":
      return dialect.divideIntegers(first, second);
    case "mod":
      return sql`(${first} % nullif(${second}, 0))`;
    case "clamp":
      return strict(values, dialect.leastKnown([dialect.greatestKnown([first, second]), third]));
    case "bucket":
      return bucket(first, second);
    default:
      return undefined;
  }
}

function roundedTo(call: Call): Sql {
  const digits = call.arguments[1];
  const number = digits?.kind === "literal" ? Number(digits.value) : 0;
  return sql`cast(${number} as integer)`;
}

/** The remainder takes the sign of the dividend, hence the width added before taking it again. */
function bucket(value: Sql, width: Sql): Sql {
  const floor = sql`cast(floor(${value}) as bigint)`;
  return sql`case when ${width} > 0 then ${floor} - ((${floor} % ${width}) + ${width}) % ${width} end`;
}

function printConversion(name: string, [value = sql``]: readonly Sql[], dialect: Dialect): Sql | undefined {
  switch (name) {
    case "to_text":
      return sql`cast(${value} as varchar)`;
    case "to_integer":
      return dialect.integerIn(value);
    case "to_decimal":
      return dialect.decimalIn(value);
    case "to_date":
      return dialect.dateIn(value);
    default:
      return undefined;
  }
}
