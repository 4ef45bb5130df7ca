import type { Form } from "../shape/form.ts";

/** What a definition is comes first, what it measures next, how it is shown and signed last. */
const first = ["label", "description", "replaces", "section", "kind", "object"];
const last = ["unit", "polarity", "date_basis", "formula", "traps", "parties"];

/** Where a key stands among those of its mapping; undefined when the keys are the author's own. */
export function keyOrder(form: Form | undefined): ((key: string) => number) | undefined {
  const keys = keysOf(form);
  if (keys.length === 0) return undefined;
  const middle = keys.filter((key) => !first.includes(key) && !last.includes(key));
  const ranks = new Map([...first, ...middle, ...last].map((key, rank) => [key, rank]));
  return (key) => ranks.get(key) ?? Infinity;
}

/** The form of the value under a key. */
export function formUnder(form: Form | undefined, key: string): Form | undefined {
  switch (form?.kind) {
    case "record":
      return form.of;
    case "object":
      return form.keys.get(key);
    case "choice": {
      const found = form.options.flatMap((option) => formUnder(option, key) ?? []);
      return found.length > 1 ? { kind: "choice", options: found } : found[0];
    }
    default:
      return undefined;
  }
}

/** The form of the items of a list. */
export function formOfItems(form: Form | undefined): Form | undefined {
  if (form?.kind === "list") return form.item;
  return form?.kind === "choice" ? formOfItems(form.options.find(({ kind }) => kind === "list")) : undefined;
}

function keysOf(form: Form | undefined): readonly string[] {
  if (form?.kind === "object") return [...form.keys.keys()];
  return form?.kind === "choice" ? form.options.flatMap(keysOf) : [];
}
