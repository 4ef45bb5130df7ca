import { id, type Sql, sql } from "../../sql/index.ts";
import { featureName } from "../model/features.ts";
import { type Comparison, different, left, type Level, measured, type Measure, right } from "./comparison.ts";

/** Levels between "equal" and "different", and what they are read from. */
export interface Between {
  readonly levels: readonly Level[];
  readonly measures: readonly Measure[];
}

export const nothingBetween: Between = { measures: [], levels: [] };

/** Equal or not, with levels between; silent where either value is missing. */
export function compareValues(column: string, { measures, levels }: Between): Comparison {
  const equal = measured(column, "equal");
  return {
    column,
    measures: [{ name: equal, value: sql`${left(column)} = ${right(column)}` }, ...measures],
    isSilent: sql`${id(equal)} is null`,
    levels: [{ code: "equal", holds: id(equal) }, ...levels, different],
  };
}

/** A costly measure is not computed where the values are equal. */
function unlessEqual(column: string, ifEqual: number, otherwise: Sql): Sql {
  return sql`case when ${left(column)} = ${right(column)} then ${ifEqual} else ${otherwise} end`;
}

export function byJaroWinkler(
  column: string,
  from: { readonly alike: number; readonly distantly_alike?: number },
): Between {
  const similarity = measured(column, "similarity");
  const value = sql`jaro_winkler_similarity(${left(column)}, ${right(column)})`;
  return {
    measures: [{ name: similarity, value: unlessEqual(column, 1, value) }],
    levels: [
      { code: "alike", holds: sql`${id(similarity)} >= ${from.alike}` },
      ...(from.distantly_alike === undefined
        ? []
        : [{ code: "distantly_alike", holds: sql`${id(similarity)} >= ${from.distantly_alike}` } as const]),
    ],
  };
}

/** Digits and codes: one typing error (two neighbours exchanged are one), then two. */
export function byEdits(column: string): Between {
  const edits = measured(column, "edits");
  return {
    measures: [{ name: edits, value: unlessEqual(column, 0, editsSql(column)) }],
    levels: [
      { code: "almost_equal", holds: sql`${id(edits)} <= 1` },
      { code: "alike", holds: sql`${id(edits)} <= 2` },
    ],
  };
}

function editsSql(column: string): Sql {
  return sql`damerau_levenshtein(${left(column)}, ${right(column)})`;
}

/** Days: a typing error, day and month exchanged, two errors, the year alone. */
export function byDateParts(column: string): Between {
  const { measures, levels } = byEdits(column);
  const swapped = measured(column, "day_month");
  const part = (side: Sql, from: number, length: number) => sql`substr(${side}, ${from}, ${length})`;
  const [l, r] = [left(column), right(column)];
  const exchanged = sql`${part(l, 1, 4)} = ${part(r, 1, 4)} and ${part(l, 5, 2)} = ${part(r, 7, 2)} and ${part(l, 7, 2)} = ${part(r, 5, 2)}`;
  const year = measured(column, "year");
  return {
    measures: [
      ...measures,
      { name: swapped, value: exchanged },
      { name: year, value: sql`${part(l, 1, 4)} = ${part(r, 1, 4)}` },
    ],
    levels: [
      levels[0]!,
      { code: "day_month_swapped", holds: id(swapped) },
      levels[1]!,
      { code: "same_year", holds: id(year) },
    ],
  };
}

/** Of a postal code the first two characters are an area. */
export function byArea(column: string): Between {
  const { measures, levels } = byEdits(column);
  const area = measured(column, "area");
  return {
    measures: [...measures, { name: area, value: sql`left(${left(column)}, 2) = left(${right(column)}, 2)` }],
    levels: [levels[0]!, { code: "same_area", holds: id(area) }],
  };
}

/** The person's part at another provider, a typing error, a domain of an employer. */
export function byAddress(column: string): Between {
  const { measures, levels } = byJaroWinkler(column, { alike: 0.88 });
  const [local, domain] = [featureName(column, "local"), featureName(column, "domain")];
  const [sameLocal, sameDomain] = [measured(column, "same_local"), measured(column, "same_domain")];
  return {
    measures: [
      { name: sameLocal, value: sql`${left(local)} = ${right(local)}` },
      { name: sameDomain, value: sql`coalesce(${left(domain)} = ${right(domain)}, false)` },
      ...measures,
    ],
    levels: [
      { code: "same_local_part", holds: id(sameLocal) },
      ...levels,
      { code: "same_domain", holds: id(sameDomain) },
    ],
  };
}
