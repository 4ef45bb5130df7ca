import type { Role, RoleColumn } from "./roles.ts";

/** A column as it came: its name and some of its values, blanks left out. */
export interface SampledColumn {
  readonly name: string;
  readonly values: readonly string[];
}

/** Words of a header, English and French, by what they say; the first role that fits is taken. */
const headers: readonly (readonly [Role, RegExp])[] = [
  ["email", /e ?mail|courriel|adresse electronique/u],
  ["phone", /phone|mobile|portable|telephone|\btel\b|\bgsm\b/u],
  ["birth_date", /birth|\bdob\b|naissance/u],
  [
    "official_number",
    /\bssn\b|\bsoc sec\b|social sec|national id|passport|siren|siret|\bvat\b|\btva\b|registration n|\bnir\b/u,
  ],
  ["company_name", /company|organi[sz]ation|\baccount name|raison sociale|societe|entreprise/u],
  ["full_name", /full name|nom complet|nom et prenom|prenom et nom|^name$|^nom$|contact name/u],
  ["given_name", /given|first name|fore ?name|prenom|firstname/u],
  ["family_name", /surname|family name|last name|lastname|nom de famille|nom d usage/u],
  ["postal_code", /post ?code|postal|\bzip\b|code postal/u],
  ["house_number", /(street|house) (number|no)\b|numero (de|dans la) (rue|voie)/u],
  ["street", /street|address|adresse|\brue\b|\bvoie\b/u],
  ["city", /city|town|suburb|ville|commune|locality/u],
  ["region", /state|region|province|county|departement/u],
  ["country", /country|\bpays\b/u],
];

/** What nearly all values of a column look like, whatever its name. */
const contents: readonly (readonly [Role, RegExp])[] = [
  ["email", /^[^@\s]+@[^@\s]+\.[^@\s]+$/u],
  ["birth_date", /^(19|20)\d\d-\d\d-\d\d$/u],
  ["phone", /^\+\d[\d\s().-]{7,}$/u],
];

/** The columns whose role their name tells, or else nearly all of their values; the others say nothing, and are left out. */
export function inferRoles(columns: readonly SampledColumn[]): readonly RoleColumn[] {
  return columns.flatMap(({ name, values }) => {
    const words = name
      .normalize("NFD")
      .replaceAll(/\p{M}/gu, "")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/gu, " ")
      .trim();
    const named = headers.find(([, pattern]) => pattern.test(words));
    const role = (named ?? contents.find(([, pattern]) => fits(values, pattern)))?.[0];
    return role === undefined || values.length === 0 ? [] : [{ name, role }];
  });
}

function fits(values: readonly string[], pattern: RegExp): boolean {
  return values.length > 0 && values.filter((value) => pattern.test(value)).length >= 0.95 * values.length;
}
