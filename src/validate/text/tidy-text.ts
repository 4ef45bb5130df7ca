import type { TextFacts } from "./facts.ts";

export interface Tidied {
  readonly text: string;
  readonly reasons: readonly { readonly code: keyof TextFacts; readonly facts: object }[];
}

/** Letters that are composed as they stand, and single spaces between them. */
const plain = /^[!-_a-~\u00c0-\u024f]+(?: [!-_a-~\u00c0-\u024f]+)*$/;
const blanks = /[\s\u00a0\u2028\u2029]+/gu;
const hidden =
  /\p{Cc}|\p{Cs}|\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
/** A joiner shapes letters of some scripts (Persian, Hindi ...) and hides between others, accents of Latin letters among them. */
const idleJoiner =
  /(?<!(?![\u0300-\u036f])[\p{Script=Arabic}\p{Script=Devanagari}\p{M}\p{Extended_Pictographic}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{Extended_Pictographic}])/gu;
const apostrophes = /(?<=\p{L})[\u2019\u0060\u00b4\u2032\uff07](?=\p{L})/gu;
const hyphens = /[\u2010-\u2013\u2212\ufe63\uff0d]/gu;

const steps: readonly { readonly code: keyof TextFacts; readonly tidy: (text: string) => string }[] = [
  { code: "letters-composed", tidy: (text) => text.normalize("NFC") },
  {
    code: "hidden-signs-removed",
    tidy: (text) =>
      text
        .replace(/[\t\n\v\f\r\u0085]/gu, " ")
        .replace(hidden, "")
        .replace(idleJoiner, ""),
  },
  { code: "spaces-tidied", tidy: (text) => text.replace(blanks, " ").trim() },
  {
    code: "signs-unified",
    tidy: (text) => text.replace(apostrophes, "'").replace(hyphens, "-"),
  },
];

/**
 * One spelling for what looks the same: composed letters, one kind of apostrophe and of hyphen, single spaces, nothing that hides.
 * It is done again until nothing changes, as what one step takes away may join what another looks at.
 */
export function tidyText(text: string): Tidied {
  if (plain.test(text)) return { text, reasons: [] };
  const found = new Set<keyof TextFacts>();
  let tidied = text;
  for (let before: string | undefined; before !== tidied; ) {
    before = tidied;
    for (const { code, tidy } of steps) {
      const after = tidy(tidied);
      if (after !== tidied) found.add(code);
      tidied = after;
    }
  }
  return { text: tidied, reasons: [...found].map((code) => ({ code, facts: {} })) };
}
