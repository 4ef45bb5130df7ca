import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { columnNamed } from "../dictionary/index.ts";
import type { DatasetSpec } from "../dictionary/spec.ts";
import { targetDataset } from "../mapping.ts";
import type { RowsInput } from "./check-input.ts";
import { typedField } from "./field.ts";
import { domainOf } from "./field-options.ts";
import { as, type FieldSql, levelColumn, levelName, type NamedSql } from "./field-sql.ts";
import { enteredSql } from "./entered-sql.ts";
import { type KeySql, keySql } from "./key-sql.ts";
import { type MappedColumn, mappedColumns, notApplicableSql } from "./mapped-columns.ts";
import { canonicalOf, mappedValues } from "./mapped-values.ts";
import { dayColumn } from "./moment-field.ts";
import type { MoneySource } from "./money-field.ts";
import { headersOf, type RawRows, rawRows } from "./raw-rows.ts";
import { isRespelled } from "./text-field.ts";
import { cellTextSql, foldSql } from "./text-sql.ts";

/** The records of a file under one target: a relation with every level's columns, and what to read from it. */
export interface TypedRelation {
  readonly dataset: DatasetSpec;
  readonly from: Sql;
  readonly fields: readonly MappedFieldSql[];
  /** The row's key as text, null where the target declares none. */
  readonly key: Sql;
  readonly keyReason?: Sql;
  /** No row here: the column of `when` is blank. */
  readonly notApplicable: Sql;
  readonly aliases: readonly Sql[];
  /** The raw cells that the rows are computed from. */
  readonly cells: readonly Sql[];
}

export interface MappedFieldSql extends FieldSql {
  /** The first of its headers, or the pattern of them, as the mapping writes it; none for a constant. */
  readonly header?: string;
}

export interface RelationOptions {
  /** `judged`: only the domains whose values can quarantine or repair a row, for verdicts that need no canonical value. */
  readonly domains: "all" | "judged";
  /** Whether the rules of repairs are asked for. */
  readonly repairs: boolean;
}

export function typedRelation(input: RowsInput, options: RelationOptions): TypedRelation {
  const dataset = targetDataset(input.target);
  if (dataset === undefined)
    throw new Error(`The mapping "${input.mapping.source}" has no dataset "${input.target.dataset}".`);
  const raw = rawRows(input, headersOf(input.target));
  const key = keySql(dataset, input, raw);
  const mapped = mappedColumns(dataset, input, raw).map((one) => withKeyParts(one, dataset, key));
  const domains = mapped.filter(
    (one) => joinsDomain(one) && (options.domains === "all" || isJudged(one, options)),
  );
  const judged = mapped.filter((one) => !joinsDomain(one) || domains.includes(one));
  const typed = judged.map((one) => fieldOf(one, mapped, input));
  const texts = enteredSql(textLevel(raw, judged, domains, key.texts), input);
  const values = leveled(domainJoins(texts, domains, input), typed);
  const { from, fields } = withCodes(values, typed, options.repairs);
  return {
    dataset,
    from,
    fields,
    key: key.value,
    ...(key.reason !== undefined && { keyReason: key.reason }),
    notApplicable: notApplicableSql(input, raw),
    cells: [...raw.cells, ...(raw.hasEach ? [sql`_word`, sql`_cell`] : [])],
    aliases: (input.target.aliases ?? []).flatMap((header) => {
      const cell = raw.cell(header);
      return cell === undefined ? [] : [cellTextSql(cell)];
    }),
  };
}

/** The key of a workspace's own dataset is what tells its records apart, when it is a text. */
function withKeyParts(one: MappedColumn, dataset: DatasetSpec, { parts }: KeySql): MappedColumn {
  const isKey = dataset.kind === "own" && one.column.name === dataset.key && one.column.type === "text";
  return isKey && parts !== undefined ? { column: one.column, field: one.field, text: parts } : one;
}

function isJudged({ column, field }: MappedColumn, { repairs }: RelationOptions): boolean {
  const domain = domainOf(column, field);
  return column.required === true || (repairs && domain !== undefined && isRespelled(domain));
}

function joinsDomain({ column, field }: MappedColumn): boolean {
  return domainOf(column, field) !== undefined && !("value" in field);
}

function textLevel(
  raw: RawRows,
  mapped: readonly MappedColumn[],
  domains: readonly MappedColumn[],
  key: readonly NamedSql[],
): Sql {
  const texts = mapped.map(({ column, text }) => as(levelName("t", column), text));
  const currencies = mapped.flatMap(({ column, currency }) =>
    currency === undefined ? [] : [as(levelName("tc", column), currency)],
  );
  const folded = domains.map(({ column, text, whole }) => as(levelName("g", column), foldSql(whole ?? text)));
  return nextLevel(raw.from, [...key, ...texts, ...currencies, ...folded]);
}

function nextLevel(from: Sql, columns: readonly NamedSql[]): Sql {
  if (columns.length === 0) return from;
  const list = columns.map(({ name, value }) => sql`${value} as ${id(name)}`);
  return sql`(select *, ${join(list)} from ${from})`;
}

function domainJoins(from: Sql, domains: readonly MappedColumn[], input: RowsInput): Sql {
  if (domains.length === 0) return from;
  const joins = domains.map((one) => {
    const [found, meaning] = [levelColumn("mf", one.column), levelColumn("mv", one.column)];
    return sql` left join ${valuesSql(one, input)} as ${id(`m_${one.column.name}`)}(${found}, ${meaning}) on ${found} = ${levelColumn("g", one.column)}`;
  });
  return sql`(select * from ${from}${join(joins, "")})`;
}

/** The value mapping as a relation, bound as one parameter. */
function valuesSql({ column, field }: MappedColumn, { values, mapping }: RowsInput): Sql {
  const mapped = mappedValues(values, domainOf(column, field)!, mapping.system);
  const pairs = [...mapped].filter(([text, value]) => !`${text}${value}`.includes("\0"));
  const json = JSON.stringify(pairs);
  return sql`(select _pair[1], _pair[2] from (select unnest(from_json(${json}::varchar, '[["VARCHAR"]]')) as _pair))`;
}

function fieldOf(one: MappedColumn, mapped: readonly MappedColumn[], input: RowsInput): MappedFieldSql {
  const { column, field } = one;
  const typed = typedField(column, field, { context: input, money: moneySource(one, mapped, input) });
  if ("from" in field) return field.from[0] === undefined ? typed : { ...typed, header: field.from[0] };
  if ("value" in field) return withConstant(typed, one, input);
  return { ...typed, header: input.target.each ?? "" };
}

/** A constant of a domain is mapped here, once, and no row repairs it. */
function withConstant(typed: FieldSql, { column, field }: MappedColumn, input: RowsInput): FieldSql {
  const domain = domainOf(column, field);
  if (domain === undefined || !("value" in field)) return typed;
  const text = String(field.value);
  const value =
    text === "" ? null : canonicalOf(input.values, domain, { system: input.mapping.system, text });
  const { repair: _, ...others } = typed;
  return { ...others, levels: [[as(levelName("v", column), sql`${literalSql(value)}::varchar`)]] };
}

function moneySource(
  { column, currency }: MappedColumn,
  mapped: readonly MappedColumn[],
  input: RowsInput,
): MoneySource {
  const dataset = targetDataset(input.target)!;
  const time = dataset.time === undefined ? undefined : columnNamed(dataset, dataset.time);
  const isMapped = time !== undefined && mapped.some((one) => one.column === time);
  return {
    ...(currency !== undefined && { currencyText: levelColumn("tc", column) }),
    ...(isMapped && { day: dayColumn(time) }),
  };
}

/** Levels run side by side; money comes last, since the day of its rate is computed with the rest. */
function leveled(from: Sql, fields: readonly FieldSql[]): Sql {
  const ofMoney = fields.filter(({ column }) => column.type === "money");
  const others = fields.filter(({ column }) => column.type !== "money");
  return [others, ofMoney].reduce(sideBySide, from);
}

function sideBySide(from: Sql, fields: readonly FieldSql[]): Sql {
  const depth = Math.max(0, ...fields.map(({ levels }) => levels.length));
  return Array.from({ length: depth }, (_, index) =>
    fields.flatMap(({ levels }) => levels[index] ?? []),
  ).reduce(nextLevel, from);
}

/** Reasons and rules are computed once, beside the values: `e` and `r`. */
function withCodes(
  values: Sql,
  fields: readonly MappedFieldSql[],
  repairs: boolean,
): { readonly from: Sql; readonly fields: readonly MappedFieldSql[] } {
  const codes = fields.flatMap(({ column, reason, repair }) => [
    ...(reason === undefined ? [] : [as(levelName("e", column), reason)]),
    ...(repair === undefined || !repairs ? [] : [as(levelName("r", column), repair)]),
  ]);
  const named = fields.map(({ reason, repair, ...field }) => ({
    ...field,
    ...(reason !== undefined && { reason: levelColumn("e", field.column) }),
    ...(repair !== undefined && repairs && { repair: levelColumn("r", field.column) }),
  }));
  return { from: nextLevel(values, codes), fields: named };
}
