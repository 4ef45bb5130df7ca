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
  const [inGiven, inFamily] = use ? [usualColumn(given, use), usualColumn(family, use)] : [];
  const evidence = [
    !mayBeGiven(given) && isOnlyGiven(family),
    isLoud(given) && caseOf(family) === "mixed",
    inGiven === "family" && inFamily === "given",
  ].filter(Boolean).length;
  const isAgainst = [inGiven === "given", inFamily === "family", caseFavours(given, family)].includes(true);
  if (evidence < (isAgainst ? 2 : 1)) return undefined;
  return { given: family, family: given, isSure: evidence === 3 || (evidence === 2 && !isAgainst) };
}

/** The family name alone in capitals: where the French put them. */
function caseFavours(given: string, family: string): boolean {
  return isLoud(family) && caseOf(given) === "mixed";
}

function isLoud(name: string): boolean {
  return /\p{Lu}\p{Lu}\p{Lu}/u.test(name) && caseOf(name) === "capitals";
}

function mayBeGiven(name: string): boolean {
  const [first = ""] = name.split(" ");
  return isGivenName(first) || isInitial(first);
}

function isOnlyGiven(name: string): boolean {
  const words = name.split(" ");
  return !isParticle(words[0]!) && words.every((word) => word.length > 2 && isGivenName(word));
}
