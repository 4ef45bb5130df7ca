import { eachOnce } from "../each-once.ts";
import { foldWords } from "../text/fold.ts";

export type Civility = "mr" | "mrs" | "miss" | "ms" | "mx";
export type Title = "dr" | "prof" | "maitre";

const civilities: { readonly [C in Civility]: string } = {
  mr: "mr m monsieur mister herr hr senor sig sigr signor dhr",
  mrs: "mrs mme madame frau senora sra signora sigra mevr mevrouw",
  miss: "miss mlle melle mademoiselle senorita srta signorina",
  ms: "ms",
  mx: "mx",
};
const titles: { readonly [T in Title]: string } = {
  dr: "dr docteur doctor dra",
  prof: "prof pr professeur professor",
  maitre: "maitre me",
};
/** Short for a civility, and a name or an initial elsewhere: only read as one where a civility is expected. */
const loose = new Set(["m", "me", "pr", "hr", "miss"]);

const civilityByWord: ReadonlyMap<string, Civility> = byWord(civilities);
const titleByWord: ReadonlyMap<string, Title> = byWord(titles);
const joining = new Set(["et", "and", "&", "/", "und", "ou", "or", "e", "y"]);

function byWord<Code extends string>(words: { readonly [C in Code]: string }): ReadonlyMap<string, Code> {
  const pairs: [string, Code][] = [];
  for (const code in words) for (const word of words[code].split(" ")) pairs.push([word, code]);
  return new Map(pairs);
}

export interface Addressed {
  readonly civility?: Civility | undefined;
  readonly title?: Title | undefined;
  /** "M. et Mme". */
  readonly isCouple: boolean;
  /** What was read. */
  readonly read: string;
  readonly rest: string;
}

/** Takes the civilities and titles off the beginning of a text; `strict` leaves those that may be a name or an initial. */
export function takeCivility(text: string, strict: boolean): Addressed {
  if (strict && !text.includes(" ")) return { isCouple: false, read: "", rest: text };
  const words = text.split(" ");
  let civility: Civility | undefined;
  let title: Title | undefined;
  let isCouple = false;
  let taken = 0;
  for (const word of words) {
    const key = readableKey(word, strict);
    const isAnd = civility !== undefined && joins(word, words[taken + 1]);
    if (!isAnd && !civilityByWord.has(key) && !titleByWord.has(key)) break;
    civility ??= civilityByWord.get(key);
    title ??= titleByWord.get(key);
    isCouple ||= isAnd;
    taken += 1;
  }
  const read = words.slice(0, taken).join(" ");
  return {
    civility: isCouple ? undefined : civility,
    title,
    isCouple,
    read,
    rest: words.slice(taken).join(" "),
  };
}

function readableKey(word: string, strict: boolean): string {
  const key = civilityKey(word);
  return strict && loose.has(key) && !(key === "m" && word.endsWith(".")) ? "" : key;
}

function joins(word: string, next = ""): boolean {
  return joining.has(word.toLowerCase()) && civilityByWord.has(civilityKey(next));
}

/** What a column of civilities says; the rest is what it says besides. */
export const readCivility: (text: string) => Addressed = eachOnce(
  (text) =>
    takeCivility(
      text
        .replace(/[/+,&]/g, " & ")
        .replace(/\s+/g, " ")
        .trim(),
      false,
    ),
  (text) => text,
  200,
);

function civilityKey(word: string): string {
  return /^\p{L}+\.?$/u.test(word) ? foldWords(word) : "";
}
