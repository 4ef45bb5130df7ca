import type { CumulativeMetricShape } from "../shape/metric-shape.ts";
import { checkDrawn } from "./check-drawn.ts";
import type { Shaped } from "./entry.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { readDuration, readPeriod } from "./read-duration.ts";
import { measureOf } from "./resolve-measured.ts";
import { say } from "./resolving.ts";

/** A measure over the days up to each day: the last few, those since a period began, or all. */
export function resolveCumulative(
  context: MetricContext,
  entry: Shaped<CumulativeMetricShape>,
): Meaning | undefined {
  const { resolving } = context;
  const { window: written, to_date: since, period_value: periodValue = "end" } = entry.shape;
  const measure = measureOf(context, entry);
  const at = (key: string) => ({ entry, path: [key] });
  if (written !== undefined && since !== undefined)
    return say(resolving, "window-and-to-date", {}, at("to_date"));
  const window = written === undefined ? undefined : readDuration(resolving, written, at("window"));
  const toDate = since === undefined ? undefined : readPeriod(resolving, since, at("to_date"));
  const drawing = { entry, key: "period_value", take: periodValue };
  if (measure && !checkDrawn(context, { ...drawing, measure: measure.id })) return undefined;
  const isWhole = (written === undefined || window) && (since === undefined || toDate);
  if (!measure || !isWhole) return undefined;
  const calendars = [window?.unit, toDate].filter(
    (unit) => unit !== undefined && resolving.calendars.has(unit),
  );
  return {
    meaning: {
      kind: "cumulative",
      measure: measure.id,
      ...(window && { window }),
      ...(toDate !== undefined && { toDate }),
      periodValue,
    },
    unit: measure.unit,
    uses: [measure.id, ...calendars.filter((id) => id !== undefined)],
  };
}
