import type { Localised, Problem } from "../../core/index.ts";
import type { LoadKind } from "../../dataset/index.ts";

/** What a load brought, or would bring. */
export interface LoadReport {
  /** False after a dry run. */
  readonly isLoaded: boolean;
  readonly sources: readonly SourceReport[];
  /** Files whose very content was loaded before: nothing was done with them. */
  readonly known: readonly KnownFile[];
  readonly warnings: readonly Problem[];
}

export interface SourceReport {
  readonly source: string;
  readonly kind: LoadKind;
  /** The load's id and number, once loaded. */
  readonly load?: { readonly id: string; readonly number: number };
  readonly files: readonly FileReport[];
  readonly counts: RecordCounts;
  readonly changes: Changes;
  /** `replace` only: the days whose rows this load takes the place of. */
  readonly period?: Period;
  readonly unmapped: readonly UnmappedValue[];
}

export interface FileReport {
  readonly name: string;
  readonly sheet?: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly irregular: number;
  /** Total rows that were left out of the records. */
  readonly totals: readonly string[];
  /** Under the mapping's first target, which decides for the record. */
  readonly counts: RecordCounts;
  /** Under each target, the first included. */
  readonly targets: readonly TargetReport[];
}

export interface TargetReport {
  readonly dataset: string;
  readonly counts: RecordCounts;
  readonly reasons: readonly Finding[];
  readonly repairs: readonly Finding[];
  /** Values that are kept as they came and should be looked at. */
  readonly suspect: readonly Finding[];
  /** Values that are none of their kind: set aside, while their record is taken. */
  readonly invalid: readonly Finding[];
  readonly unmapped: readonly UnmappedValue[];
}

/** accepted + repaired + quarantined + notApplicable = read, always. */
export interface RecordCounts {
  readonly read: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly quarantined: number;
  /** They make no row: the column that says so is blank. */
  readonly notApplicable: number;
}

/** A reason, a repair or a doubt in one column, with a few of the records that show it. */
export interface Finding {
  readonly code: string;
  readonly column: string | null;
  readonly header: string | null;
  readonly records: number;
  readonly examples: readonly FindingExample[];
  /** Said of the first of the examples, where what is said depends on the value. */
  readonly words?: Localised;
}

export interface FindingExample {
  readonly record: number;
  readonly value: string | null;
  /** What was probably meant. */
  readonly suggestion?: string;
}

/** By key, against what the source said before; rows without a key are all new. */
export interface Changes {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Known before and not there now: `full`, and `replace` within its period. */
  readonly gone: number;
  /** Records whose key stands again further down: the last one counts. */
  readonly repeated: number;
}

export interface Period {
  readonly column: string;
  readonly from: string;
  readonly to: string;
  /** Rows of earlier loads within it, which this load replaces. */
  readonly replaced: number;
}

export interface UnmappedValue {
  readonly domain: string;
  readonly value: string;
  readonly rows: number;
}

export interface KnownFile {
  readonly name: string;
  readonly sheet?: string;
  readonly source: string;
  /** The load that brought it; undefined when it stands twice in this call. */
  readonly load?: string;
  readonly loadedAt?: string;
}

export const noRecords: RecordCounts = {
  read: 0,
  accepted: 0,
  repaired: 0,
  quarantined: 0,
  notApplicable: 0,
};

export const noChanges: Changes = { new: 0, changed: 0, same: 0, gone: 0, repeated: 0 };

export function addCounts(all: readonly RecordCounts[]): RecordCounts {
  return all.reduce(
    (sum, one) => ({
      read: sum.read + one.read,
      accepted: sum.accepted + one.accepted,
      repaired: sum.repaired + one.repaired,
      quarantined: sum.quarantined + one.quarantined,
      notApplicable: sum.notApplicable + one.notApplicable,
    }),
    noRecords,
  );
}

/** The same value of two files or targets is one value, with its rows added. */
export function addUnmapped(all: readonly UnmappedValue[]): readonly UnmappedValue[] {
  const rows = new Map<string, UnmappedValue>();
  for (const one of all) {
    const key = JSON.stringify([one.domain, one.value]);
    rows.set(key, { ...one, rows: one.rows + (rows.get(key)?.rows ?? 0) });
  }
  return [...rows.values()].sort(
    (a, b) => a.domain.localeCompare(b.domain, "en") || b.rows - a.rows || (a.value < b.value ? -1 : 1),
  );
}
