import type { AnswerValue } from "../../contract/index.ts";
import { decimal } from "../../core/index.ts";
import { aalenJohansen, type IncidencePoint, type LifeTable } from "../../stats/index.ts";
import type { MetricColumns } from "./metric-cells.ts";
import { intervalColumns, type Named } from "./value-cells.ts";

/** The share for which the event has come before so many days, with its interval. */
export function curveColumns(named: Named, days: number): MetricColumns {
  const { name, metric, label, part, unit } = named;
  return {
    columns: [
      { name, kind: "part", type: "decimal", label, metric, ...(part && { part }), unit },
      ...intervalColumns(named),
    ],
    cells: ({ curve }) => {
      const point = curve && incidenceBefore(curve, days);
      return point ? [rounded(point.incidence), rounded(point.low), rounded(point.high)] : [null, null, null];
    },
  };
}

type Incidence = Pick<IncidencePoint, "incidence" | "low" | "high">;

/** None where nobody was followed for so long: what is not seen yet is not nothing. */
function incidenceBefore(table: LifeTable, days: number): Incidence | undefined {
  const last = table.at(-1);
  if (!last || (last.elapsed < days - 1 && last.censored > 0)) return undefined;
  const points = aalenJohansen(table).filter(({ elapsed }) => elapsed < days);
  return points.at(-1) ?? { incidence: 0, low: 0, high: 0 };
}

/** Beyond the digits that the sums of doubles keep, nothing is said. */
function rounded(value: number): AnswerValue {
  return decimal(decimal(value).toDecimalPlaces(10));
}
