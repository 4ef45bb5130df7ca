import type { Words } from "../../../core/index.ts";
import { namingOf } from "./country-names.ts";
import type { NumberFacts, NumberKind } from "./facts.ts";

const kinds: { readonly [K in NumberKind]: string } = {
  siren: "numéro SIREN",
  siret: "numéro SIRET",
  rcs: "numéro RCS",
  vat: "numéro de TVA",
  iban: "IBAN",
  lei: "LEI",
};
const nameOf = namingOf("fr", { XI: "Irlande du Nord" });
const named = ({ kind, country }: { readonly kind: NumberKind; readonly country?: string }) =>
  country === undefined ? kinds[kind] : `${kinds[kind]} (${nameOf(country)})`;

export const fr: Words<NumberFacts> = {
  empty: (facts) => `Il n'y a pas de numéro : un ${named(facts)} était attendu.`,
  "character-refused": (facts) => `${facts.character} ne figure pas dans un ${named(facts)}.`,
  "shape-wrong": (facts) =>
    `Avec ${facts.length} signes, ce n'est pas un ${named(facts)}, qui s'écrit comme ${facts.example}.`,
  "country-missing": (facts) =>
    `Le numéro ne dit pas son pays : un ${named(facts)} commence par deux lettres.`,
  "country-unknown": (facts) =>
    `« ${facts.prefix} » ne commence aucun ${kinds[facts.kind]} que nous sachions vérifier.`,
  "value-impossible": (facts) => `Aucun ${named(facts)} n'est attribué avec ces chiffres.`,
  "check-digit-wrong": (facts) =>
    `La clé ne correspond pas : un chiffre de ce ${named(facts)} est mal saisi.`,
  "separators-removed": () => "Les blancs et les séparateurs ont été retirés.",
  "letters-raised": () => "Les lettres ont été mises en majuscules.",
  "zeros-restored": (facts) => `Les zéros qui commencent le ${named(facts)} ont été rétablis.`,
  "prefix-added": ({ prefix }) => `Les lettres du pays, ${prefix}, ont été mises devant le numéro.`,
  "prefix-removed": ({ prefix }) => `Le mot ${prefix} a été retiré.`,
  "prefix-renamed": ({ from, to }) => `${from} a été écrit ${to}, comme dans les numéros de TVA.`,
  monegasque: (facts) => `Un ${named(facts)} qui commence par 000 est de Monaco, et n'a pas de clé propre.`,
  "siren-differs": ({ one, other }) =>
    `Le ${kinds[one.kind]} et le ${kinds[other.kind]} désignent deux entreprises : ${one.siren} et ${other.siren}.`,
};
