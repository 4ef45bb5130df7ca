import { foldHeader, withoutCurrency } from "../fold-header.ts";
import { isPattern, matchPattern, type PatternMatch } from "../header-pattern.ts";
import type { Preset, PresetColumn } from "./preset.ts";

/** The headers of a file that each column of a preset finds. */
export interface MatchedColumns {
  /** Plain headers, the best first. */
  readonly plain: ReadonlyMap<string, readonly string[]>;
  readonly families: ReadonlyMap<string, readonly PatternMatch[]>;
  /** Headers that the preset knows, its ignored ones included. */
  readonly known: ReadonlySet<string>;
}

export interface HeaderIndex {
  readonly headers: readonly string[];
  readonly byFold: ReadonlyMap<string, string>;
}

export function indexHeaders(headers: readonly string[]): HeaderIndex {
  const byFold = new Map<string, string>();
  const add = (form: string, header: string) => {
    if (!byFold.has(form)) byFold.set(form, header);
  };
  for (const header of headers) add(foldHeader(header), header);
  for (const header of headers) add(foldHeader(withoutCurrency(header)), header);
  return { headers, byFold };
}

export function matchColumns(preset: Preset, index: HeaderIndex): MatchedColumns {
  const plain = new Map<string, readonly string[]>();
  const families = new Map<string, readonly PatternMatch[]>();
  const known = new Set<string>();
  for (const [name, column] of Object.entries(preset.columns)) {
    const headers = plainHeaders(column, index);
    const family = familyOf(column, index);
    if (headers.length > 0) plain.set(name, headers);
    if (family.length > 0) families.set(name, family);
    for (const header of headers) known.add(header);
    for (const { header } of family) known.add(header);
  }
  const ignored: PresetColumn = { headers: preset.ignored, required: false };
  for (const header of plainHeaders(ignored, index)) known.add(header);
  for (const { header } of familyOf(ignored, index)) known.add(header);
  return { plain, families, known };
}

export function isMatched(matched: MatchedColumns, column: string): boolean {
  return matched.plain.has(column) || matched.families.has(column);
}

function plainHeaders(column: PresetColumn, index: HeaderIndex): readonly string[] {
  const found = column.headers
    .filter((header) => !isPattern(header))
    .map((header) => index.byFold.get(foldHeader(header)))
    .filter((header) => header !== undefined);
  return [...new Set(found)];
}

function familyOf(column: PresetColumn, index: HeaderIndex): readonly PatternMatch[] {
  const patterns = column.headers.filter((header) => isPattern(header));
  return index.headers.flatMap((header) => {
    for (const pattern of patterns) {
      const match = matchPattern(pattern, header);
      if (match !== undefined) return [match];
    }
    return [];
  });
}
