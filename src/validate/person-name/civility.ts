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
  const words = text.split(" ");
  const found: { civility?: Civility; title?: Title } = {};
  let taken = 0;
  let isCouple = false;
  for (let at = 0; at < words.length; at++) {
    const key = civilityKey(words[at]!);
    const isNext = found.civility !== undefined && joining.has(words[at]!.toLowerCase());
    const civility =
      strict && loose.has(key) && !words[at]!.endsWith(".") ? undefined : civilityByWord.get(key);
    const title = strict && loose.has(key) ? undefined : titleByWord.get(key);
    if (isNext && civilityByWord.has(civilityKey(words[at + 1] ?? ""))) isCouple = true;
    else if (civility) found.civility ??= civility;
    else if (title) found.title ??= title;
    else break;
    taken = at + 1;
  }
  return {
    ...(isCouple ? { title: found.title } : found),
    isCouple,
    read: words.slice(0, taken).join(" "),
    rest: words.slice(taken).join(" "),
  };
}

/** What a column of civilities says; the rest is what it says besides. */
export function readCivility(text: string): Addressed {
  const spaced = text
    .replace(/[/+,&]/g, " & ")
    .replace(/\s+/g, " ")
    .trim();
  return takeCivility(spaced, false);
}

function civilityKey(word: string): string {
  return /^\p{L}+\.?$/u.test(word) ? foldWords(word) : "";
}
