import { datasetNamed } from "./dictionary/index.ts";
import type { DatasetSpec, ValueDomain } from "./dictionary/spec.ts";

/** How a source file's columns and values reach the common dataset. Lives in `sources/<name>.yaml`. */
export interface SourceMapping {
  readonly source: string;
  /** The namespace of its ids: files of one tool share it, so that a deal finds its contact. */
  readonly system: string;
  readonly preset?: string;
  /** Patterns relative to `sources/`. */
  readonly files: readonly string[];
  /** The sheet of a workbook; without it, the first with the columns. */
  readonly sheet?: string;
  readonly kind: LoadKind;
  /** `replace` only: the column whose span of days a new load replaces. */
  readonly period?: string;
  /** The zone of times that carry none. */
  readonly timezone: string;
  readonly dates?: DateOrder;
  readonly decimal?: "." | ",";
  /** The currency of money columns that name none. */
  readonly currency?: string;
  readonly into: readonly TargetMapping[];
}

/** `full`: absent rows are gone; `upsert`: by key; `append`: only new rows; `replace`: a period. */
export type LoadKind = "full" | "upsert" | "append" | "replace";

export type DateOrder = "iso" | "dmy" | "mdy";

export interface TargetMapping {
  readonly dataset: string;
  /** What the workspace declares under that name, where the dictionary has no such dataset. Never written. */
  readonly own?: DatasetSpec;
  /** Columns of the file that identify the row; none: load, file and record number do. */
  readonly key?: readonly string[];
  /** Rows for which this column is blank do not make a row here. */
  readonly when?: string;
  /** One row per filled column whose header matches; `*` is what `{header: true}` reads. */
  readonly each?: string;
  /** Columns holding other ids of the same record in the same system (a converted lead's contact). */
  readonly aliases?: readonly string[];
  readonly fields: { readonly [column: string]: FieldMapping };
}

/** The dataset that a target fills: a workspace's own, or one of the dictionary. */
export function targetDataset({
  dataset,
  own,
}: Pick<TargetMapping, "dataset" | "own">): DatasetSpec | undefined {
  return own ?? datasetNamed(dataset);
}

/** A mapping as its file says it. */
export function writtenMapping(mapping: SourceMapping): SourceMapping {
  return { ...mapping, into: mapping.into.map(withoutOwn) };
}

function withoutOwn(target: TargetMapping): TargetMapping {
  const { own: _, ...written } = target;
  return written;
}

export type FieldMapping =
  | ColumnField
  | { readonly value: string | number | boolean }
  /** With `each`: what `*` stood for in the header. */
  | { readonly header: true }
  /** With `each`: the value of the matching column. */
  | { readonly cell: true; readonly dates?: DateOrder };

export interface ColumnField {
  /** Headers, the first that is filled wins. */
  readonly from: readonly string[];
  readonly dates?: DateOrder;
  /** Several values in one cell: the first is taken. */
  readonly split?: string;
  /** How a reference finds its entity. Default `id`, in this source's system. */
  readonly by?: "id" | "email" | "domain" | "name";
  readonly system?: string;
  /** Multiplies a number (seconds to minutes). */
  readonly times?: number;
  /** The header of the currency of a money column. */
  readonly currencyFrom?: string;
  /** Overrides the dictionary's domain for the value mapping. */
  readonly domain?: ValueDomain;
}

/** What the workspace's words mean: domain -> system (`*` for any) -> raw value -> meaning. In `definitions/values.yaml`. */
export type ValueMappings = {
  readonly [D in ValueDomain]?: { readonly [system: string]: { readonly [raw: string]: Meaning } };
};

/** A canonical value; owners and campaigns carry attributes too. `null`: known to mean nothing (left blank). */
export type Meaning = string | null | OwnerMeaning | CampaignMeaning;

export interface OwnerMeaning {
  readonly rep: string;
  readonly team?: string;
  readonly party?: string;
  readonly manager?: string;
  readonly territory?: string;
}

export interface CampaignMeaning {
  readonly campaign: string;
  readonly channel?: string;
  readonly network?: string;
  readonly strategy?: string;
}

/** The form under which raw values are compared: trimmed, lower case, no accents, single spaces. */
export function foldValue(raw: string): string {
  return raw.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
}
