import { id, type Sql, sql } from "../../sql/index.ts";
import type { Role, RoleColumn } from "../model/roles.ts";

/** How alike two values are, as a closed list of levels: the first that holds is the pair's, the last holds always. */
export interface Comparison {
  readonly column: string;
  /** Read from both records (`l`, `r`), each computed once a pair; levels read them by name. */
  readonly measures: readonly Measure[];
  /** Over measures: either value is missing, or its agreement is told by another comparison. */
  readonly isSilent: Sql;
  readonly levels: readonly Level[];
}

export interface Measure {
  readonly name: string;
  readonly value: Sql;
}

export interface Level {
  readonly code: LevelCode;
  /** Over measures. */
  readonly holds: Sql;
}

export type LevelCode =
  | "equal"
  | "swapped"
  | "almost_equal"
  | "alike"
  | "distantly_alike"
  | "same_local_part"
  | "different";

const left = (column: string): Sql => id("l", column);
const right = (column: string): Sql => id("r", column);
const measured = (column: string, what: string): string => `${column}_${what}`;
const different: Level = { code: "different", holds: sql`true` };

/** One comparison a column; given and family name know of each other. */
export function comparisonsOf(columns: readonly RoleColumn[]): readonly Comparison[] {
  const named = (role: Role) => columns.filter((column) => column.role === role).map(({ name }) => name);
  const [givenNames, familyNames] = [named("given_name"), named("family_name")];
  const [given, family] = [givenNames[0], familyNames[0]];
  const comparisons = columns.map(({ name, role }) => comparisonOf(name, role));
  if (given === undefined || family === undefined || givenNames.length + familyNames.length > 2)
    return comparisons;
  return comparisons.map((comparison) => {
    if (comparison.column === given) return withSwap(comparison, given, family);
    return comparison.column === family ? silentOnSwap(comparison) : comparison;
  });
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

function comparisonOf(column: string, role: Role): Comparison {
  const equal = measured(column, "equal");
  const base = {
    column,
    measures: [{ name: equal, value: sql`${left(column)} = ${right(column)}` }],
    isSilent: sql`${id(equal)} is null`,
    levels: [{ code: "equal", holds: id(equal) } as const],
  };
  const { measures, levels } = furtherLevels(column, role);
  return {
    ...base,
    measures: [...base.measures, ...measures],
    levels: [...base.levels, ...levels, different],
  };
}

type Further = Pick<Comparison, "levels" | "measures">;

/** How values of a role come to differ within one object: by spelling, by a typing error, by another provider, or they do not. */
const differs: { readonly [R in Role]: "spelling" | "typing" | "address" | "never" } = {
  given_name: "spelling",
  family_name: "spelling",
  full_name: "spelling",
  company_name: "spelling",
  street: "spelling",
  city: "spelling",
  birth_date: "typing",
  official_number: "typing",
  phone: "typing",
  postal_code: "typing",
  email: "address",
  house_number: "never",
  region: "never",
  country: "never",
};

function furtherLevels(column: string, role: Role): Further {
  switch (differs[role]) {
    case "spelling":
      return byJaroWinkler(column, { alike: 0.92, distantly_alike: 0.85 });
    case "typing":
      return byEdits(column);
    case "address":
      return byAddress(column);
    default:
      return { measures: [], levels: [] };
  }
}

function byJaroWinkler(
  column: string,
  from: { readonly alike: number; readonly distantly_alike?: number },
): Further {
  const similarity = measured(column, "similarity");
  return {
    measures: [{ name: similarity, value: sql`jaro_winkler_similarity(${left(column)}, ${right(column)})` }],
    levels: [
      { code: "alike", holds: sql`${id(similarity)} >= ${from.alike}` },
      ...(from.distantly_alike === undefined
        ? []
        : [{ code: "distantly_alike", holds: sql`${id(similarity)} >= ${from.distantly_alike}` } as const]),
    ],
  };
}

/** Digits and codes: one typing error (two neighbours exchanged are one), then two. */
function byEdits(column: string): Further {
  const edits = measured(column, "edits");
  return {
    measures: [{ name: edits, value: sql`damerau_levenshtein(${left(column)}, ${right(column)})` }],
    levels: [
      { code: "almost_equal", holds: sql`${id(edits)} <= 1` },
      { code: "alike", holds: sql`${id(edits)} <= 2` },
    ],
  };
}

function byAddress(column: string): Further {
  const sameLocal = measured(column, "same_local");
  const local = (side: Sql) => sql`split_part(${side}, '@', 1)`;
  const { measures, levels } = byJaroWinkler(column, { alike: 0.88 });
  return {
    measures: [
      { name: sameLocal, value: sql`${local(left(column))} = ${local(right(column))}` },
      ...measures,
    ],
    levels: [{ code: "same_local_part", holds: id(sameLocal) }, ...levels],
  };
}
