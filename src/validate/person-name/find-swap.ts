import { caseOf, isParticle } from "./capitals.ts";
import { isGivenName, isInitial } from "./given-names.ts";
import { type NameUse, usualColumn } from "./name-use.ts";
import type { RawName } from "./person-name.ts";

export interface Swap {
  /** What would be the given name. */
  readonly given: string;
  readonly family: string;
  readonly isSure: boolean;
}

/**
 * Whether given and family name stand in each other's column. Sure only when two kinds of evidence agree: the list of given names,
 * capitals as the French write family names, and what the load itself does with both names.
 */
export function findSwap({ given, family }: RawName, use: NameUse | undefined): Swap | undefined {
  if (given === undefined || family === undefined) return undefined;
  const byList = !mayBeGiven(given) && isOnlyGiven(family);
  const byCapitals = isLoud(given) && caseOf(family) === "mixed";
  const columns = use && [usualColumn(given, use), usualColumn(family, use)];
  const byUse = columns?.[0] === "family" && columns[1] === "given";
  const isAgainst = columns?.[0] === "given" || columns?.[1] === "family" || caseFavours(given, family);
  const evidence = [byList, byCapitals, byUse].filter(Boolean).length;
  if (evidence === 0 || (isAgainst && evidence < 2)) return undefined;
  return { given: family, family: given, isSure: evidence > 1 && !isAgainst };
}

/** The family name alone in capitals: where the French put them. */
function caseFavours(given: string, family: string): boolean {
  return isLoud(family) && caseOf(given) === "mixed";
}

function isLoud(name: string): boolean {
  return caseOf(name) === "capitals" && /\p{Lu}\p{Lu}\p{Lu}/u.test(name);
}

function mayBeGiven(name: string): boolean {
  const [first = ""] = name.split(" ");
  return isGivenName(first) || isInitial(first);
}

function isOnlyGiven(name: string): boolean {
  const words = name.split(" ");
  return !isParticle(words[0]!) && words.every((word) => word.length > 2 && isGivenName(word));
}
