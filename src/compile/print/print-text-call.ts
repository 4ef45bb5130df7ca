import { type Dialect, join, type Sql, sql } from "../../sql/index.ts";
import { strict } from "./strict.ts";

type Printing = (values: readonly Sql[], dialect: Dialect) => Sql;

export function printTextCall(name: string, values: readonly Sql[], dialect: Dialect): Sql | undefined {
  return printings[name]?.(values, dialect);
}

const printings: { readonly [name: string]: Printing } = {
  lower: ([text = none]) => sql`lower(${text})`,
  upper: ([text = none]) => sql`upper(${text})`,
  trim: ([text = none]) => sql`trim(${text})`,
  trim_start: ([text = none]) => sql`ltrim(${text})`,
  trim_end: ([text = none]) => sql`rtrim(${text})`,
  length: ([text = none]) => sql`length(${text})`,
  concat: (values) => sql`(${concatenated(values)})`,
  is_blank: ([text = none]) => sql`coalesce(trim(${text}) = '', true)`,
  null_if_blank: ([text = none]) => sql`case when trim(${text}) = '' then null else ${text} end`,
  starts_with: ([text = none, part = none], dialect) => dialect.startsWith(text, part),
  ends_with: ([text = none, part = none], dialect) => dialect.endsWith(text, part),
  contains: ([text = none, part = none], dialect) => dialect.contains(text, part),
  position: ([text = none, part = none]) => sql`strpos(${text}, ${part})`,
  substring: (values) => strict(values, substring(values)),
  left: (values) => {
    const [text = none, length = none] = values;
    return strict(values, guarded(sql`${length} < 0`, sql`substring(${text}, 1, ${length})`));
  },
  right: (values) => strict(values, rightOf(values)),
  replace: (values) => {
    const [text = none, part = none, by = none] = values;
    return strict(values, sql`case when ${part} = '' then ${text} else replace(${text}, ${part}, ${by}) end`);
  },
  split_part: (values) => strict(values, splitPart(values)),
  pad_start: (values) => strict(values, padded(sql`lpad`, values)),
  pad_end: (values) => strict(values, padded(sql`rpad`, values)),
};

const none = sql`null`;

function concatenated(values: readonly Sql[]): Sql {
  return join(
    values.map((value) => sql`coalesce(${value}, '')`),
    " || ",
  );
}

function guarded(isOutside: Sql, body: Sql): Sql {
  return sql`case when ${isOutside} then '' else ${body} end`;
}

function substring([text = none, start = none, length]: readonly Sql[]): Sql {
  return length
    ? guarded(sql`${start} < 1 or ${length} < 0`, sql`substring(${text}, ${start}, ${length})`)
    : guarded(sql`${start} < 1`, sql`substring(${text}, ${start})`);
}

function rightOf([text = none, length = none]: readonly Sql[]): Sql {
  const end = sql`substring(${text}, length(${text}) - ${length} + 1, ${length})`;
  return sql`case when ${length} < 0 then '' when ${length} >= length(${text}) then ${text} else ${end} end`;
}

/** Engines disagree on an empty separator and on numbers below one. */
function splitPart([text = none, separator = none, number = none]: readonly Sql[]): Sql {
  const whole = sql`case when ${number} = 1 then ${text} else '' end`;
  const piece = sql`split_part(${text}, ${separator}, ${number})`;
  return sql`case when ${number} < 1 then '' when ${separator} = '' then ${whole} else ${piece} end`;
}

function padded(pad: Sql, [text = none, length = none, filling = none]: readonly Sql[]): Sql {
  const cut = sql`substring(${text}, 1, ${length})`;
  const filled = sql`${pad}(${text}, cast(${length} as integer), ${filling})`;
  return sql`case when ${length} < 0 then '' when ${filling} = '' then ${cut} else ${filled} end`;
}
