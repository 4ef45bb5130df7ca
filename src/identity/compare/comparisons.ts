import { id, sql } from "../../sql/index.ts";
import { featureName } from "../model/features.ts";
import type { IdentityObject, Role, RoleColumn } from "../model/roles.ts";
import { compareCompanyNames } from "./by-company-name.ts";
import { compareDistance } from "./by-distance.ts";
import {
  type Between,
  byAddress,
  byArea,
  byDateParts,
  byEdits,
  byJaroWinkler,
  compareValues,
  nothingBetween,
} from "./by-text.ts";
import { type Comparison, different, left, right } from "./comparison.ts";

/** One comparison a column; given and family name know of each other, latitude and longitude are one place. */
export function comparisonsOf(columns: readonly RoleColumn[], object: IdentityObject): readonly Comparison[] {
  const named = (role: Role) => columns.filter((column) => column.role === role).map(({ name }) => name);
  const [longitude] = named("longitude");
  const [givenNames, familyNames] = [named("given_name"), named("family_name")];
  const [given, family] = [givenNames[0], familyNames[0]];
  const comparisons = columns.flatMap((column) => comparisonOf(column, object, longitude) ?? []);
  if (given === undefined || family === undefined || givenNames.length + familyNames.length > 2)
    return comparisons;
  return comparisons.map((comparison) => {
    if (comparison.column === given) return withSwap(comparison, given, family);
    return comparison.column === family ? silentOnSwap(comparison) : comparison;
  });
}

/** A place is compared by its latitude's comparison, from both. */
function comparisonOf(
  { name, role }: RoleColumn,
  object: IdentityObject,
  longitude: string | undefined,
): Comparison | undefined {
  if (role === "longitude") return undefined;
  if (role === "latitude") return longitude === undefined ? undefined : compareDistance(name, longitude);
  if (object === "company" && role === "company_name") return compareCompanyNames(name);
  if (object === "company" && role === "email") return compareDomainOf(name);
  return compareValues(name, betweenOf(name, role));
}

/** Of a company's address only the domain is its own, off the providers of mail for all. */
function compareDomainOf(column: string): Comparison {
  return { ...compareValues(featureName(column, "domain"), nothingBetween), column };
}

const swapMeasure = "names_swapped";

function withSwap(comparison: Comparison, given: string, family: string): Comparison {
  const [first = different, ...further] = comparison.levels;
  const value = sql`coalesce(${left(given)} = ${right(family)} and ${left(family)} = ${right(given)}
    and ${left(given)} <> ${left(family)}, false)`;
  return {
    ...comparison,
    measures: [...comparison.measures, { name: swapMeasure, value }],
    levels: [first, { code: "swapped", holds: id(swapMeasure) }, ...further],
  };
}

/** The swap is one fact, and counts once. */
function silentOnSwap(comparison: Comparison): Comparison {
  return { ...comparison, isSilent: sql`${comparison.isSilent} or ${id(swapMeasure)}` };
}

/** How values of a role come to differ within one object: by spelling, by a typing error, by another provider, or they do not. */
function betweenOf(column: string, role: Role): Between {
  switch (role) {
    case "birth_date":
      return byDateParts(column);
    case "postal_code":
      return byArea(column);
    case "official_number":
    case "phone":
      return byEdits(column);
    case "email":
      return byAddress(column);
    case "house_number":
    case "region":
    case "country":
    case "domain":
      return nothingBetween;
    default:
      return byJaroWinkler(column, { alike: 0.92, distantly_alike: 0.85 });
  }
}
