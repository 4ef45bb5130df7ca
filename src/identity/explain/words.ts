import type { Language, Localised, Words } from "../../core/index.ts";
import type { LevelCode } from "../compare/comparison.ts";
import type { Verdict } from "../model/identity-model.ts";
import type { Role } from "../model/roles.ts";
import type { Contribution } from "./explain-pair.ts";

interface Both {
  readonly left: string;
  readonly right: string;
}

type Facts = { readonly [Code in LevelCode]: Both } & { readonly silent: object };

interface LanguageWords {
  readonly levels: Words<Facts>;
  readonly roles: { readonly [R in Role]: string };
  readonly verdicts: { readonly [V in Verdict]: string };
  readonly rare: (bits: string) => string;
  readonly common: (bits: string) => string;
}

const en: LanguageWords = {
  levels: {
    equal: ({ left, right }) => (left === right ? `the same (${left})` : `the same (${left}, ${right})`),
    swapped: ({ left, right }) => `given and family name exchanged (${left}, ${right})`,
    day_month_swapped: ({ left, right }) => `day and month exchanged (${left}, ${right})`,
    almost_equal: ({ left, right }) => `one typing error apart (${left}, ${right})`,
    alike: ({ left, right }) => `alike (${left}, ${right})`,
    distantly_alike: ({ left, right }) => `distantly alike (${left}, ${right})`,
    same_local_part: ({ left, right }) => `the same before the @, another provider (${left}, ${right})`,
    same_domain: ({ left, right }) => `the same employer's domain (${left}, ${right})`,
    same_area: ({ left, right }) => `the same area (${left}, ${right})`,
    same_year: ({ left, right }) => `the same year only (${left}, ${right})`,
    acronym: ({ left, right }) => `one is the acronym of the other (${left}, ${right})`,
    branch: ({ left, right }) => `parent and branch, kept apart (${left}, ${right})`,
    within_100_m: () => "within 100 m",
    within_1_km: () => "within 1 km",
    within_10_km: () => "within 10 km",
    within_50_km: () => "within 50 km",
    different: ({ left, right }) => `different (${left}, ${right})`,
    silent: () => "says nothing: missing in a record, or told by another column",
  },
  roles: {
    given_name: "Given name",
    family_name: "Family name",
    full_name: "Full name",
    company_name: "Company name",
    birth_date: "Date of birth",
    email: "E-mail",
    phone: "Telephone",
    official_number: "Official number",
    street: "Street",
    house_number: "House number",
    city: "City",
    postal_code: "Postal code",
    region: "Region",
    country: "Country",
    domain: "Web domain",
    latitude: "Distance",
    longitude: "Distance",
  },
  verdicts: { certain: "certain", likely: "likely", review: "to review", different: "different" },
  rare: (bits) => `${bits} of it because the value is rare`,
  common: (bits) => `${bits} of it because the value is common`,
};

const fr: LanguageWords = {
  levels: {
    equal: ({ left, right }) => (left === right ? `identique (${left})` : `identique (${left}, ${right})`),
    swapped: ({ left, right }) => `prénom et nom intervertis (${left}, ${right})`,
    day_month_swapped: ({ left, right }) => `jour et mois intervertis (${left}, ${right})`,
    almost_equal: ({ left, right }) => `une faute de frappe d'écart (${left}, ${right})`,
    alike: ({ left, right }) => `ressemblant (${left}, ${right})`,
    distantly_alike: ({ left, right }) => `vaguement ressemblant (${left}, ${right})`,
    same_local_part: ({ left, right }) => `identique avant le @, autre fournisseur (${left}, ${right})`,
    same_domain: ({ left, right }) => `même domaine d'employeur (${left}, ${right})`,
    same_area: ({ left, right }) => `même secteur (${left}, ${right})`,
    same_year: ({ left, right }) => `même année seulement (${left}, ${right})`,
    acronym: ({ left, right }) => `l'un est le sigle de l'autre (${left}, ${right})`,
    branch: ({ left, right }) => `maison mère et filiale, tenues séparées (${left}, ${right})`,
    within_100_m: () => "à moins de 100 m",
    within_1_km: () => "à moins de 1 km",
    within_10_km: () => "à moins de 10 km",
    within_50_km: () => "à moins de 50 km",
    different: ({ left, right }) => `différent (${left}, ${right})`,
    silent: () => "ne dit rien : absent d'une fiche, ou déjà dit par une autre colonne",
  },
  roles: {
    given_name: "Prénom",
    family_name: "Nom de famille",
    full_name: "Nom complet",
    company_name: "Raison sociale",
    birth_date: "Date de naissance",
    email: "E-mail",
    phone: "Téléphone",
    official_number: "Numéro officiel",
    street: "Rue",
    house_number: "Numéro de rue",
    city: "Ville",
    postal_code: "Code postal",
    region: "Région",
    country: "Pays",
    domain: "Domaine web",
    latitude: "Distance",
    longitude: "Distance",
  },
  verdicts: { certain: "certain", likely: "probable", review: "à vérifier", different: "différent" },
  rare: (bits) => `dont ${bits} parce que la valeur est rare`,
  common: (bits) => `dont ${bits} parce que la valeur est courante`,
};

const words: { readonly [L in Language]: LanguageWords } = { en, fr };

/** One step of the waterfall as a sentence: the column, how it agrees, and its bits. */
export function sayContribution(contribution: Contribution): Localised {
  return { en: sentence(contribution, "en"), fr: sentence(contribution, "fr") };
}

export function sayVerdict(verdict: Verdict): Localised {
  return { en: en.verdicts[verdict], fr: fr.verdicts[verdict] };
}

function sentence({ role, level, left, right, bits, rarityBits }: Contribution, language: Language): string {
  const { levels, roles, rare, common } = words[language];
  const how = levels[level ?? "silent"]({ left: left ?? "", right: right ?? "" });
  const colon = language === "fr" ? " :" : ":";
  if (level === null) return `${roles[role]}${colon} ${how}.`;
  const told =
    Math.abs(rarityBits) < 0.05
      ? ""
      : rarityBits > 0
        ? rare(signed(rarityBits, language))
        : common(signed(rarityBits, language));
  return `${roles[role]}${colon} ${how}, ${signed(bits, language)} bits${told === "" ? "" : ` (${told})`}.`;
}

function signed(bits: number, language: Language): string {
  const written = Math.abs(bits).toFixed(1);
  return `${bits < 0 ? "-" : "+"}${language === "fr" ? written.replace(".", ",") : written}`;
}
