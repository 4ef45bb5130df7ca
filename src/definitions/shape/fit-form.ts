import { standIn, type YamlEntry, type YamlList, type YamlNode } from "../yaml/yaml-node.ts";
import { fitChoice } from "./fit-choice.ts";
import { fitObject, withEntries } from "./fit-object.ts";
import { type At, type Fault, faults } from "./form-faults.ts";
import type { Form } from "./form.ts";
import { type ScalarForm, scalarMisfit } from "./scalar-misfit.ts";
import { standInFor } from "./stand-in.ts";

/** What is found while a value is fitted into its form. */
export interface Fitting {
  readonly faults: Fault[];
  /** Whether a word that decides on the meaning of others had to be guessed. */
  isGuessed: boolean;
}

export interface Fitted extends Fitting {
  /** The value in the form asked, with stand-ins for what is faulty or missing. */
  readonly written: YamlEntry;
}

/** Fits the value of an entry into a form, and tells every fault at its place. */
export function fitEntry(form: Form, written: YamlEntry, under: string): Fitted {
  const fitting: Fitting = { faults: [], isGuessed: false };
  const names = under === written.key ? [under] : [under, written.key];
  const value = fitForm(fitting, form, written.value, { key: written, under: names });
  return { faults: fitting.faults, isGuessed: fitting.isGuessed, written: { ...written, value } };
}

export type Fit = (fitting: Fitting, form: Form, node: YamlNode, at: At) => YamlNode;

function fitForm(fitting: Fitting, form: Form, node: YamlNode, at: At): YamlNode {
  switch (form.kind) {
    case "object":
      return node.kind === "map"
        ? fitObject(fitting, form, node, { at, fit: fitForm })
        : refuse(fitting, form, node, at);
    case "choice":
      return fitChoice(fitting, form, node, { at, fit: fitForm });
    case "record": {
      if (node.kind !== "map") return refuse(fitting, form, node, at);
      const entries = node.entries.map((entry) => {
        const inner = { key: entry, under: [...at.under, entry.key] };
        const value = fitForm(fitting, form.of, entry.value, inner);
        return value === entry.value ? entry : { ...entry, value };
      });
      return withEntries(node, entries);
    }
    case "list":
      return node.kind === "list" ? fitList(fitting, form, node, at) : refuse(fitting, form, node, at);
    case "word":
      return fitWord(fitting, form, node, at);
    default:
      return fitScalar(fitting, form, node, at);
  }
}

function fitList(fitting: Fitting, form: Form & { readonly kind: "list" }, node: YamlList, at: At): YamlNode {
  if (node.items.length < form.shortest) fitting.faults.push(faults.form(node, at, "something"));
  if (node.items.length > form.longest) fitting.faults.push(faults.form(node, at, "less"));
  const items = node.items.map((item) => fitForm(fitting, form.item, item, { ...at, key: item }));
  return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
}

function fitScalar(fitting: Fitting, form: ScalarForm, node: YamlNode, at: At): YamlNode {
  const misfit = scalarMisfit(form, node.kind === "scalar" ? node.value : undefined);
  if (misfit === undefined) return node;
  if (misfit === "type") return refuse(fitting, form, node, at);
  fitting.faults.push(faults.form(node, at, misfit.wanted));
  return standInFor(form);
}

function fitWord(
  fitting: Fitting,
  { words }: Form & { readonly kind: "word" },
  node: YamlNode,
  at: At,
): YamlNode {
  if (node.kind === "scalar" && words.some((word) => word === node.value)) return node;
  const { fault, near } = faults.word(node, at, words);
  fitting.faults.push(fault);
  if (near === undefined) fitting.isGuessed = true;
  return standIn(near ?? words[0]!);
}

function refuse(fitting: Fitting, form: Form, node: YamlNode, at: At): YamlNode {
  fitting.faults.push(faults.type(node, at, form));
  return standInFor(form);
}
