import type { ValueDomain } from "../dictionary/spec.ts";
import type { Meaning, ValueMappings } from "../mapping.ts";

/** What the value mapping says of one rep, campaign or product: its name, then its attributes. */
export type NamedMeaning = { readonly name: string } & { readonly [attribute: string]: string };

/** The reps, campaigns or products that the value mapping names, each once; the first that says an attribute wins. */
export function namedMeanings(values: ValueMappings, domain: ValueDomain): readonly NamedMeaning[] {
  const found = new Map<string, { [attribute: string]: string }>();
  for (const meanings of Object.values(values[domain] ?? {}))
    for (const meaning of Object.values(meanings)) {
      const { name, ...attributes } = attributesOf(meaning);
      if (name !== undefined) found.set(name, { ...attributes, ...found.get(name) });
    }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, attributes]): NamedMeaning => ({ ...attributes, name }));
}

function attributesOf(meaning: Meaning): { readonly [attribute: string]: string } {
  if (meaning === null) return {};
  if (typeof meaning === "string") return { name: meaning };
  if ("rep" in meaning) {
    const { rep, territory, ...others } = meaning;
    return { ...others, name: rep, ...(territory !== undefined && { territory_id: territory }) };
  }
  const { campaign, ...others } = meaning;
  return { ...others, name: campaign };
}
