import type { Language, Localised } from "../../core/index.ts";

/** Sections of the catalogue in the order of a scorecard. */
const sections: { readonly [section: string]: Localised } = {
  acquisition: { en: "Acquisition", fr: "Acquisition" },
  conversion: { en: "Conversion", fr: "Conversion" },
  cost: { en: "Cost", fr: "Coûts" },
  handoff: { en: "Hand-off", fr: "Passage de relais" },
  sales: { en: "Sales", fr: "Ventes" },
  activity: { en: "Activity", fr: "Activité commerciale" },
  social: { en: "Social networks", fr: "Réseaux sociaux" },
  territory: { en: "Territories", fr: "Territoires" },
  recruiting: { en: "Recruiting", fr: "Recrutement" },
};

export function sectionWords(section: string, language: Language): string {
  return sections[section]?.[language] ?? section;
}

/** Things of several sections, by section: the known ones first, in their order. */
export function bySection<Item extends { readonly section: string }>(
  items: Iterable<Item>,
): readonly (readonly [section: string, items: readonly Item[]])[] {
  const groups = new Map<string, Item[]>(Object.keys(sections).map((section) => [section, []]));
  for (const item of items) groups.set(item.section, [...(groups.get(item.section) ?? []), item]);
  return [...groups].filter(([, group]) => group.length > 0);
}
