import { columnNamed } from "../dictionary/index.ts";
import { hasSystemKey } from "../dictionary/keys.ts";
import {
  type PhysicalColumn,
  physicalColumn,
  physicalColumns,
  provenanceColumns,
} from "../dictionary/physical.ts";
import type { DatasetSpec } from "../dictionary/spec.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { BuildInput, BuildStep } from "./build-input.ts";
import { nullColumnsSql, typeSql } from "./columns-sql.ts";
import { latestByKeySql } from "./latest-by-key-sql.ts";
import { isLookedUp, type Reference, referencesOf } from "./reference-sql.ts";
import { contentsOf, loadsOfToday, rowsOfTodaySql, type SourceTarget, targetsInto } from "./source-rows.ts";

/** Rows as they came, their references resolved; one by key. */
export function factStep(input: BuildInput, dataset: DatasetSpec): BuildStep {
  const { name } = dataset;
  const targets = targetsInto(input, name);
  const references = targets.map(referencesOf);
  const usesCampaign = targets.length > 0 && campaignAttributes(dataset).length > 0;
  const parts = targets.map((target, index) => partSql(input, target, references[index]!));
  const isNumbered = columnNamed(dataset, dataset.key)?.computed === true;
  const rows = join(parts, " union all ");
  const all = parts.length === 0 ? noRowsSql(dataset) : isNumbered ? numberedSql(rows, dataset.key) : rows;
  return {
    dataset: name,
    reads: [
      ...new Set([
        ...references.flat().map(({ reads }) => reads),
        ...(usesCampaign ? ["campaign_known"] : []),
      ]),
    ],
    contents: contentsOf(targets, loadsOfToday),
    select: all,
    ...(parts.length > 0 &&
      !isNumbered && {
        unique: {
          column: dataset.key,
          select: latestByKeySql(all, dataset.key),
          expected: targets.some(comesBack),
        },
      }),
  };
}

/** Rows that nothing tells apart, numbered in the order in which they were loaded. */
function numberedSql(rows: Sql, key: string): Sql {
  return sql`select * exclude (_place) replace (row_number() over (order by _load, _file, _record, _place) as ${id(key)}) from (${rows})`;
}

function comesBack({ mapping, loads }: SourceTarget): boolean {
  return mapping.kind === "upsert" && loads.length > 1;
}

/** The column that says, beside a reference that is null, that something was there and led nowhere. */
export function unresolvedColumn(column: string): string {
  return `_unresolved_${column}`;
}

/** The reference columns of a dataset that are looked up. */
export function lookedUpColumns(dataset: DatasetSpec): readonly string[] {
  return dataset.columns.filter((column) => isLookedUp(dataset, column)).map(({ name }) => name);
}

function noRowsSql(dataset: DatasetSpec): Sql {
  const flags = lookedUpColumns(dataset).map((name) => ({ name: unresolvedColumn(name), type: "BOOLEAN" }));
  return sql`select ${nullColumnsSql([...physicalColumns(dataset), ...flags])} where false`;
}

function partSql(input: BuildInput, from: SourceTarget, references: readonly Reference[]): Sql {
  const { dataset } = from;
  const attributes = campaignAttributes(dataset);
  const columns = dataset.columns.flatMap((column) =>
    physicalColumn(column).map((one) => sql`${valueSql(dataset, one, references)} as ${id(one.name)}`),
  );
  const flags = lookedUpColumns(dataset).map((name) => {
    const reference = references.find(({ column }) => column.name === name);
    return sql`${reference?.isUnresolved ?? sql`false`} as ${id(unresolvedColumn(name))}`;
  });
  const provenance = provenanceColumns.map(({ name }) => id("r", name));
  const campaign =
    attributes.length === 0
      ? sql``
      : sql` left join campaign_known as campaigns on campaigns.campaign_id = r.campaign_id`;
  const joins = references.map((reference) => sql` ${reference.join}`);
  const place = columnNamed(dataset, dataset.key)?.computed === true ? [sql`r._key as _place`] : [];
  return sql`select ${join([...columns, ...provenance, ...flags, ...place])}
    from (${rowsOfTodaySql(input, from)}) as r${join(joins, "")}${campaign}`;
}

/** A fact without a channel, network or strategy has its campaign's. */
function campaignAttributes(dataset: DatasetSpec): readonly string[] {
  const carries =
    dataset.kind !== "own" && dataset.columns.some(({ references }) => references === "campaign");
  return carries
    ? ["channel", "network", "strategy"].filter((name) => columnNamed(dataset, name) !== undefined)
    : [];
}

function valueSql(
  dataset: DatasetSpec,
  { name, type }: PhysicalColumn,
  references: readonly Reference[],
): Sql {
  const column = columnNamed(dataset, name);
  if (column?.computed === true) return computedSql(dataset, name, type);
  const reference = references.find((one) => one.column.name === name);
  if (reference !== undefined) return reference.value;
  if (column?.type === "entity") return sql`null::bigint`;
  if (isSystemKey(dataset, name)) return sql`r._key`;
  if (campaignAttributes(dataset).includes(name))
    return sql`coalesce(${id("r", name)}, ${id("campaigns", name)})`;
  if (dataset.name === "deal" && name === "status") return dealStatusSql;
  if (dataset.name === "deal" && columnOfClose.has(name))
    return sql`case when not ${isOpenSql} then ${id("r", name)} end`;
  return id("r", name);
}

function isSystemKey(dataset: DatasetSpec, name: string): boolean {
  return name === dataset.key && hasSystemKey(dataset);
}

/** Without a status of its own, a deal has the one that its stage implies. */
const dealStatusSql = sql`coalesce(r.status, case when r.stage in ('won', 'lost', 'unmapped') then r.stage when r.stage is not null then 'open' end)`;

/** CRMs give an open deal the close that they expect: it is no close yet. */
const isOpenSql = sql`coalesce(${dealStatusSql} = 'open', false)`;
const columnOfClose: ReadonlySet<string> = new Set(["closed_at", "closed_at_day"]);

/**
 * From creation to close: whole days when either side has only a date, else to the second. A deal closed before it was
 * created has none; the build reports it.
 */
const cycleDaysSql = sql`case when ${isOpenSql} then null
  when r.closed_at_day < r.created_at_day or (r.created_at_timed and r.closed_at_timed and r.closed_at < r.created_at) then null
  when r.created_at_timed and r.closed_at_timed then ((epoch_us(r.closed_at) - epoch_us(r.created_at))::decimal(24, 6) / 86400000000)::decimal(18, 6)
  else date_diff('day', r.created_at_day, r.closed_at_day)::decimal(18, 6) end`;

function computedSql(dataset: DatasetSpec, name: string, type: string): Sql {
  return dataset.name === "deal" && name === "cycle_days" ? cycleDaysSql : sql`null::${typeSql(type)}`;
}
