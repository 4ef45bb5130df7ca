import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { type DatasetSpec, datasetNamed, dictionary } from "../../dataset/index.ts";
import { foldHeader, withoutCurrency } from "../fold-header.ts";
import { isPattern } from "../header-pattern.ts";
import type { Preset } from "../presets/preset.ts";

/** A word that a header may use for a column, and how surely. */
interface KnownWord {
  readonly words: string;
  readonly confidence: number;
}

/** For each dataset and column, the headers that are known to name it. `key` is the record's own id. */
export interface HeaderKnowledge {
  readonly exact: ReadonlyMap<string, ReadonlyMap<string, KnownWord>>;
}

export const keyColumn = "key";

const shape = z.record(z.string(), z.array(z.string()));
const file = fileURLToPath(new URL("./column-synonyms.yaml", import.meta.url));

/** Collects what the dictionary, the presets and the list of usual headers know. */
export function knowHeaders(presets: readonly Preset[], own: readonly DatasetSpec[] = []): HeaderKnowledge {
  const datasets = [...dictionary, ...own];
  const exact = new Map<string, Map<string, KnownWord>>();
  const learn = (place: string, header: string, confidence: number) => {
    const words = exact.get(place) ?? new Map<string, KnownWord>();
    exact.set(place, words);
    const folded = foldHeader(header);
    if ((words.get(folded)?.confidence ?? 0) < confidence) words.set(folded, { words: header, confidence });
  };
  for (const dataset of datasets) learnDictionary(dataset, learn);
  for (const preset of presets) learnPreset(preset, learn);
  learnUsual(shape.parse(parse(readFileSync(file, "utf8"))), datasets, learn);
  return { exact };
}

type Learn = (place: string, header: string, confidence: number) => void;

export function placeOf(dataset: string, column: string): string {
  return `${dataset}.${column}`;
}

function learnDictionary(dataset: DatasetSpec, learn: Learn): void {
  for (const column of dataset.columns) {
    const name = column.name === dataset.key ? keyColumn : column.name;
    if (column.computed === true && name !== keyColumn) continue;
    for (const word of [column.name, column.label.en, column.label.fr])
      learn(placeOf(dataset.name, name), word, 0.9);
  }
}

function learnPreset(preset: Preset, learn: Learn): void {
  for (const target of preset.into) {
    const teach = (column: string, names: readonly string[]) => {
      for (const name of names)
        for (const header of preset.columns[name]?.headers ?? [])
          if (!isPattern(header)) learn(placeOf(target.dataset, column), header, 0.95);
    };
    teach(keyColumn, target.key?.length === 1 ? target.key : []);
    for (const [column, ways] of Object.entries(target.fields))
      for (const way of ways)
        if ("from" in way && column !== datasetNamed(target.dataset)?.key)
          teach(column, way.from.slice(0, 1));
  }
}

/** `column` speaks for every dataset that has it, `dataset.column` for one. */
function learnUsual(
  usual: { readonly [place: string]: readonly string[] },
  datasets: readonly DatasetSpec[],
  learn: Learn,
): void {
  for (const [place, words] of Object.entries(usual)) {
    const places = place.includes(".")
      ? [place]
      : datasets
          .filter((dataset) => dataset.columns.some((column) => column.name === place && !column.computed))
          .map((dataset) => placeOf(dataset.name, place));
    for (const one of places) for (const word of words) learn(one, word, place.includes(".") ? 0.96 : 0.9);
  }
}

/** How surely a header names a column: by a known word, else by most of the words of one. */
export function recall(knowledge: HeaderKnowledge, place: string, header: string): KnownWord | undefined {
  const words = knowledge.exact.get(place);
  if (words === undefined) return undefined;
  const exact = words.get(foldHeader(header)) ?? words.get(foldHeader(withoutCurrency(header)));
  if (exact !== undefined) return exact;
  const own = tokensOf(header);
  let best: KnownWord | undefined;
  for (const { words: known, confidence } of words.values()) {
    const theirs = tokensOf(known);
    const shared = theirs.filter((token) => own.includes(token)).length;
    const likeness = shared / (own.length + theirs.length - shared);
    if (likeness <= 0.5 || own.length < 2) continue;
    const sure = confidence * likeness * 0.9;
    if (sure > (best?.confidence ?? 0)) best = { words: known, confidence: sure };
  }
  return best;
}

function tokensOf(header: string): readonly string[] {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token.length > 1);
}
