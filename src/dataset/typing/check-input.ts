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

/** A Parquet file among several of the same shape, with the numbers that its rows keep. */
export interface PlacedParquet {
  readonly path: string;
  readonly load: number;
  readonly file: number;
  /** Where the check at entry says what is stored of its records; none where the target has no field that is checked. */
  readonly entries?: string;
}

/** What is typed: one file, or several with the same headers, whose rows then carry `_load` and `_file`. */
export interface RowsInput extends Omit<CheckInput, "parquet"> {
  readonly parquet: string | readonly PlacedParquet[];
}
