import { type Dialect, join, type Sql, sql } from "../../sql/index.ts";
import { strict } from "./strict.ts";

export function printTextCall(name: string, values: readonly Sql[], dialect: Dialect): Sql | undefined {
  return simpleText(name, values) ?? partOfText(name, values) ?? textTest(name, values, dialect);
}

function simpleText(name: string, values: readonly Sql[]): Sql | undefined {
  const [text = sql``] = values;
  switch (name) {
    case "lower":
      return sql`lower(${text})`;
    case "upper":
      return sql`upper(${text})`;
    case "trim":
      return sql`trim(${text})`;
    case "trim_start":
      return sql`ltrim(${text})`;
    case "trim_end":
      return sql`rtrim(${text})`;
    case "length":
      return sql`length(${text})`;
    case "concat":
      return sql`(${join(
        values.map((value) => sql`coalesce(${value}, '')`),
        " || ",
      )})`;
    case "null_if_blank":
      return sql`case when trim(${text}) = '' then null else ${text} end`;
    default:
      return undefined;
  }
}

function partOfText(name: string, values: readonly Sql[]): Sql | undefined {
  const [text = sql``, second = sql``, third] = values;
  switch (name) {
    case "substring":
      return third
        ? strict(
            values,
            guarded(sql`${second} < 1 or ${third} < 0`, sql`substring(${text}, ${second}, ${third})`),
          )
        : strict(values, guarded(sql`${second} < 1`, sql`substring(${text}, ${second})`));
    case "left":
      return strict(values, guarded(sql`${second} < 0`, sql`substring(${text}, 1, ${second})`));
    case "right":
      return strict(values, rightOf(text, second));
    case "replace":
      return sql`case when ${second} = '' and ${third ?? sql`''`} is not null then ${text} else replace(${text}, ${second}, ${third ?? sql`''`}) end`;
    case "split_part":
      return strict(values, splitPart(text, second, third ?? sql`1`));
    case "pad_start":
      return strict(values, padded(sql`lpad`, values));
    case "pad_end":
      return strict(values, padded(sql`rpad`, values));
    default:
      return undefined;
  }
}

function textTest(name: string, values: readonly Sql[], dialect: Dialect): Sql | undefined {
  const [text = sql``, part = sql``] = values;
  switch (name) {
    case "starts_with":
      return dialect.startsWith(text, part);
    case "ends_with":
      return dialect.endsWith(text, part);
    case "contains":
      return dialect.contains(text, part);
    case "position":
      return sql`strpos(${text}, ${part})`;
    case "is_blank":
      return sql`coalesce(trim(${text}) = '', true)`;
    default:
      return undefined;
  }
}

function guarded(isOutside: Sql, body: Sql): Sql {
  return sql`case when ${isOutside} then '' else ${body} end`;
}

function rightOf(text: Sql, length: Sql): Sql {
  return sql`case when ${length} < 0 then '' when ${length} >= length(${text}) then ${text} else substring(${text}, length(${text}) - ${length} + 1, ${length}) end`;
}

/** Engines disagree on an empty separator and on numbers below one. */
function splitPart(text: Sql, separator: Sql, number: Sql): Sql {
  const whole = sql`case when ${number} = 1 then ${text} else '' end`;
  return sql`case when ${number} < 1 then '' when ${separator} = '' then ${whole} else split_part(${text}, ${separator}, ${number}) end`;
}

function padded(pad: Sql, [text = sql``, length = sql``, filling = sql``]: readonly Sql[]): Sql {
  const cut = sql`substring(${text}, 1, ${length})`;
  return sql`case when ${length} < 0 then '' when ${filling} = '' then ${cut} else ${pad}(${text}, cast(${length} as integer), ${filling}) end`;
}
