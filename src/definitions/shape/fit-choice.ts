import { nearest } from "../../core/index.ts";
import { standIn, type YamlEntry, type YamlMap, type YamlNode } from "../yaml/yaml-node.ts";
import type { Fit, Fitting } from "./fit-form.ts";
import { type At, faults } from "./form-faults.ts";
import type { ChoiceForm, Form, ObjectForm } from "./form.ts";
import { standInFor } from "./stand-in.ts";

interface Around {
  readonly at: At;
  readonly fit: Fit;
}

/** Of several forms, the one that was meant: the fewest faults. */
export function fitChoice(fitting: Fitting, form: ChoiceForm, node: YamlNode, around: Around): YamlNode {
  const { at } = around;
  if (form.told && node.kind === "map") return fitTold(fitting, { ...form, told: form.told }, node, around);
  const options = bestByKeys(
    form.options.filter((option) => isOfKind(option, node)),
    node,
  );
  if (options.length === 0) {
    fitting.faults.push(faults.type(node, at, form));
    return standInFor(form);
  }
  return take(fitting, closest(options, node, around));
}

interface Attempt extends Fitting {
  readonly node: YamlNode;
}

function closest(options: readonly Form[], node: YamlNode, { at, fit }: Around): Attempt {
  let best: Attempt | undefined;
  for (const option of options) {
    const fitting: Fitting = { faults: [], isGuessed: false };
    const fitted = fit(fitting, option, node, at);
    if (!best || fitting.faults.length < best.faults.length)
      best = { faults: fitting.faults, isGuessed: fitting.isGuessed, node: fitted };
    if (best.faults.length === 0) break;
  }
  return best!;
}

function take(fitting: Fitting, attempt: Attempt): YamlNode {
  fitting.faults.push(...attempt.faults);
  fitting.isGuessed ||= attempt.isGuessed;
  return attempt.node;
}

/** Of objects, those whose keys fit best: what is wrong deeper down is no reason to take another form. */
function bestByKeys(options: readonly Form[], node: YamlNode): readonly Form[] {
  if (options.length <= 1 || node.kind !== "map") return options;
  const misfits = options.map((option) => (option.kind === "object" ? misfitOf(option, node) : 0));
  const least = Math.min(...misfits);
  return options.filter((_, index) => misfits[index] === least);
}

/** Unknown and missing keys; one that is nearly the other is one fault. */
function misfitOf({ keys, required }: ObjectForm, { entries }: YamlMap): number {
  const missing = new Set(required);
  for (const { key } of entries) missing.delete(key);
  let misfit = missing.size;
  for (const { key } of entries) {
    const meant = keys.has(key) ? key : nearest(key, missing);
    if (meant === undefined) misfit++;
    else missing.delete(meant);
  }
  return misfit;
}

function isOfKind(form: Form, { kind }: YamlNode): boolean {
  if (kind === "map") return form.kind === "object" || form.kind === "record";
  if (kind === "list") return form.kind === "list";
  return !["object", "record", "list"].includes(form.kind);
}

/** Objects told apart by the word under one key; when that word is wrong or missing, the one that was meant. */
function fitTold(
  fitting: Fitting,
  form: ChoiceForm & { readonly told: NonNullable<ChoiceForm["told"]> },
  node: YamlMap,
  around: Around,
): YamlNode {
  const { by, words } = form.told;
  const { at } = around;
  const entry = node.entries.find(({ key }) => key === by);
  const index = words.findIndex((word) => entry?.value.kind === "scalar" && entry.value.value === word);
  if (index >= 0) return around.fit(fitting, form.options[index]!, node, at);
  const said = entry && faults.word(entry.value, { key: entry, under: [...at.under, by] }, words);
  fitting.faults.push(said?.fault ?? faults.missing(by, at));
  const near = said?.near === undefined ? -1 : words.indexOf(said.near);
  const attempts = (near >= 0 ? [near] : words.map((_, one) => one)).map((one) =>
    closest([form.options[one]!], withWord(node, { by, word: words[one]!, entry }), around),
  );
  const fewest = Math.min(...attempts.map((attempt) => attempt.faults.length));
  const meant = attempts.filter((attempt) => attempt.faults.length === fewest);
  if (meant.length === 1) return take(fitting, meant[0]!);
  fitting.isGuessed = true;
  return meant[0]!.node;
}

interface Told {
  readonly by: string;
  readonly word: string;
  readonly entry: YamlEntry | undefined;
}

function withWord(node: YamlMap, { by, word, entry }: Told): YamlMap {
  const said: YamlEntry = { key: by, start: -1, end: -1, ...entry, value: standIn(word) };
  return { ...node, entries: [said, ...node.entries.filter((one) => one !== entry)] };
}
