import type { YamlMap, YamlNode } from "../yaml/yaml-node.ts";
import type { ChoiceForm, Form, ObjectForm } from "./form.ts";
import { scalarMisfit } from "./scalar-misfit.ts";

type ListForm = Extract<Form, { readonly kind: "list" }>;

/** Whether a value whose keys stand once is in a form: nearly always, and then nothing more is to be done. */
export function fits(form: Form, node: YamlNode): boolean {
  switch (form.kind) {
    case "object":
      return node.kind === "map" && fitsObject(form, node);
    case "choice":
      return fitsChoice(form, node);
    case "record":
      return node.kind === "map" && node.entries.every(({ value }) => fits(form.of, value));
    case "list":
      return node.kind === "list" && fitsList(form, node.items);
    case "word":
      return node.kind === "scalar" && typeof node.value === "string" && form.words.includes(node.value);
    default:
      return node.kind === "scalar" && scalarMisfit(form, node.value) === undefined;
  }
}

function fitsList({ item, shortest, longest }: ListForm, items: readonly YamlNode[]): boolean {
  return items.length >= shortest && items.length <= longest && items.every((one) => fits(item, one));
}

function fitsObject({ keys, required }: ObjectForm, { entries }: YamlMap): boolean {
  let found = 0;
  for (const { key, value } of entries) {
    const inner = keys.get(key);
    if (!inner || !fits(inner, value)) return false;
    if (required.has(key)) found++;
  }
  return found === required.size;
}

function fitsChoice({ told, options }: ChoiceForm, node: YamlNode): boolean {
  if (!told || node.kind !== "map") return options.some((option) => fits(option, node));
  const word = node.entries.find(({ key }) => key === told.by)?.value;
  const index = word?.kind === "scalar" ? told.words.indexOf(String(word.value)) : -1;
  return index >= 0 && fits(options[index]!, node);
}
