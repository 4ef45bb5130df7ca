import { id, join, type Sql, sql } from "../../sql/index.ts";
import { freeMailDomains } from "../../validate/index.ts";

/** What a column says of a person or a company, whatever it is called. */
export type Role =
  | "given_name"
  | "family_name"
  | "full_name"
  | "company_name"
  | "birth_date"
  | "email"
  | "phone"
  | "official_number"
  | "street"
  | "house_number"
  | "city"
  | "postal_code"
  | "region"
  | "country"
  | "domain"
  | "latitude"
  | "longitude";

export type IdentityObject = "person" | "company";

export interface RoleColumn {
  /** As in the table of records. */
  readonly name: string;
  readonly role: Role;
}

/** A value as it is compared; null where it says nothing (`n/a`, `unknown`, a telephone of three digits). */
export function standardised({ name, role }: RoleColumn): Sql {
  const raw = sql`cast(${id(name)} as varchar)`;
  switch (role) {
    case "email":
      return meaningful(sql`case when contains(${raw}, '@') then replace(lower(trim(${raw})), ' ', '') end`);
    case "phone":
      return sql`case when length(${digits(raw)}) >= 6 then right(${digits(raw)}, 9) end`;
    case "birth_date":
      return dateDigits(raw);
    case "postal_code":
    case "official_number":
    case "house_number":
      return meaningful(sql`upper(regexp_replace(${raw}, '[^\\p{L}\\p{N}]', '', 'g'))`);
    case "domain":
      return notFree(domainOf(raw));
    case "latitude":
    case "longitude":
      return sql`try_cast(${raw} as double)`;
    case "company_name":
      return meaningful(withoutLegalForms(words(initialsJoined(raw))));
    default:
      return meaningful(words(raw));
  }
}

/** Letters and digits of any script, without accents and capitals, one blank between words. */
function words(text: Sql): Sql {
  return sql`trim(regexp_replace(lower(strip_accents(${text})), '[^\\p{L}\\p{N}]+', ' ', 'g'))`;
}

/** `S.A.S.` is one word, and so is `I.B.M.`. */
function initialsJoined(text: Sql): Sql {
  return sql`regexp_replace(${text}, '\\b(\\p{L})\\.', '\\1', 'g')`;
}

function digits(text: Sql): Sql {
  return sql`regexp_replace(${text}, '\\D', '', 'g')`;
}

/** YYYYMMDD; a day written otherwise keeps its digits in their order. */
function dateDigits(text: Sql): Sql {
  const written = digits(text);
  const european = sql`regexp_matches(trim(${text}), '^\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}$')`;
  return sql`case when ${european} then
      regexp_extract(${text}, '(\\d{4})\\s*$', 1) || lpad(regexp_extract(${text}, '[/.-](\\d{1,2})[/.-]', 1), 2, '0') || lpad(regexp_extract(${text}, '^\\s*(\\d{1,2})', 1), 2, '0')
    when length(${written}) >= 8 then left(${written}, 8) end`;
}

/** Of an address of the web or of mail. */
function domainOf(text: Sql): Sql {
  return sql`nullif(regexp_extract(lower(${text}), '^\\s*(?:[a-z]+://)?(?:[^@/]*@)?(?:www\\.)?([\\p{L}0-9.-]+\\.[\\p{L}0-9-]{2,})', 1), '')`;
}

/** Null for the domain of a mailbox open to all. */
export function notFree(domain: Sql): Sql {
  return sql`case when ${domain} not in (${join([...freeMailDomains].map((free) => sql`${free}`))}) then ${domain} end`;
}

const nothing = [
  "",
  "n/a",
  "na",
  "none",
  "null",
  "nil",
  "unknown",
  "inconnu",
  "non renseigne",
  "x",
  "xx",
  "xxx",
  "test",
];

function meaningful(text: Sql): Sql {
  return sql`case when lower(${text}) not in (${join(nothing.map((word) => sql`${word}`))}) then ${text} end`;
}

/** ISO 20275 names hundreds of legal forms; these stand in the names of European and American companies. */
const legalForms =
  "sa|sas|sasu|sarl|eurl|snc|sci|sca|scs|scop|selarl|gmbh|mbh|ag|kg|kgaa|ug|ohg|se|ltd|limited|llc|llp|lp|plc|inc|incorporated|corp|corporation|co|company|pty|pte|bv|nv|spa|srl|sl|slu|ab|as|asa|oy|oyj|aps|sprl|bvba|asbl|kft|zrt|sp z o o|spzoo|sro|societe|cie|ste";

function withoutLegalForms(text: Sql): Sql {
  const bare = sql`trim(regexp_replace(regexp_replace(' ' || ${text} || ' ', ${`( (${legalForms}|and co|und co))+ *$`}, ' ', 'g'), ${`^ *(${legalForms}) `}, ' ', 'g'))`;
  return sql`coalesce(nullif(${bare}, ''), ${text})`;
}
