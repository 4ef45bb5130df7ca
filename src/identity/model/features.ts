import { id, join, type Sql, sql } from "../../sql/index.ts";
import { type IdentityObject, notFree, type RoleColumn } from "./roles.ts";

/** What is read once from a standardised value, not once a pair. */
export interface Feature {
  readonly of: string;
  readonly feature: string;
  readonly value: Sql;
}

export function featureName(column: string, feature: string): string {
  return `${column}#${feature}`;
}

/** The column whose equal values are an agreement: of a company's address only the domain is its own. */
export function comparedColumn(
  column: string,
  columns: readonly RoleColumn[],
  object: IdentityObject,
): string {
  const isAddress = columns.some(({ name, role }) => name === column && role === "email");
  return isAddress && object === "company" ? featureName(column, "domain") : column;
}

/** Over the standardised columns of one record. */
export function featuresOf(columns: readonly RoleColumn[], object: IdentityObject): readonly Feature[] {
  return columns.flatMap(({ name, role }): readonly Feature[] => {
    const value = id(name);
    switch (role) {
      case "email":
        return [
          { of: name, feature: "local", value: sql`split_part(${value}, '@', 1)` },
          { of: name, feature: "domain", value: notFree(sql`split_part(${value}, '@', 2)`) },
        ];
      case "company_name":
        return object === "company" ? companyFeatures(name, columns) : [];
      default:
        return [];
    }
  });
}

/** Words that join others, and that an acronym may leave out. */
const joining = [
  "and",
  "et",
  "und",
  "of",
  "the",
  "de",
  "du",
  "des",
  "la",
  "le",
  "les",
  "der",
  "die",
  "for",
  "pour",
  "y",
  "e",
];
/** Of a name, what tells a holding, a branch or a country's company from the company. */
const branchWords = [
  "holding",
  "holdings",
  "international",
  "branch",
  "division",
  "agence",
  "filiale",
  "succursale",
  "niederlassung",
  "subsidiary",
  "europe",
  "emea",
  "apac",
];

function companyFeatures(name: string, columns: readonly RoleColumn[]): readonly Feature[] {
  const value = id(name);
  const words = sql`list_filter(string_split(${value}, ' '), word -> ${notIn(sql`word`, joining)})`;
  const told = sql`case when len(${words}) = 0 then string_split(${value}, ' ') else ${words} end`;
  const sorted = sql`list_sort(list_distinct(${told}))`;
  const placed = columns.filter(({ role }) => role === "city" || role === "region" || role === "country");
  const own = placed.map((column) => sql`coalesce(string_split(${id(column.name)}, ' '), [])`);
  const places = own.reduce((list, one) => sql`list_concat(${list}, ${one})`, sql`[]::varchar[]`);
  const core = sql`list_filter(${sorted}, word -> ${notIn(sql`word`, [...branchWords, ...countries()])} and not list_contains(${places}, word))`;
  const compact = sql`replace(${value}, ' ', '')`;
  const initials = (list: Sql) => sql`array_to_string(list_transform(${list}, word -> left(word, 1)), '')`;
  const isShort = sql`length(${compact}) between 2 and 6 and len(string_split(${value}, ' ')) = 1`;
  return [
    { of: name, feature: "words", value: sorted },
    { of: name, feature: "core", value: sql`nullif(array_to_string(${core}, ' '), '')` },
    { of: name, feature: "compact", value: compact },
    {
      of: name,
      feature: "initials",
      value: sql`list_filter([${initials(told)}, ${initials(sql`string_split(${value}, ' ')`)}], word -> length(word) >= 3)`,
    },
    {
      of: name,
      feature: "acronym",
      value: sql`case when ${isShort} then ${compact} when len(${told}) >= 3 then ${initials(told)} end`,
    },
  ];
}

function notIn(word: Sql, list: readonly string[]): Sql {
  return sql`${word} not in (${join(list.map((one) => sql`${one}`))})`;
}

/** Names of countries in one word, English and French, as companies write them behind their own. */
function countries(): readonly string[] {
  const codes =
    "AT AU BE BR CA CH CN CZ DE DK ES FI FR GB GR HU IE IN IT JP LU MA MX NL NO PL PT RO RU SE SG SN TN TR US ZA".split(
      " ",
    );
  const names = ["en", "fr", "de"].flatMap((language) => {
    const regions = new Intl.DisplayNames([language], { type: "region" });
    return codes.map((code) => regions.of(code) ?? code);
  });
  const plain = names.map((name) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase());
  return [...new Set([...plain.filter((name) => !/[^a-z]/u.test(name)), "uk", "usa"])];
}
