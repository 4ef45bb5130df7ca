import { type Language, languages } from "../../core/index.ts";
import { once } from "../once.ts";
import { foldWords } from "../text/fold.ts";
import { alpha2ByAlpha3, alpha2Codes } from "./iso-3166.ts";
import { variants } from "./variants.ts";

/** Spoken where our users' customers live: a country's own name for itself is among them for most of Europe. */
const furtherLanguages = (
  "de es it pt nl pl ca eu gl sv da nb fi et lv lt cs sk sl hr sr bs sq mk bg ro hu el tr ru uk ga is ar he " +
  "zh ja ko vi hi id"
).split(" ");
const littleWords = /\b(?:and|et|the|of|la|le|les|l|d|de|du|des)\b/g;
const lettersBetween = /\s+/g;

const displays = {
  en: new Intl.DisplayNames(["en"], { type: "region" }),
  fr: new Intl.DisplayNames(["fr"], { type: "region" }),
} as const satisfies { readonly [L in Language]: Intl.DisplayNames };

export function nameOfCountry(code: string, language: Language): string {
  return displays[language].of(code) ?? code;
}

export function countryKey(text: string): string {
  const words = foldWords(text.replace(/['’]s\b/g, "s"));
  const kept = words.replace(littleWords, " ").replace(lettersBetween, " ").trim();
  return (kept === "" ? words : kept).replace(/\bst\b/g, "saint");
}

/** Codes, names in English and French, and what people write for them. */
export const usualNames: () => ReadonlyMap<string, string> = once(
  () =>
    new Map([
      ...alpha2Codes.flatMap((code) =>
        languages.map((language): [string, string] => [countryKey(nameOfCountry(code, language)), code]),
      ),
      ...Object.entries(variants).flatMap(([code, texts]) =>
        texts.map((text): [string, string] => [countryKey(text), code]),
      ),
      ...[...alpha2ByAlpha3].map(([alpha3, code]): [string, string] => [alpha3.toLowerCase(), code]),
      ...alpha2Codes.map((code): [string, string] => [code.toLowerCase(), code]),
    ]),
);

/** Names in other languages, without those that two countries share. */
export const foreignNames: () => ReadonlyMap<string, string> = once(() => namesIn(furtherLanguages));

function namesIn(spoken: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const language of spoken) {
    const display = new Intl.DisplayNames([language], { type: "region" });
    for (const code of alpha2Codes) {
      const key = countryKey(display.of(code) ?? code);
      if ((found.get(key) ?? code) !== code) shared.add(key);
      found.set(key, code);
    }
  }
  for (const key of shared) found.delete(key);
  return found;
}
