import type { Problem, Report } from "../../core/index.ts";
import type { ColumnEvidence } from "./evidence/column-evidence.ts";
import type { Encoding } from "./encoding.ts";

/** One table found in a file, and all that is needed to read it again. Lines count from 1. */
export interface FileShape {
  /** The connector that reads it. */
  readonly connector: string;
  readonly path: string;
  /** The file's name, for messages. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** When the file was last written: a file that changed since is not read. */
  readonly modifiedMs: number;
  /** How the bytes of a text file make cells. */
  readonly text?: TextForm;
  readonly sheet?: string;
  /** The sheet is hidden in the workbook. */
  readonly hidden?: boolean;
  /** Its place among several stacked blocks, from 1. */
  readonly block?: number;
  /** The lines above the header: report name, period, comments. */
  readonly preamble: readonly string[];
  readonly headerLine: number;
  /** Headers as written. */
  readonly headerTexts: readonly string[];
  /** Headers made unique: the columns of the Parquet file. */
  readonly headers: readonly string[];
  readonly lines: LineRange;
  readonly totals: readonly TotalRow[];
  /** How many records there are, when the whole file was looked at. */
  readonly records?: number;
  /** Else the last one. */
  readonly lastRecord?: readonly string[];
  /** The first records and some of the last ones. */
  readonly samples: readonly (readonly string[])[];
  /** Of the samples; whole columns are judged over the Parquet file. */
  readonly evidence: readonly ColumnEvidence[];
  /** Warnings. */
  readonly problems: readonly Problem[];
}

/** Records start on these lines; without `last`, to the end of the file. `except` are left out. */
export interface LineRange {
  readonly first: number;
  readonly last?: number;
  readonly except: readonly number[];
}

export interface TextForm extends CsvDialect {
  readonly encoding: Encoding;
  readonly isCompressed: boolean;
  readonly hasNullBytes: boolean;
  /** The bytes of a file taken for UTF-8 that are not. */
  readonly isDamaged: boolean;
  /** Lines that stand before the first record, when plain enough to be skipped by count. */
  readonly linesToSkip?: number;
  /** The ends of the first lines, for as long as they are alike. */
  readonly evenLines: number;
  /** One header and its records, nothing between or under them. */
  readonly isPlain: boolean;
}

export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
}

/** A row that sums the others, left out of the records. */
export interface TotalRow {
  readonly line: number;
  readonly label: string;
  /** Columns in which the kept records add up to it. */
  readonly proved: readonly Proof[];
}

export interface Proof {
  readonly header: string;
  readonly total: string;
  readonly sum: string;
}

/** One record as its file gives it. */
export interface RawRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** Blank lines stand before it. */
  readonly isAfterBlank: boolean;
  /** What keeps its shape from being read; `text` is then the record as written. */
  readonly flaw?: Flaw;
  readonly text?: string;
}

/** Why a record's shape could not be read. Kept as JSON in the column `_irregular`. */
export type Flaw =
  | {
      readonly code: "too-few-cells";
      readonly line: number;
      readonly cells: number;
      readonly expected: number;
    }
  | {
      readonly code: "too-many-cells";
      readonly line: number;
      readonly cells: number;
      readonly expected: number;
    }
  | { readonly code: "text-after-quote"; readonly line: number }
  | { readonly code: "null-byte"; readonly line: number }
  | { readonly code: "bad-bytes"; readonly line: number }
  | { readonly code: "cell-too-long"; readonly line: number };

/** What `readTable` wrote: the facts of a load's file. */
export interface ReadTable {
  readonly sha256: string;
  readonly bytes: number;
  readonly records: number;
  readonly irregular: number;
  readonly headers: readonly string[];
  readonly totals: readonly string[];
  /** Warnings. */
  readonly problems: readonly Problem[];
  /** `columnar`: DuckDB read the file itself; `records`: it was read one record at a time. */
  readonly way: "columnar" | "records";
}

export interface InspectOptions {
  /** Says whether a header is one that a preset knows. */
  readonly isKnownHeader?: (header: string) => boolean;
  readonly report?: Report;
}
