import { empty, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { PlacedParquet, RowsInput } from "./check-input.ts";
import { enteredColumns } from "./entry-fields.ts";

/** The texts of records as their check at entry stores them: a record that it says nothing of stays as it is. */
export function enteredSql(texts: Sql, input: RowsInput): Sql {
  const columns = enteredColumns(input.target);
  const files = typeof input.parquet === "string" ? [] : input.parquet.filter(hasEntries);
  if (columns.length === 0 || files.length === 0) return writtenSql(texts, columns);
  const replaced = columns.map((name) => {
    const text = id(`t_${name}`);
    return sql`case when _entered.record is null then ${text} else ${id("_entered", name)} end as ${text}`;
  });
  const written = isWritten(columns) ? sql`, _texts.t_email as ${writtenEmail}` : empty;
  return sql`(select _texts.* replace (${join(replaced)})${written} from ${texts} as _texts
    left join (${entriesSql(files, columns)}) as _entered
      on _entered.record = _texts._record and _entered._load = _texts._load and _entered._file = _texts._file)`;
}

/** The address as it came, by which other exports may name its bearer. */
export const writtenEmail: Sql = id("_email_written");

function isWritten(columns: readonly string[]): boolean {
  return columns.includes("email");
}

function writtenSql(texts: Sql, columns: readonly string[]): Sql {
  return isWritten(columns) ? sql`(select *, t_email as ${writtenEmail} from ${texts})` : texts;
}

interface WithEntries extends PlacedParquet {
  readonly entries: string;
}

function hasEntries(file: PlacedParquet): file is WithEntries {
  return file.entries !== undefined;
}

/** The records that checks at entry say something of, over several files. */
function entriesSql(files: readonly WithEntries[], columns: readonly string[]): Sql {
  const paths = join(files.map(({ entries }) => literalSql(entries)));
  const places = files.map(
    ({ entries, load, file }) => sql`(${literalSql(entries)}, ${literalSql(load)}, ${literalSql(file)})`,
  );
  return sql`select _place._load, _place._file, record, ${join(columns.map((name) => id(name)))}
    from read_parquet([${paths}], filename = true) as _said
    join (values ${join(places)}) as _place(_path, _load, _file) on _place._path = _said.filename`;
}
