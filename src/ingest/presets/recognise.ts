import { foldHeader } from "../fold-header.ts";
import { isPattern, matchPattern } from "../header-pattern.ts";
import { type HeaderIndex, indexHeaders, isMatched, matchColumns } from "./match-columns.ts";
import type { Preset } from "./preset.ts";

/** A table as recognition sees it: its headers, and a few of its records. */
export interface TableShape {
  readonly headers: readonly string[];
  readonly samples: readonly (readonly (string | null)[])[];
}

export interface Recognition {
  readonly preset: Preset;
  /** From 0 to 1: the share of what the preset requires, then of the file's headers that it knows. */
  readonly score: number;
  /** The preset's columns that the file has. */
  readonly matched: readonly string[];
  /** The file's headers that the preset knows. */
  readonly headers: readonly string[];
  /** What it requires and the file lacks: of each group, any one header would do. Empty: recognised. */
  readonly missing: readonly (readonly string[])[];
}

/** The presets that a table's headers speak for, the best first; those that lack something come after. */
export function recognise(table: TableShape, presets: readonly Preset[]): readonly Recognition[] {
  const index = indexHeaders(table.headers.filter((header) => header.trim() !== ""));
  return presets
    .map((preset) => judge(preset, index))
    .filter((one) => one !== undefined)
    .sort((a, b) => b.score - a.score || (a.preset.name < b.preset.name ? -1 : 1));
}

export type Verdict =
  | { readonly kind: "one"; readonly recognition: Recognition }
  | { readonly kind: "several"; readonly recognitions: readonly Recognition[] }
  | { readonly kind: "none" };

/** One preset wins when it knows every header that the others know, and more. Else the tie is reported. */
export function verdictOf(recognitions: readonly Recognition[]): Verdict {
  const claims = recognitions.filter((one) => one.missing.length === 0);
  const [first] = claims;
  if (first === undefined) return { kind: "none" };
  if (claims.length === 1) return { kind: "one", recognition: first };
  const winner = claims.find((one) => claims.every((other) => other === one || surpasses(one, other)));
  if (winner !== undefined) return { kind: "one", recognition: winner };
  return { kind: "several", recognitions: claims };
}

function surpasses(one: Recognition, other: Recognition): boolean {
  const own = new Set(one.headers);
  return one.headers.length > other.headers.length && other.headers.every((header) => own.has(header));
}

function judge(preset: Preset, index: HeaderIndex): Recognition | undefined {
  if (preset.never.some((header) => index.byFold.has(foldHeader(header)))) return undefined;
  const matched = matchColumns(preset, index);
  const has = (column: string) => isMatched(matched, column);
  const columns = Object.entries(preset.columns);
  const needs = [...columns.filter(([, column]) => column.required).map(([name]) => [name]), ...preset.oneOf];
  const met = needs.filter((group) => group.some(has));
  if (met.length === 0 || met.length * 2 < needs.length) return undefined;
  const missing = needs
    .filter((group) => !group.some(has))
    .map((group) => group.map((name) => preset.columns[name]?.headers[0] ?? name));
  const coverage = matched.known.size / index.headers.length;
  return {
    preset,
    score: (met.length / needs.length) * (missing.length === 0 ? 0.7 + 0.3 * coverage : 0.6 * coverage),
    matched: columns.map(([name]) => name).filter(has),
    headers: [...matched.known],
    missing,
  };
}

/** Whether any preset knows the header: what helps to find the header row of a file. */
export function knownHeaders(presets: readonly Preset[]): (header: string) => boolean {
  const headers = presets.flatMap((preset) =>
    Object.values(preset.columns)
      .flatMap((column) => column.headers)
      .concat(preset.ignored),
  );
  const patterns = [...new Set(headers.filter(isPattern))];
  const folded = new Set(headers.filter((header) => !isPattern(header)).map(foldHeader));
  return (header) =>
    folded.has(foldHeader(header)) || patterns.some((pattern) => matchPattern(pattern, header) !== undefined);
}
