import type { ValueDomain } from "../dictionary/spec.ts";
import { allowedValues, unmapped } from "../dictionary/values.ts";
import { foldValue, type Meaning, type ValueMappings } from "../mapping.ts";

/**
 * What the words of a system mean in a domain: folded text -> canonical value; null is known to mean nothing.
 * A system's own words win over those of any system, and these over the canonical values themselves.
 */
export function mappedValues(
  values: ValueMappings,
  domain: ValueDomain,
  system: string,
): ReadonlyMap<string, string | null> {
  const mapped = new Map<string, string | null>(
    (allowedValues[domain] ?? []).map(({ value }) => [foldValue(value), value]),
  );
  for (const owner of ["*", system]) {
    for (const [raw, meaning] of Object.entries(values[domain]?.[owner] ?? {}))
      mapped.set(foldValue(raw), canonicalValue(meaning));
  }
  return mapped;
}

function canonicalValue(meaning: Meaning): string | null {
  if (meaning === null || typeof meaning === "string") return meaning;
  return "rep" in meaning ? meaning.rep : meaning.campaign;
}

/** Owners, campaigns and products are the workspace's own: a text that is not mapped stands for itself. */
export function isOpen(domain: ValueDomain): boolean {
  return allowedValues[domain] === undefined;
}

export function canonicalOf(
  values: ValueMappings,
  domain: ValueDomain,
  { system, text }: { readonly system: string; readonly text: string },
): string | null {
  const mapped = mappedValues(values, domain, system).get(foldValue(text));
  if (mapped !== undefined) return mapped;
  return isOpen(domain) ? text : unmapped;
}
