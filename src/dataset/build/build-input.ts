import type { Settings } from "../../core/index.ts";
import type { Sql } from "../../sql/index.ts";
import type { DatasetSpec } from "../dictionary/spec.ts";
import type { SourceMapping, ValueMappings } from "../mapping.ts";

/** Everything that the datasets of a snapshot are computed from. */
export interface BuildInput {
  readonly settings: Settings;
  /** The datasets that the workspace declares beside the common dataset. */
  readonly own: readonly DatasetSpec[];
  readonly mappings: readonly SourceMapping[];
  readonly values: ValueMappings;
  /** Names of mailboxes that many people read (`info`), in small letters without separators: they link nobody. */
  readonly sharedMailboxes: readonly string[];
  /** Domains of mailboxes open to all: they say nothing of a company. */
  readonly freeMailDomains: readonly string[];
  /** The loads that count, in the order of their arrival. */
  readonly loads: readonly BuildLoad[];
  readonly allocation: AllocationInput;
  readonly acquisition: AcquisitionInput;
}

export interface BuildLoad {
  readonly number: number;
  readonly source: string;
  readonly loadedAt: string;
  readonly files: readonly BuildFile[];
}

export interface BuildFile {
  readonly number: number;
  /** Its Parquet file. */
  readonly path: string;
  readonly sha256: string;
  readonly headers: readonly string[];
  readonly irregular: number;
  /** By target: where the check at entry says what is stored of its records. */
  readonly entries?: readonly (string | undefined)[];
}

/** How shared cost reaches campaigns. */
export interface AllocationInput {
  readonly by: "equal" | "media" | "touches" | "fixed";
  /** `fixed`: campaign -> share, a decimal in text. */
  readonly shares?: { readonly [campaign: string]: string };
}

/** The rule by which a person's lead comes from a campaign. */
export interface AcquisitionInput {
  readonly take: "first" | "last";
  /** (person_id, cycle, entered_at): the first entries, which touches must not follow, are those of cycle 1. */
  readonly entrySql: Sql;
  /** The touches that count as known: rows of `touch`. */
  readonly touchesSql: Sql;
}

/** One immutable table of a snapshot: a statement over load files and the tables before it. */
export interface BuildStep {
  readonly dataset: string;
  /** The tables that its statement reads. */
  readonly reads: readonly string[];
  /** The SHA-256 of each load file that it reads, in order. */
  readonly contents: readonly string[];
  /** The tables that read it depend on its rows alone: they often stay when what they are computed from changes. */
  readonly isToldByRows?: true;
  readonly select: Sql;
  /** The column that must be unique. */
  readonly unique?: UniqueRows;
}

export type PlanStep = BuildStep | ResolveStep;

export type EntityName = "person" | "company";

/**
 * A table that is no statement's: for each record (`_n`, `record_key`) the id of its entity, how it was linked (`method`), and
 * how many records the entity has (`records`). Made by whoever resolves identities from `<entity>_record`.
 */
export interface ResolveStep {
  readonly entity: EntityName;
  readonly dataset: string;
  readonly reads: readonly string[];
  /** The id column of the entity. */
  readonly key: string;
  /** (_n, token, method): records that share a token are one. */
  readonly tokens: Sql;
}

export interface UniqueRows {
  readonly column: string;
  /** The statement that gives one row by key, however often keys come back. */
  readonly select: Sql;
  /** Keys come back from load to load: that statement is used at once. */
  readonly expected: boolean;
}
