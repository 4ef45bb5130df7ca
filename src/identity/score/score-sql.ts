import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { Comparison } from "../compare/comparisons.ts";
import { levelColumn } from "../compare/levels-sql.ts";

export interface Weights {
  /** Bits for each comparison and level: log2(m / u). */
  readonly levels: readonly (readonly number[])[];
  /** Bits before anything is compared: log2 of the odds that two records match. */
  readonly prior: number;
}

/** Of equal values, `log2(usual / share)` more bits, with a floor on the share: agreeing on a rare value says more. */
export interface Frequencies {
  readonly column: string;
  /** A table (value, bits). */
  readonly table: string;
}

/** The match weight of each pair in bits, from its levels and, where equal, from how rare its values are. */
export function scoreSql(
  { levels, records }: { readonly levels: string; readonly records: string },
  comparisons: readonly Comparison[],
  weights: Weights,
  frequencies: readonly Frequencies[],
): Sql {
  const terms = comparisons.map(({ column }, index) => {
    const cases = weights.levels[index]!.map(
      (bits, level) => sql`when ${level} then cast(${bits} as double)`,
    );
    return sql`case ${id("levels", levelColumn(column))} ${join(cases, " ")} else 0.0 end`;
  });
  const rare = frequencies.map(
    ({ column }) =>
      sql`case when ${id("levels", levelColumn(column))} = 0 then coalesce(${id(`f_${column}`, "bits")}, 0.0) else 0.0 end`,
  );
  const joins = frequencies.map(
    ({ column, table }) =>
      sql`left join ${id(table)} as ${id(`f_${column}`)} on ${id(`f_${column}`, "value")} = ${id("left_record", column)}`,
  );
  return sql`select levels.l, levels.r, cast(${weights.prior} as double) + ${join([...terms, ...rare], " + ")} as weight
    from ${id(levels)} as levels join ${id(records)} as left_record on left_record.n = levels.l ${join(joins, " ")}`;
}

export function frequencySql(records: string, column: string, leastRecords: number): Sql {
  const value = id(column);
  return sql`with counted as (select ${value} as value, count(*) as records from ${id(records)} where ${value} is not null group by ${value}),
      total as (select sum(records) as records, sum(records * records) as squares from counted)
    select counted.value, log2((total.squares / total.records) / greatest(counted.records, ${leastRecords})) as bits
    from counted cross join total`;
}
