import { namedMeanings, type NamedMeaning } from "./build/meanings.ts";
import { isValueDomain } from "./dictionary/value-domains.ts";
import type { ValueDomain } from "./dictionary/spec.ts";
import type { ValueMappings } from "./mapping.ts";
import { mappedValues } from "./typing/mapped-values.ts";

/** What the words of a domain mean, whatever the order and the spelling in which that was written. */
export interface CanonicalValues {
  /** system (`*` for any) -> folded word -> canonical value; what says nothing new is left out. */
  readonly words: { readonly [system: string]: { readonly [folded: string]: string | null } };
  /** The representatives, campaigns or products that it names, with their attributes. */
  readonly named: readonly NamedMeaning[];
}

export function domainNamed(name: string): ValueDomain | undefined {
  return isValueDomain(name) ? name : undefined;
}

export function canonicalValues(values: ValueMappings, domain: ValueDomain): CanonicalValues {
  const any = { [domain]: { "*": values[domain]?.["*"] ?? {} } };
  const unsaid = mappedValues({}, domain, "*");
  const ofAny = mappedValues(any, domain, "*");
  const words: { [system: string]: { [folded: string]: string | null } } = {};
  for (const system of Object.keys(values[domain] ?? {})) {
    const isAny = system === "*";
    const meant = isAny ? ofAny : mappedValues(values, domain, system);
    const news = [...meant].filter(([word, value]) => (isAny ? unsaid : ofAny).get(word) !== value);
    if (news.length > 0) words[system] = Object.fromEntries(news);
  }
  return { words, named: isNamed(domain) ? namedMeanings(values, domain) : [] };
}

/** The domains whose meanings make rows of a dataset. */
function isNamed(domain: ValueDomain): boolean {
  return domain === "owner" || domain === "campaign" || domain === "product";
}
