import { nearest } from "../../core/index.ts";
import { standIn, type YamlEntry, type YamlMap, type YamlNode } from "../yaml/yaml-node.ts";
import type { Fit, Fitting } from "./fit-form.ts";
import { type At, faults } from "./form-faults.ts";
import type { ObjectForm } from "./form.ts";
import { languageKeys } from "./language-form.ts";
import { standInFor } from "./stand-in.ts";

interface Around {
  readonly at: At;
  readonly fit: Fit;
}

/** A mapping while its entries are fitted, each key once. */
interface Mapping extends Around {
  readonly form: ObjectForm;
  readonly node: YamlMap;
  readonly kept: YamlEntry[];
  readonly taken: Set<string>;
}

/**
 * Fits a mapping: a key that is nearly one of the language's is taken for it, so that what stands under it is checked
 * too; a required key that is missing gets a stand-in, and a word that may be left out and cannot be read is left out.
 */
export function fitObject(fitting: Fitting, form: ObjectForm, node: YamlMap, around: Around): YamlNode {
  const mapping: Mapping = { ...around, form, node, kept: [], taken: new Set() };
  for (const entry of node.entries) {
    if (form.keys.has(entry.key)) fitUnder(fitting, mapping, entry, entry.key);
    else fitStranger(fitting, mapping, entry);
  }
  for (const key of form.required) if (!mapping.taken.has(key)) addMissing(fitting, mapping, key);
  return withEntries(node, mapping.kept);
}

/** The same mapping, when nothing in it was changed. */
export function withEntries(node: YamlMap, entries: readonly YamlEntry[]): YamlMap {
  const isSame =
    entries.length === node.entries.length && entries.every((entry, at) => entry === node.entries[at]);
  return isSame ? node : { ...node, entries };
}

function fitUnder(fitting: Fitting, mapping: Mapping, entry: YamlEntry, key: string): void {
  const { form, at, fit, kept, taken } = mapping;
  const inner = form.keys.get(key)!;
  const own: Fitting = { faults: fitting.faults, isGuessed: false };
  const value = fit(own, inner, entry.value, { key: entry, under: [...at.under, key] });
  const isLeftOut = own.isGuessed && inner.kind === "word" && !form.required.has(key);
  fitting.isGuessed ||= own.isGuessed && !isLeftOut;
  const isSame = value === entry.value && key === entry.key;
  if (!taken.has(key) && !isLeftOut) kept.push(isSame ? entry : { ...entry, key, value });
  taken.add(key);
}

/** A key that the form does not have: cut off by a comma, mistyped, or without meaning here. */
function fitStranger(fitting: Fitting, mapping: Mapping, entry: YamlEntry): void {
  const { kept, node, form, at } = mapping;
  if (node.isInBraces && entry.value.kind === "scalar" && entry.value.value === null) {
    fitting.faults.push(faults.comma(entry));
    const before = kept.pop();
    if (before) kept.push({ ...before, value: standIn("") });
    return;
  }
  const written = new Set(node.entries.map(({ key }) => key));
  const free = [...form.keys.keys()].filter((key) => !written.has(key));
  const here = nearest(entry.key, free);
  const elsewhere = languageKeys.has(entry.key) ? undefined : nearest(entry.key, languageKeys);
  fitting.faults.push(faults.unknown(entry, at, here ?? elsewhere));
  if (here !== undefined) fitUnder(fitting, mapping, entry, here);
}

function addMissing(fitting: Fitting, { form, at, kept }: Mapping, key: string): void {
  const inner = form.keys.get(key)!;
  fitting.faults.push(faults.missing(key, at));
  if (inner.kind === "word") fitting.isGuessed = true;
  kept.push({ key, value: standInFor(inner), start: -1, end: -1 });
}
