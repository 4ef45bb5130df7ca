import { columnNamed } from "../dictionary/index.ts";
import type { DatasetSpec } from "../dictionary/spec.ts";
import { foldValue, type SourceMapping, targetDataset, type TargetMapping } from "../mapping.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { PlacedParquet } from "../typing/check-input.ts";
import { acceptedRowsSql } from "../typing/typed-rows-sql.ts";
import type { BuildInput, BuildLoad } from "./build-input.ts";

/** What one source brings to one dataset by one of its targets. */
export interface SourceTarget {
  readonly mapping: SourceMapping;
  readonly target: TargetMapping;
  /** Its place among the source's targets. */
  readonly index: number;
  readonly dataset: DatasetSpec;
  /** The loads of the source, oldest first; never empty. */
  readonly loads: readonly BuildLoad[];
}

/** The targets into a dataset whose source has loads, in the order of the sources' names. */
export function targetsInto(input: BuildInput, name: string): readonly SourceTarget[] {
  return [...input.mappings]
    .sort((a, b) => (a.source < b.source ? -1 : 1))
    .flatMap((mapping) => {
      const loads = input.loads.filter(({ source }) => source === mapping.source);
      if (loads.length === 0) return [];
      return mapping.into.flatMap((target, index) =>
        target.dataset === name ? [{ mapping, target, index, dataset: targetDataset(target)!, loads }] : [],
      );
    });
}

/** The loads whose rows count today: of a full source, the last alone. */
export function loadsOfToday({ mapping, loads }: SourceTarget): readonly BuildLoad[] {
  return mapping.kind === "full" ? loads.slice(-1) : loads;
}

/**
 * The typed rows of loads, with `_key` (the file's own, else the record's place), `_source`, `_target`, `_load`, `_file`,
 * `_record`.
 */
export function loadedRowsSql(input: BuildInput, from: SourceTarget, loads: readonly BuildLoad[]): Sql {
  const { mapping, target, index } = from;
  const { values, settings } = input;
  const parts = filesByShape(loads, index).map(({ headers, hasIrregular, parquet }) =>
    acceptedRowsSql({ parquet, headers, hasIrregular, mapping, target, values, settings }),
  );
  const place = sql`${literalSql(`${mapping.source}${index === 0 ? "" : `#${index + 1}`}:`)} || _load || '.' || _file || '.' || _record || coalesce('|' || _word, '')`;
  return sql`select * replace (coalesce(_key, ${place}) as _key), ${literalSql(mapping.source)} as _source, ${literalSql(index)} as _target
    from (${join(parts, " union all ")})`;
}

/** The rows of a target that count today: of the last full load, of all, or of the periods not replaced since. */
export function rowsOfTodaySql(input: BuildInput, from: SourceTarget): Sql {
  const loads = loadsOfToday(from);
  const rows = loadedRowsSql(input, from, loads);
  const day = from.mapping.kind === "replace" && loads.length > 1 ? periodColumn(from) : undefined;
  if (day === undefined) return rows;
  return sql`(with loaded as materialized (${rows}),
    spans as (select _load as later, min(${id(day)}) as first_day, max(${id(day)}) as last_day from loaded group by _load)
    select * from loaded where not exists (select 1 from spans where later > loaded._load and ${id("loaded", day)} between first_day and last_day))`;
}

/** The day column of what the mapping names as its period: a header, or a column of the dataset. */
function periodColumn({ mapping, target, dataset }: SourceTarget): string | undefined {
  const wanted = foldValue(mapping.period ?? "");
  const mapped = Object.entries(target.fields).find(
    ([name, field]) =>
      foldValue(name) === wanted ||
      ("from" in field && field.from.some((header) => foldValue(header) === wanted)),
  );
  const column = [mapped?.[0], dataset.time]
    .flatMap((name) => (name === undefined ? [] : (columnNamed(dataset, name) ?? [])))
    .find(({ type }) => type === "date" || type === "instant");
  if (column === undefined || column.computed === true) return undefined;
  return column.type === "date" ? column.name : `${column.name}_day`;
}

interface FileGroup {
  readonly headers: readonly string[];
  readonly hasIrregular: boolean;
  readonly parquet: readonly PlacedParquet[];
}

/** Neighbouring files with the same headers are read at once, in order. */
function filesByShape(loads: readonly BuildLoad[], target: number): readonly FileGroup[] {
  const groups: { headers: readonly string[]; hasIrregular: boolean; parquet: PlacedParquet[] }[] = [];
  for (const load of loads)
    for (const file of load.files) {
      const entries = file.entries?.[target];
      const placed = {
        path: file.path,
        load: load.number,
        file: file.number,
        ...(entries !== undefined && { entries }),
      };
      const last = groups.at(-1);
      const hasIrregular = file.irregular > 0;
      const isAlike =
        last?.hasIrregular === hasIrregular && last.headers.join("\0") === file.headers.join("\0");
      if (isAlike) last.parquet.push(placed);
      else groups.push({ headers: file.headers, hasIrregular, parquet: [placed] });
    }
  return groups;
}

/** The content hashes of the files of loads, in order. */
export function contentsOf(
  targets: readonly SourceTarget[],
  loadsOf: (target: SourceTarget) => readonly BuildLoad[],
): readonly string[] {
  return targets.flatMap((target) =>
    loadsOf(target).flatMap(({ files }) => files.map(({ sha256 }) => sha256)),
  );
}
