import type { Localised } from "../../core/index.ts";
import type { DateOrder, FieldMapping, LoadKind, Meaning, ValueDomain } from "../../dataset/index.ts";

/** One layout of one tool's exports: how to know it, and how it maps to the common dataset. */
export interface Preset {
  readonly name: string;
  readonly label: Localised;
  readonly system: string;
  /** One of our own layouts, to be filled by hand or by another tool. */
  readonly isTemplate: boolean;
  readonly kind: LoadKind;
  /** Why the kind is what it is. */
  readonly why?: Localised;
  /** `replace` only: the column of days. */
  readonly period?: string;
  /** The zone of its times, when the tool always writes the same. */
  readonly timezone?: string;
  readonly columns: { readonly [name: string]: PresetColumn };
  /** Of each group, at least one column must be there. */
  readonly oneOf: readonly (readonly string[])[];
  /** Headers that only another layout has. */
  readonly never: readonly string[];
  /** Headers known and left aside. */
  readonly ignored: readonly string[];
  /** What the tool's own words mean. */
  readonly values: { readonly [D in ValueDomain]?: { readonly [raw: string]: Meaning } };
  readonly notices: readonly Notice[];
  readonly into: readonly PresetTarget[];
}

export interface PresetColumn {
  /** Synonyms, the best first. One with `*` stands for a family of columns. */
  readonly headers: readonly string[];
  readonly required: boolean;
}

/** Something to say about a file: columns that it lacks, or a value that it holds. */
export interface Notice {
  readonly missing: readonly string[];
  readonly found?: { readonly column: string; readonly values: readonly string[] };
  /** The file cannot be used as it is. */
  readonly refuse: boolean;
  readonly say: Localised;
}

/** Columns are named as in `columns`, not by their headers. */
export interface PresetTarget {
  readonly dataset: string;
  readonly key?: readonly string[];
  /** The key of files that lack a column of `key`. */
  readonly otherwiseKey?: readonly string[];
  readonly when?: string;
  /** The target is left out of files that have this column. */
  readonly unless?: string;
  readonly each?: string;
  readonly aliases?: readonly string[];
  /** Of each field's ways, the first whose columns are there. */
  readonly fields: { readonly [column: string]: readonly PresetField[] };
}

export type PresetField = PresetColumnField | Exclude<FieldMapping, { readonly from: readonly string[] }>;

export interface PresetColumnField {
  readonly from: readonly string[];
  readonly by?: "id" | "email" | "domain" | "name";
  readonly split?: string;
  readonly system?: string;
  readonly times?: number;
  readonly dates?: DateOrder;
  readonly currencyFrom?: string;
  readonly domain?: ValueDomain;
  /** The column whose text names what the id stands for, in proposals. */
  readonly called?: string;
}
