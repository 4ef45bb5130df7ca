import { foldWords } from "../text/fold.ts";

const written: { readonly [word: string]: string } = {
  st: "saint",
  ste: "sainte",
  s: "sur",
  ss: "sous",
  lez: "les",
};
const articles = new Set(["le", "la", "les", "l"]);

/**
 * What two writings of a city have in common: no capitals, accents, signs, spaces, article at an end, nor CEDEX;
 * SAINT, SAINTE, SUR and SOUS written out.
 */
export function cityKey(city: string): string {
  const folded = foldWords(city);
  if (!folded.includes(" ")) return folded;
  const all = folded.replace(" s s ", " ss ").split(" ");
  const end = all.indexOf("cedex");
  const words = (end > 0 ? all.slice(0, end) : all).map((word, at) =>
    at === 0 && word === "s" ? word : (written[word] ?? word),
  );
  const from = words.length > 1 && articles.has(words[0]!) ? 1 : 0;
  const to = words.length - from > 1 && articles.has(words.at(-1)!) ? words.length - 1 : words.length;
  return words.slice(from, to).join("");
}

const cedex = /^(.*?\S)[\s-]+cedex\b[\s-]*(\d{1,2})?\s*$/iu;

/** The city of an address that La Poste delivers in bulk, and the number of its office. */
export function cedexIn(city: string): { readonly city: string; readonly office?: string } | undefined {
  const found = cedex.exec(city);
  return found ? { city: found[1]!, ...(found[2] !== undefined && { office: found[2] }) } : undefined;
}

const divided =
  /^(paris|lyon|marseille)(?:arrondissement)?0?(\d{1,2})(?:er|e|eme|ieme|nd|nde)?(?:arrondissement|arr|ardt)?$/u;

/** Paris, Lyon and Marseille, with an arrondissement if one is written. */
export function arrondissementIn(
  city: string,
): { readonly city: string; readonly number: number } | undefined {
  if (!/\d/u.test(city)) return undefined;
  const found = divided.exec(foldWords(city).replace(/ /gu, ""));
  return found ? { city: found[1]!, number: Number(found[2]) } : undefined;
}
