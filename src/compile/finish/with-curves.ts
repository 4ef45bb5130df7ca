import type { LifeTable } from "../../stats/index.ts";
import { curveColumns } from "../plan/track-plan.ts";
import type { Group } from "./groups.ts";

/** The groups, each with its curve in the order of days; rows of curves stand among them. */
export function withCurves(rows: readonly Group[]): readonly Group[] {
  const { elapsed } = curveColumns;
  const isOfCurve = (row: Group) => row.value(elapsed) !== null;
  if (!rows.some(isOfCurve)) return rows;
  const tables = new Map<string, LifeTable[number][]>();
  for (const row of rows.filter(isOfCurve)) {
    const table = tables.get(keyOf(row));
    if (table) table.push(dayOf(row));
    else tables.set(keyOf(row), [dayOf(row)]);
  }
  return rows
    .filter((row) => !isOfCurve(row))
    .map((row) => {
      const table = tables.get(keyOf(row));
      return table ? { ...row, curve: table.toSorted((a, b) => a.elapsed - b.elapsed) } : row;
    });
}

function keyOf({ mask, keys }: Group): string {
  return JSON.stringify([mask, keys]);
}

function dayOf(row: Group): LifeTable[number] {
  const count = (name: string) => Number(row.value(name) ?? 0);
  return {
    elapsed: count(curveColumns.elapsed),
    events: count(curveColumns.events),
    competing: count(curveColumns.competing),
    censored: count(curveColumns.censored),
  };
}
