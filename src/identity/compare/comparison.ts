import { id, type Sql, sql } from "../../sql/index.ts";

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
  /** Bits that it gives at most, whatever was learnt. */
  readonly atMost?: number;
}

export type LevelCode =
  | "equal"
  | "swapped"
  | "day_month_swapped"
  | "almost_equal"
  | "alike"
  | "distantly_alike"
  | "same_local_part"
  | "same_domain"
  | "same_area"
  | "same_year"
  | "acronym"
  | "branch"
  | "within_100_m"
  | "within_1_km"
  | "within_10_km"
  | "within_50_km"
  | "different";

export const left = (column: string): Sql => id("l", column);
export const right = (column: string): Sql => id("r", column);
export const measured = (column: string, what: string): string => `${column}_${what}`;
export const different: Level = { code: "different", holds: sql`true` };
