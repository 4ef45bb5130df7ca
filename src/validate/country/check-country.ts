import { nearest } from "../../core/index.ts";
import type { Checked } from "../checked.ts";
import { judge, refuse } from "../judge.ts";
import { tidyText } from "../text/tidy-text.ts";
import { type CountryFacts, countryWeights } from "./facts.ts";
import { isCountryCode } from "./iso-3166.ts";
import { countryKey, foreignNames, nameOfCountry, usualNames } from "./names.ts";

/** A country's ISO 3166-1 alpha-2 code. */
export type CountryCode = string;

const longest = 100;

/** Reads a country by its code (two or three letters) or by its name, in French, in English, or in the language of many others. */
export function checkCountry(text: string): Checked<CountryCode, CountryFacts> {
  if (isCountryCode(text)) return { verdict: "ok", value: text, reasons: [] };
  if (text.length > longest) return refuse([unknown(`${text.slice(0, longest)}…`)]);
  const tidied = tidyText(text);
  const key = countryKey(tidied.text);
  if (key === "") return refuse([{ code: "country-empty", facts: {} }]);
  const code = usualNames().get(key) ?? foreignNames().get(key);
  if (code !== undefined) return judge({ value: code, reasons: tidied.reasons }, countryWeights);
  const close = nearest(key, likeNames(key));
  const meant = close === undefined ? undefined : usualNames().get(close);
  return refuse([unknown(tidied.text)], meant && nameNearest(meant, close));
}

/** Names of about the same length; a slip in two or three letters could mean any code. */
function likeNames(key: string): readonly string[] {
  if (key.length < 4) return [];
  return [...usualNames().keys()].filter(
    (name) => name.length > 3 && Math.abs(name.length - key.length) <= key.length / 3 && name[0] === key[0],
  );
}

/** In the language of what was written. */
function nameNearest(code: string, key: string | undefined): string {
  const french = nameOfCountry(code, "fr");
  return countryKey(french) === key ? french : nameOfCountry(code, "en");
}

function unknown(text: string) {
  return { code: "country-unknown", facts: { text } } as const;
}
