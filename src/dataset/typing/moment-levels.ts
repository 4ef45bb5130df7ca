import { join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { ColumnSpec } from "../dictionary/spec.ts";
import type { DateOrder } from "../mapping.ts";
import { as, levelColumn, levelName, type NamedSql } from "./field-sql.ts";

/**
 * Reads days and times as exports write them, from the text `t`. `f`: the clean ones, as a local timestamp; `s`: the
 * others, a struct of local, utc (when the text carries an offset), timed, rule and reason. Years first and
 * names of months can be read in one way; days and months as numbers only in the declared order.
 */
export function momentLevels(
  column: ColumnSpec,
  order: DateOrder | undefined,
): readonly (readonly NamedSql[])[] {
  const text = levelColumn("t", column);
  const isCostly = sql`${text} is not null and ${levelColumn("f", column)} is null`;
  const when = (value: Sql) => sql`case when ${isCostly} then ${value} end`;
  const name = (prefix: string, value: Sql) => [as(levelName(prefix, column), value)];
  const [parts, day, clock] = [
    levelColumn("pa", column),
    levelColumn("pb", column),
    levelColumn("pt", column),
  ];
  return [
    name("f", plausibleSql(fastSql(text, order))),
    name("pa", when(dayPartsSql(text))),
    name("pb", when(dayTextSql(parts, order))),
    name(
      "pt",
      when(
        sql`regexp_extract(${parts}.rest, ${literalSql(clockPattern)}, ['hour', 'minute', 'second', 'fraction', 'half', 'offset'])`,
      ),
    ),
    name("pc", when(sql`try_cast(${day}.text || ' ' || ${clockTextSql(parts, clock)} as timestamp)`)),
    name("s", when(slowSql(parts, day, clock, plausibleSql(levelColumn("pc", column))))),
  ];
}

/** A reading that fails costs ten times one that succeeds: the text's shape chooses which is tried. */
function fastSql(text: Sql, order: DateOrder | undefined): Sql {
  const iso = sql`case when not suffix(${text}, 'Z') and (strlen(${text}) <= 19 or regexp_full_match(substr(${text}, 20), '[.][0-9]+')) then try_cast(${text} as timestamp) end`;
  const isNumeric = sql`${text} >= '0' and ${text} < ':'`;
  if (order === undefined || order === "iso") return sql`case when ${isNumeric} then ${iso} end`;
  const slashes = order === "dmy" ? "%d/%m/%Y" : "%m/%d/%Y";
  const dots = order === "dmy" ? "%d.%m.%Y" : undefined;
  const branches = ["/", ...(dots === undefined ? [] : ["."])].map(
    (mark) =>
      sql`when contains(${text}, ${literalSql(mark)}) then ${ofShapeSql(text, mark === "/" ? slashes : dots!)}`,
  );
  return sql`case when ${isNumeric} then case when contains(${text}, '-') then ${iso} ${join(branches, " ")} end end`;
}

function ofShapeSql(text: Sql, day: string): Sql {
  const read = (formats: readonly string[]) =>
    sql`try_strptime(${text}, [${join(formats.map((format) => literalSql(format)))}])`;
  const [minutes, seconds, half] = [`${day} %H:%M`, `${day} %H:%M:%S`, `${day} %I:%M %p`];
  return sql`case strlen(${text}) when 10 then ${read([day])} when 16 then ${read([minutes, half])}
    when 19 then ${read([seconds, half])} else ${read([day, minutes, seconds, half])} end`;
}

/** Two-digit years, infinity and the year 12024 are not clean. */
function plausibleSql(moment: Sql): Sql {
  return sql`case when ${moment} >= '1900-01-01'::timestamp and ${moment} < '2200-01-01'::timestamp then ${moment} end`;
}

const dayPattern = [
  "^(?:[a-z]{2,9}[.]?,? )??(?:",
  "(?P<a>\\d{1,4})[/. -](?P<b>\\d{1,2})[/. -](?P<c>\\d{1,4})",
  "|(\\d{4})(\\d{2})(\\d{2})",
  "|([a-z]{3,9})[.]?[ -](\\d{1,2})(?:st|nd|rd|th)?,?[ -](\\d{4})",
  "|(\\d{1,2})(?:er|st|nd|rd|th)?[ -]([a-z]{3,9})[.]?,?[ -](\\d{4})",
  ")(?:(?:t|[ ,]+)(.*))?$",
]
  .join("")
  .replaceAll(/\?P<\w>/g, "");
const dayNames = ["a", "b", "c", "cy", "cm", "cd", "nm", "nd", "ny", "md", "mm", "my", "rest"];
const clockPattern =
  "^(?:at |a )?(\\d{1,2})(?:[:h](\\d{1,2}))?(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?: ?([ap])[.]?m[.]?)?(?: ?(z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?))?$";

function dayPartsSql(text: Sql): Sql {
  const names = join(dayNames.map((name) => literalSql(name)));
  const plain = sql`trim(regexp_replace(lower(strip_accents(${text})), '[\\s\\x{00A0}\\x{202F}]+', ' ', 'g'))`;
  return sql`regexp_extract(${plain}, ${literalSql(dayPattern)}, [${names}])`;
}

const english = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** What English does not begin alike. */
const french = ["", "fev", "", "avr", "mai", "jui", "", "aou"];

function monthSql(name: Sql): Sql {
  const position = (names: readonly string[]) =>
    sql`list_position([${join(names.map((one) => literalSql(one)))}], left(${name}, 3))`;
  return sql`case when starts_with(${name}, 'juil') then 7 else coalesce(${position(english)}, ${position(french)}) end`;
}

/** The day as `Y-M-D`, with the rule and the reason of what is not plain. */
function dayTextSql(p: Sql, order: DateOrder | undefined): Sql {
  const date = (year: Sql, month: Sql, day: Sql) => sql`concat(${year}, '-', ${month}, '-', ${day})`;
  const century = sql`case when strlen(${p}.c) <> 2 then ${p}.c when ${p}.c < '70' then '20' || ${p}.c else '19' || ${p}.c end`;
  const isDeclared = order === "dmy" || order === "mdy";
  const numeric =
    order === "mdy" ? date(century, sql`${p}.a`, sql`${p}.b`) : date(century, sql`${p}.b`, sql`${p}.a`);
  return sql`struct_pack(
    text := case when ${p}.cy <> '' then ${date(sql`${p}.cy`, sql`${p}.cm`, sql`${p}.cd`)}
      when ${p}.ny || ${p}.my <> '' then ${date(sql`${p}.ny || ${p}.my`, monthSql(sql`(${p}.nm || ${p}.mm)`), sql`${p}.nd || ${p}.md`)}
      when strlen(${p}.a) = 4 then ${date(sql`${p}.a`, sql`${p}.b`, sql`${p}.c`)}
      when ${literalSql(isDeclared)} and strlen(${p}.a) <= 2 and strlen(${p}.c) in (2, 4) then ${numeric} end,
    rule := case when strlen(${p}.a) <= 2 and strlen(${p}.c) = 2 then 'two-digit-year' end,
    reason := case when ${literalSql(!isDeclared)} and ${p}.a <> '' and strlen(${p}.a) < 4 then 'date-order-undeclared' end)`;
}

function clockTextSql(parts: Sql, clock: Sql): Sql {
  const hour = sql`try_cast(${clock}.hour as integer)`;
  const of24 = sql`case ${clock}.half when 'p' then case when ${hour} between 1 and 11 then ${hour} + 12 when ${hour} = 12 then 12 end
    when 'a' then case when ${hour} between 1 and 11 then ${hour} when ${hour} = 12 then 0 end else ${hour} end`;
  const or0 = (text: Sql) => sql`case when ${text} = '' then '00' else ${text} end`;
  return sql`case when ${parts}.rest = '' then '00:00:00' when ${clock}.hour <> '' and (${clock}.minute <> '' or ${clock}.half <> '')
    then (${of24})::varchar || ':' || ${or0(sql`${clock}.minute`)} || ':' || ${or0(sql`${clock}.second`)} || case when ${clock}.fraction = '' then '' else '.' || ${clock}.fraction end end`;
}

function slowSql(parts: Sql, day: Sql, clock: Sql, local: Sql): Sql {
  const sign = sql`case when starts_with(${clock}.offset, '-') then 1 else -1 end`;
  const hours = sql`coalesce(try_cast(substr(${clock}.offset, 2, 2) as integer), 0)`;
  const minutes = sql`coalesce(try_cast(right(${clock}.offset, 2) as integer), 0) * (strlen(${clock}.offset) > 3)::integer`;
  return sql`struct_pack(
    local := ${local},
    utc := case when ${clock}.offset in ('z', 'utc', 'gmt') then ${local}
      when ${clock}.offset <> '' then ${local} + to_minutes((${sign} * (${hours} * 60 + ${minutes}))::bigint) end,
    timed := ${parts}.rest <> '',
    rule := ${day}.rule,
    reason := case when ${local} is not null then null when ${day}.reason is not null then ${day}.reason
      when try_cast(${day}.text as date) is not null and ${parts}.rest = '' then 'date-out-of-range' else 'not-a-date' end)`;
}
