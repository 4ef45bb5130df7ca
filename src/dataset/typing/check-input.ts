import type { Settings } from "../../core/index.ts";
import type { SourceMapping, TargetMapping, ValueMappings } from "../mapping.ts";

/** One file of a load under one target of its source's mapping: everything its verdict depends on. */
export interface CheckInput {
  /** The Parquet file: all columns text, the n-th row is the n-th record. */
  readonly parquet: string;
  readonly headers: readonly string[];
  /** The Parquet file carries `_irregular`. */
  readonly hasIrregular: boolean;
  readonly mapping: SourceMapping;
  readonly target: TargetMapping;
  readonly values: ValueMappings;
  readonly settings: Settings;
}

/*
 * The check functions, exported from src/dataset/index.ts, each one SELECT over `read_parquet`:
 *
 *   countsSql(input): Sql          one row: records, accepted, repaired, quarantined, not_applicable (integers)
 *   quarantinedRowsSql(input): Sql record, column, header, value, reason; one row per wrong value, by record
 *   repairedRowsSql(input): Sql    record, column, header, value, rule; one row per repair, by record
 *   unmappedValuesSql(input): Sql  domain, value, rows
 *   rowHashesSql(input): Sql       record, key (text), hash (text); records that make no row are left out
 *
 * reasonWords(reason): Localised and repairWords(rule): Localised say them in both languages.
 */
