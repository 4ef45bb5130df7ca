type Case = "capitals" | "small" | "mixed";
export type NamePart = "given" | "family";

const usual = /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)*$/u;
/** Scripts in which names begin with a capital letter. */
const bicameral = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\P{L}]*$/u;
const particles = new Set(
  "de du des d von vom zu zum zur van der den ter ten te da das do dos di del dei degli della y af av".split(
    " ",
  ),
);
const articles = new Set(["le", "la", "les", "los", "las", "l"]);
const insideHyphens = new Set("de du des la le les en sur sous aux et d l".split(" "));
export const numeral = /^(?:II|III|IV|VI{0,3}|IX)$/u;
const initials = /^(?:\p{L}\.-?)+$/u;
const consonants = /^[B-DF-HJ-NP-TV-XZ]{2}$/u;

/**
 * Writes a name that came in capitals or in small letters with the capitals that names have; what came with both is its bearer's
 * own, but for whole words in capitals. No accent is invented.
 */
export function restoreCapitals(text: string, part: NamePart): string {
  if (usual.test(text) || !bicameral.test(text)) return text;
  let restored = text;
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = restored;
    restored = restoreOnce(before, part);
    if (restored === before) break;
  }
  return restored;
}

/** One pass may leave a name in small letters alone, which the next one reads anew. */
const mostPasses = 4;

function restoreOnce(text: string, part: NamePart): string {
  const whole = caseOf(text);
  const words = text.split(" ");
  const restored: string[] = [];
  words.forEach((word, at) => {
    const isLoud =
      caseOf(word) === "capitals" &&
      (whole === "capitals" || word.length > 2 || isParticle(word) || articles.has(lower(word)));
    const place = { part, isFirst: at === 0, isLast: at === words.length - 1, before: restored.at(-1) };
    restored.push(isLoud || whole === "small" ? restoreWord(word, place) : restorePieces(word));
  });
  return restored.join(" ").normalize("NFC");
}

export function caseOf(text: string): Case {
  if (!/\p{Ll}/u.test(text)) return /\p{Lu}/u.test(text) ? "capitals" : "mixed";
  return /\p{Lu}/u.test(text) ? "mixed" : "small";
}

export function isParticle(word: string): boolean {
  const small = word.toLowerCase();
  return particles.has(small) || /^d['’]/u.test(small);
}

interface WordPlace {
  readonly part: NamePart;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly before: string | undefined;
}

function restoreWord(word: string, place: WordPlace): string {
  const small = lower(word);
  if (initials.test(word)) return word.toUpperCase();
  if (staysLoud(word, place)) return word;
  if (isSmallInside(small, place)) return small;
  return small
    .split("-")
    .map((piece, at, all) =>
      restorePiece(piece, place.part === "family" && at === 0, at > 0 && at < all.length - 1),
    )
    .join("-");
}

/** The number of a king or a grandson; JP, which is two initials. */
function staysLoud(word: string, { part, isFirst, isLast }: WordPlace): boolean {
  return (
    (isLast && !isFirst && numeral.test(word)) ||
    (part === "given" && isFirst && isLast && consonants.test(word))
  );
}

/** de Gaulle, but De alone; de La Tour in a family name, Maria de la Cruz in a given one. */
function isSmallInside(small: string, { part, isFirst, isLast, before }: WordPlace): boolean {
  if (isLast || (part === "given" && isFirst)) return false;
  if (particles.has(small)) return true;
  if (isFirst || !articles.has(small)) return false;
  return small === "los" || small === "las" || (part === "given" && before === "de");
}

/** A piece between hyphens; "d'" stays small before a family name, every other start before an apostrophe is capital. */
function restorePiece(piece: string, isFamily: boolean, isInside: boolean): string {
  if (isInside && insideHyphens.has(piece)) return piece;
  return piece
    .split("'")
    .map((side, at, sides) =>
      isFamily && at === 0 && side === "d" && sides.length > 1 ? side : capitalised(side),
    )
    .join("'");
}

function capitalised(small: string): string {
  const scottish = /^mc(\p{Ll}{3,})$/u.exec(small);
  if (scottish) return `Mc${capitalised(scottish[1]!)}`;
  const [first = ""] = small;
  const capital = first.toUpperCase();
  return Array.from(capital).length === 1 ? capital + small.slice(first.length) : small;
}

/** In a word that has both, pieces in capitals: Jean-PIERRE, McDONALD, d'ESTAING. */
function restorePieces(word: string): string {
  return word.replace(/(?<!\p{L})(Mac|Mc|)(\p{Lu}{3,})(?!\p{L})/gu, (_, start: string, loud: string) =>
    start === "" && numeral.test(loud) ? loud : start + capitalised(lower(loud)),
  );
}

/** A dotted capital I has no small letter of its own outside Turkish. */
function lower(text: string): string {
  return text.replaceAll("İ", "I").toLowerCase();
}
