import { compact } from "../yaml/compact.ts";
import { currencyOf } from "../fold-header.ts";
import { datasetNamed, type FieldMapping, type TargetMapping } from "../../dataset/index.ts";
import {
  type HeaderIndex,
  indexHeaders,
  isMatched,
  type MatchedColumns,
  matchColumns,
} from "./match-columns.ts";
import type { Preset, PresetColumnField, PresetField, PresetTarget } from "./preset.ts";

/** A preset's targets, written in the headers of one file. */
export interface AppliedPreset {
  readonly into: readonly TargetMapping[];
  readonly period?: string;
  /** The currency that a money column's header names. */
  readonly currency?: string;
  /** Ids whose name stands in another column: by the header of the id. */
  readonly called: ReadonlyMap<string, string>;
  /** The preset's columns that the file has. */
  readonly matched: MatchedColumns;
}

export function applyPreset(preset: Preset, headers: readonly string[]): AppliedPreset {
  const index: HeaderIndex = indexHeaders(headers);
  const matched = matchColumns(preset, index);
  const into = preset.into.flatMap((target, position) => applyTarget(target, matched, position === 0));
  const currency = into.map(currencyOfTarget).find((one) => one !== undefined);
  const period = preset.period === undefined ? undefined : first(matched, preset.period);
  return {
    into,
    matched,
    called: namesOfIds(preset, matched),
    ...(currency !== undefined && { currency }),
    ...(period !== undefined && { period }),
  };
}

function first(matched: MatchedColumns, column: string): string | undefined {
  return matched.plain.get(column)?.[0];
}

/** One target for each way in which the file spells a family of columns; none when something is lacking. */
function applyTarget(
  target: PresetTarget,
  matched: MatchedColumns,
  isFirst: boolean,
): readonly TargetMapping[] {
  const when = target.when === undefined ? undefined : first(matched, target.when);
  if (target.when !== undefined && when === undefined) return [];
  if (target.unless !== undefined && isMatched(matched, target.unless)) return [];
  const fields = applyFields(target, matched);
  if (!isFirst && lacksRequired(target, fields)) return [];
  const key = filled(keyOf(target, matched));
  const aliases = filled((target.aliases ?? []).flatMap((alias) => first(matched, alias) ?? []));
  const { dataset } = target;
  return eachPatterns(target, matched).map((each) => compact({ dataset, key, when, each, aliases, fields }));
}

function applyFields(target: PresetTarget, matched: MatchedColumns): TargetMapping["fields"] {
  return Object.fromEntries(
    Object.entries(target.fields).flatMap(([column, ways]) => {
      const field = applyWays(ways, matched);
      return field === undefined ? [] : [[column, field]];
    }),
  );
}

function eachPatterns(target: PresetTarget, matched: MatchedColumns): readonly (string | undefined)[] {
  if (target.each === undefined) return [undefined];
  return [...new Set((matched.families.get(target.each) ?? []).map((match) => match.pattern))];
}

function filled(list: readonly string[]): readonly string[] | undefined {
  return list.length > 0 ? list : undefined;
}

function keyOf(target: PresetTarget, matched: MatchedColumns): readonly string[] {
  const present = (names: readonly string[] = []) => names.flatMap((name) => first(matched, name) ?? []);
  const leading = target.key?.[0];
  if (leading !== undefined && isMatched(matched, leading)) return present(target.key);
  return present(target.otherwiseKey);
}

function lacksRequired(target: PresetTarget, fields: TargetMapping["fields"]): boolean {
  const dataset = datasetNamed(target.dataset);
  const lacking = dataset?.columns.some(
    (column) =>
      column.required &&
      !column.computed &&
      column.name !== dataset.key &&
      !Object.hasOwn(fields, column.name),
  );
  return lacking === true || Object.keys(fields).length === 0;
}

function applyWays(ways: readonly PresetField[], matched: MatchedColumns): FieldMapping | undefined {
  for (const way of ways) {
    if (!("from" in way)) return way;
    const field = applyColumnField(way, matched);
    if (field !== undefined) return field;
  }
  return undefined;
}

function applyColumnField(way: PresetColumnField, matched: MatchedColumns): FieldMapping | undefined {
  const { from, currencyFrom, called: _called, ...options } = way;
  const headers = [...new Set(from.flatMap((name) => matched.plain.get(name) ?? []))];
  if (headers.length === 0) return undefined;
  const currency = currencyFrom === undefined ? undefined : first(matched, currencyFrom);
  return { from: headers, ...options, ...(currency !== undefined && { currencyFrom: currency }) };
}

function currencyOfTarget(target: TargetMapping): string | undefined {
  const dataset = datasetNamed(target.dataset);
  return dataset?.columns
    .filter((column) => column.type === "money")
    .flatMap((column) => {
      const field = target.fields[column.name];
      return field !== undefined && "from" in field ? field.from : [];
    })
    .map(currencyOf)
    .find((code) => code !== undefined);
}

function namesOfIds(preset: Preset, matched: MatchedColumns): ReadonlyMap<string, string> {
  const ways = preset.into.flatMap((target) => Object.values(target.fields).flat());
  return new Map(
    ways.flatMap((way) => {
      if (!("from" in way) || way.called === undefined) return [];
      const [id, name] = [first(matched, way.from[0]!), first(matched, way.called)];
      return id === undefined || name === undefined ? [] : [[id, name] as const];
    }),
  );
}
