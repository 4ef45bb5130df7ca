import type { Words } from "../../../core/index.ts";
import { namingOf } from "./country-names.ts";
import type { NumberFacts, NumberKind } from "./facts.ts";

const kinds: { readonly [K in NumberKind]: string } = {
  siren: "a SIREN",
  siret: "a SIRET",
  rcs: "an RCS number",
  vat: "a VAT number",
  iban: "an IBAN",
  lei: "an LEI",
};
const nameOf = namingOf("en", { XI: "Northern Ireland" });
const named = ({ kind, country }: { readonly kind: NumberKind; readonly country?: string }) =>
  country === undefined ? kinds[kind] : `${kinds[kind]} of ${nameOf(country)}`;

export const en: Words<NumberFacts> = {
  empty: (facts) => `There is no number: ${named(facts)} was expected.`,
  "character-refused": (facts) => `${facts.character} does not stand in ${named(facts)}.`,
  "shape-wrong": (facts) =>
    `With ${facts.length} signs this is not ${named(facts)}, which is written like ${facts.example}.`,
  "country-missing": (facts) =>
    `The number does not say its country: ${named(facts)} begins with two letters.`,
  "country-unknown": (facts) =>
    `"${facts.prefix}" begins no ${kinds[facts.kind].replace(/^an? /, "")} that we can check.`,
  "value-impossible": (facts) => `${sentence(named(facts))} is never given with these digits.`,
  "check-digit-wrong": (facts) => `The check digits do not fit: a digit of ${named(facts)} is mistyped.`,
  "separators-removed": () => "Blanks and separators were removed.",
  "letters-raised": () => "Letters were put in upper case.",
  "zeros-restored": (facts) => `Zeros that begin ${named(facts)} were restored.`,
  "prefix-added": ({ prefix }) => `The country's letters ${prefix} were put before the number.`,
  "prefix-removed": ({ prefix }) => `The word ${prefix} was removed.`,
  "prefix-renamed": ({ from, to }) => `${from} was written ${to}, as VAT numbers have it.`,
  monegasque: (facts) =>
    `${sentence(named(facts))} that begins with 000 is one of Monaco, and has no check digit.`,
  "siren-differs": ({ one, other }) =>
    `${sentence(kinds[one.kind])} and ${kinds[other.kind]} name two companies: ${one.siren} and ${other.siren}.`,
};

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
