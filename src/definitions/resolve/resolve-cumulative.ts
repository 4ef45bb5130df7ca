import type { CumulativeMetricShape } from "../shape/metric-shape.ts";
import type { Shaped } from "./entry.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { ifWritten, readDuration, readPeriod } from "./read-duration.ts";
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
  const window = ifWritten(written, (text) => readDuration(resolving, text, at("window")));
  const toDate = ifWritten(since, (name) => readPeriod(resolving, name, at("to_date")));
  if (!measure || !window || !toDate) return undefined;
  const calendars = [window.value?.unit ?? "", toDate.value ?? ""].filter((id) =>
    resolving.calendars.has(id),
  );
  return {
    meaning: {
      kind: "cumulative",
      measure: measure.id,
      ...(window.value && { window: window.value }),
      ...(toDate.value !== undefined && { toDate: toDate.value }),
      periodValue,
    },
    unit: measure.unit,
    uses: [measure.id, ...calendars],
  };
}
