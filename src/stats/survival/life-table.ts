/**
 * What happened after so many whole units (days, hours) among those still at risk then. Who is censored in a unit
 * was at risk in it: censoring follows the exits of its unit.
 */
export interface LifeTableRow {
  readonly elapsed: number;
  /** Exits of the kind asked about. */
  readonly events: number;
  /** Exits of another kind, after which the event cannot come any more. */
  readonly competing: number;
  readonly censored: number;
}

/** Rows by ascending, distinct elapsed units; units in which nothing happened may be left out. */
export type LifeTable = readonly LifeTableRow[];

export interface RowAtRisk extends LifeTableRow {
  readonly atRisk: number;
}

/**
 * The rows with how many were at risk at the start of each, the first being all. Throws a RangeError for rows out
 * of order, or a count that is negative or broken.
 */
export function withRisk(table: LifeTable): readonly RowAtRisk[] {
  let atRisk = table.reduce((sum, row) => sum + leaving(row), 0);
  return table.map((row, place) => {
    const earlier = table[place - 1];
    if (earlier && !(earlier.elapsed < row.elapsed))
      throw new RangeError(`In a life table ${row.elapsed} follows ${earlier.elapsed}.`);
    const here = { ...row, atRisk };
    atRisk -= leaving(row);
    return here;
  });
}

function leaving({ elapsed, events, competing, censored }: LifeTableRow): number {
  for (const count of [events, competing, censored]) {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`A life table counts ${count} at ${elapsed}.`);
  }
  return events + competing + censored;
}
