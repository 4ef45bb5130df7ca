import { foldValue, type Meaning, type ValueDomain, type ValueMappings } from "../../dataset/index.ts";
import { foldHeader } from "../fold-header.ts";

/** What the workspace has said of words, ready to be asked of many. */
export interface KnownMeanings {
  /** The system's own words win over those of any system. */
  meaningOf(domain: ValueDomain, raw: string): Meaning | undefined;
  /** The name under which something is known already, whatever its spaces, case and punctuation. */
  spellingOf(domain: ValueDomain, name: string): string | undefined;
}

export function knowMeanings(values: ValueMappings, system: string): KnownMeanings {
  const meanings = new Map<string, Meaning>();
  const spellings = new Map<string, string>();
  for (const [domain, systems] of Object.entries(values)) {
    for (const owner of ["*", system])
      for (const [raw, meaning] of Object.entries(systems[owner] ?? {}))
        meanings.set(`${domain}:${foldValue(raw)}`, meaning);
    for (const name of Object.values(systems).flatMap((said) => Object.values(said).flatMap(nameOf)))
      spellings.set(`${domain}:${foldHeader(name)}`, name);
  }
  return {
    meaningOf: (domain, raw) => meanings.get(`${domain}:${foldValue(raw)}`),
    spellingOf: (domain, name) => spellings.get(`${domain}:${foldHeader(name)}`),
  };
}

function nameOf(meaning: Meaning): readonly string[] {
  if (meaning === null) return [];
  if (typeof meaning === "string") return [meaning];
  return ["rep" in meaning ? meaning.rep : meaning.campaign];
}
