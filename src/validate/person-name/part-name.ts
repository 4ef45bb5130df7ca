import { caseOf, isParticle, numeral } from "./capitals.ts";
import { isGivenName, isInitial } from "./given-names.ts";

export type NameOrder = "given-first" | "family-first";

export interface Parted {
  readonly given?: string | undefined;
  readonly family?: string | undefined;
  /** What told the names apart. */
  readonly by: "comma" | "capitals" | "particle" | "list" | "nothing";
}

/** Words that begin a family name when a given name stands before them. */
const starts =
  /^(?:de|du|des|d['’].*|von|vom|zu|van|der|den|ten|ter|da|do|dos|das|di|del|della|le|la|el|ben|bin|ibn|al|abu|mac|o')$/iu;
const frontStarts = /^(?:de|du|des|d['’].*|von|van|le|la)$/iu;
const suffix = /^(?:jr|sr|ii|iii|iv|phd|md|esq)\.?$/iu;

/** Parts a whole name into given and family name: by a comma, by what is in capitals, by a particle, by a list of given names. */
export function partName(text: string, order: NameOrder | undefined): Parted {
  const comma = /^([^,]+),\s*([^,]+)$/u.exec(text);
  if (comma && !suffix.test(comma[2]!))
    return { family: comma[1]!.trim(), given: comma[2]!.trim(), by: "comma" };
  const words = text.split(" ");
  if (words.length === 1) return { family: text, by: "nothing" };
  return byCapitals(words) ?? byParticle(words, order) ?? byList(words, order);
}

/** DUPONT Jean, Marie-Claude LE GOFF, Jean de LA TOUR: what stands in capitals is the family name. */
function byCapitals(words: readonly string[]): Parted | undefined {
  const isLoud = words.map(
    (word) => /\p{Lu}\p{Lu}/u.test(word) && caseOf(word) === "capitals" && !numeral.test(word),
  );
  if (!isLoud.includes(true) || words.every((word) => caseOf(word) !== "mixed" && !isInitial(word)))
    return undefined;
  const [first, last] = [isLoud.indexOf(true), isLoud.lastIndexOf(true)];
  if (isLoud.slice(first, last + 1).includes(false)) return undefined;
  const from = first > 0 && last === words.length - 1 ? particleStart(words, first) : first;
  const given = [...words.slice(0, from), ...words.slice(last + 1)];
  if (given.length === 0) return undefined;
  return { given: given.join(" "), family: words.slice(from, last + 1).join(" "), by: "capitals" };
}

function particleStart(words: readonly string[], first: number): number {
  let from = first;
  while (from > 1 && (isParticle(words[from - 1]!) || starts.test(words[from - 1]!))) from -= 1;
  return from;
}

/** Jean de La Fontaine; de La Fontaine Jean. */
function byParticle(words: readonly string[], order: NameOrder | undefined): Parted | undefined {
  const at = words.findIndex((word, index) => starts.test(word) && index < words.length - 1);
  if (at > 0 && order !== "family-first")
    return { given: words.slice(0, at).join(" "), family: words.slice(at).join(" "), by: "particle" };
  if (!frontStarts.test(words[0]!) || order === "given-first") return undefined;
  const end = words.findIndex((word) => !starts.test(word)) + 1;
  const rest = words.slice(end);
  if (end === 0 || rest.length === 0 || !rest.every((word) => isGivenName(word) || isInitial(word)))
    return undefined;
  return { family: words.slice(0, end).join(" "), given: rest.join(" "), by: "particle" };
}

function byList(words: readonly string[], order: NameOrder | undefined): Parted {
  const isGiven = words.map((word) => isInitial(word) || isGivenName(word));
  const leading = Math.max(isGiven.indexOf(false), isGiven.includes(false) ? 0 : words.length);
  const trailing = isGiven.length - 1 - isGiven.lastIndexOf(false);
  if (order === "family-first") return familyFirst(words, clamp(trailing, words.length), "nothing");
  if (order === undefined && leading === 0 && trailing > 0) return familyFirst(words, trailing, "list");
  return givenFirst(words, clamp(leading, words.length), leading > 0 ? "list" : "nothing");
}

/** At least one word is left for each. */
function clamp(count: number, length: number): number {
  return Math.min(Math.max(count, 1), length - 1);
}

function givenFirst(words: readonly string[], count: number, by: Parted["by"]): Parted {
  const isSuffixed = suffix.test(words.at(-1)!) && words.length > 2;
  const cut = isSuffixed ? Math.min(count, words.length - 2) : count;
  return { given: words.slice(0, cut).join(" "), family: words.slice(cut).join(" "), by };
}

function familyFirst(words: readonly string[], count: number, by: Parted["by"]): Parted {
  const cut = words.length - count;
  return { family: words.slice(0, cut).join(" "), given: words.slice(cut).join(" "), by };
}
