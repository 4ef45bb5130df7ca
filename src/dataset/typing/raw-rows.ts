import { empty, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { TargetMapping } from "../mapping.ts";
import type { PlacedParquet, RowsInput } from "./check-input.ts";
import { eachHeaders, findHeader } from "./find-header.ts";
import { cellTextSql } from "./text-sql.ts";

/** The records of a Parquet file, with the columns asked for under short names. */
export interface RawRows {
  readonly from: Sql;
  /** The cell of a header; undefined when the file has no such header. */
  readonly cell: (header: string) => Sql | undefined;
  /** Every column read, by its header's order. */
  readonly cells: readonly Sql[];
  readonly hasEach: boolean;
}

export function rawRows(input: RowsInput, headers: readonly string[]): RawRows {
  const found = new Map<string, string>();
  for (const header of headers) {
    const name = findHeader(input.headers, header);
    if (name !== undefined && !found.has(name)) found.set(name, `h${found.size}`);
  }
  const columns = [...found].map(([header, name]) => sql`, ${id(header)} as ${id(name)}`);
  const irregular = input.hasIrregular ? sql`_irregular` : sql`null::varchar as _irregular`;
  const { each } = input.target;
  const list = each === undefined ? empty : sql`, ${eachListSql(input, each)} as _cells`;
  const { from, place } = filesSql(input.parquet);
  const rows = sql`select file_row_number + 1 as _record${place}, ${irregular}${join(columns, "")}${list} from ${from}`;
  return {
    from: each === undefined ? sql`(${rows})` : unnestedSql(rows),
    cell: (header) => {
      const name = found.get(findHeader(input.headers, header) ?? "");
      return name === undefined ? undefined : id(name);
    },
    cells: [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => id(name)),
    hasEach: each !== undefined,
  };
}

function filesSql(parquet: string | readonly PlacedParquet[]): { readonly from: Sql; readonly place: Sql } {
  if (typeof parquet === "string")
    return { from: sql`read_parquet(${literalSql(parquet)}, file_row_number = true)`, place: empty };
  const paths = join(parquet.map(({ path }) => literalSql(path)));
  const [first] = parquet;
  const number = (of: "load" | "file") =>
    parquet.every((one) => one[of] === first?.[of])
      ? literalSql(first?.[of] ?? null)
      : sql`case filename ${join(
          parquet.map((one) => sql`when ${literalSql(one.path)} then ${literalSql(one[of])}`),
          " ",
        )} end`;
  return {
    from: sql`read_parquet([${paths}], file_row_number = true, filename = true)`,
    place: sql`, (${number("load")})::integer as _load, (${number("file")})::integer as _file`,
  };
}

/** All headers of a target, but those of `each`. */
export function headersOf(target: TargetMapping): readonly string[] {
  const ofFields = Object.values(target.fields).flatMap((field) =>
    "from" in field ? [...field.from, ...(field.currencyFrom === undefined ? [] : [field.currencyFrom])] : [],
  );
  const ofTarget = [target.when, ...(target.key ?? []), ...(target.aliases ?? [])];
  return [...new Set([...ofFields, ...ofTarget.filter((header) => header !== undefined)])];
}

function eachListSql(input: RowsInput, pattern: string): Sql {
  const items = eachHeaders(input.headers, pattern).map(
    ({ header, word }) => sql`struct_pack(word := ${literalSql(word)}, cell := ${cellTextSql(id(header))})`,
  );
  return items.length === 0 ? sql`[]::struct(word varchar, cell varchar)[]` : sql`[${join(items)}]`;
}

function unnestedSql(rows: Sql): Sql {
  return sql`(select * exclude (_cells, _one), _one.word as _word, _one.cell as _cell
    from (select *, unnest(_cells) as _one from (${rows})) where _one.cell is not null)`;
}
