import { commonBrands, isFreeProvider } from "./providers.ts";

export interface NamedDomain {
  readonly domain: string;
  /** The public suffix, `fr` or `co.uk`; the last label when there is no such suffix. */
  readonly suffix: string;
  readonly isSuffixKnown: boolean;
}

/** The common provider whose domain was probably meant. */
export function meantDomain({ domain, suffix, isSuffixKnown }: NamedDomain): string | undefined {
  if (isFreeProvider(domain)) return undefined;
  if (!domain.includes(".")) return withSuffix(domain);
  if (domain.length <= suffix.length) return undefined;
  const typed = domain.slice(0, -suffix.length - 1);
  if (commonBrands.has(typed)) return rightSuffix(typed, suffix, isSuffixKnown);
  const name = nearName(typed);
  if (name === undefined) return undefined;
  const { suffixes, isOnly } = commonBrands.get(name)!;
  if (suffixes.includes(suffix)) return `${name}.${suffix}`;
  const close = closeSuffix(suffix, suffixes);
  return !isSuffixKnown || (isOnly && close) ? `${name}.${close ?? suffixes[0]!}` : undefined;
}

/** `gmail`, `gmailcom` */
function withSuffix(label: string): string | undefined {
  for (const [name, { suffixes }] of commonBrands) {
    if (!label.startsWith(name)) continue;
    const suffix = label === name ? suffixes[0] : suffixes.find((given) => label === name + given);
    if (suffix !== undefined) return `${name}.${suffix}`;
  }
  return undefined;
}

/** The name is a provider's, under a suffix that is none of his. */
function rightSuffix(name: string, suffix: string, isSuffixKnown: boolean): string | undefined {
  const { suffixes, isOnly } = commonBrands.get(name)!;
  const close = closeSuffix(suffix, suffixes);
  const isCutShort = close?.slice(0, -1) === suffix;
  return isOnly || !isSuffixKnown || isCutShort ? `${name}.${close ?? suffixes[0]!}` : undefined;
}

function closeSuffix(suffix: string, given: readonly string[]): string | undefined {
  return given.find((candidate) => slipBetween(suffix, candidate));
}

/** Names under their first and their second letter: a slip spares one of the two. */
const namesByLetter = groupNames();

function groupNames(): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const name of commonBrands.keys())
    for (const letter of name.slice(0, 2)) names.set(letter, [...(names.get(letter) ?? []), name]);
  return names;
}

function nearName(typed: string): string | undefined {
  return namesByLetter
    .get(typed[0]!)
    ?.find((name) => Math.abs(name.length - typed.length) <= 1 && isLikelySlip(typed, name));
}

/** Short names are a letter away from too many others; a wrong first letter is rarely a slip. */
function isLikelySlip(typed: string, name: string): boolean {
  const slip = slipBetween(typed, name);
  if (slip === undefined) return false;
  if (slip === "swap" || slip === "double") return true;
  return typed[0] === name[0] ? name.length >= 5 : slip === "missing" && name.length >= 7;
}

type Slip = "swap" | "double" | "missing" | "added" | "other";

function slipBetween(typed: string, meant: string): Slip | undefined {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  let end = 0;
  const longest = Math.min(typed.length, meant.length) - start;
  while (end < longest && typed.at(-1 - end) === meant.at(-1 - end)) end++;
  const wrong = typed.slice(start, typed.length - end);
  const right = meant.slice(start, meant.length - end);
  if (wrong === typed[start - 1] && right === "") return "double";
  return slips[`${wrong.length}${right.length}`] ?? (isSwap(wrong, right) ? "swap" : undefined);
}

const slips: { readonly [lengths: string]: Slip } = { "01": "missing", "10": "added", "11": "other" };

function isSwap(wrong: string, right: string): boolean {
  return wrong.length === 2 && wrong === right.slice(1) + right.slice(0, 1);
}
