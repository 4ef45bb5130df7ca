import type { CustomCalendar } from "../model.ts";
import type { CalendarShape } from "../shape/calendar-shape.ts";
import { type Draft, headOf } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { isCalendarDay } from "../syntax/calendar-day.ts";
import { checkTime, near, type Resolving, say } from "./resolving.ts";

type CalendarEntry = Shaped<CalendarShape>;

export function resolveCalendar(
  resolving: Resolving,
  entry: CalendarEntry,
): Draft<CustomCalendar> | undefined {
  const periods =
    "starts" in entry.shape ? listed(resolving, entry, entry.shape.starts) : table(resolving, entry);
  if (!periods) return undefined;
  const uses =
    periods.kind === "table" && resolving.kinds.get(periods.dataset) === "dataset" ? [periods.dataset] : [];
  return { ...headOf(entry, entry.shape), kind: "calendar", periods, uses };
}

function listed(
  resolving: Resolving,
  entry: CalendarEntry,
  starts: readonly string[],
): CustomCalendar["periods"] | undefined {
  const unknown = starts.findIndex((start) => !isCalendarDay(start));
  if (unknown >= 0)
    return say(resolving, "date-invalid", { text: starts[unknown]! }, { entry, path: ["starts", unknown] });
  const wrong = starts.findIndex((start, index) => index > 0 && start <= starts[index - 1]!);
  if (wrong < 0) return { kind: "listed", starts };
  return say(resolving, "starts-order", { day: starts[wrong]! }, { entry, path: ["starts", wrong] });
}

function table(resolving: Resolving, entry: CalendarEntry): CustomCalendar["periods"] | undefined {
  if ("starts" in entry.shape) return undefined;
  const { dataset, day, period } = entry.shape;
  const scope = resolving.scopes(dataset);
  if (!scope) {
    if (resolving.kinds.has(dataset)) return undefined;
    const facts = { name: dataset, ...near(dataset, resolving.schema.datasets.keys()) };
    return say(resolving, "dataset-unknown", facts, { entry, path: ["dataset"], suggestion: facts.nearest });
  }
  const isDated = checkTime(resolving, day, { entry, path: ["day"], scope });
  const column = scope.find([period]);
  if (column.kind === "not-found") {
    const facts = {
      column: period,
      dataset,
      ...(column.nearest !== undefined && { nearest: column.nearest }),
    };
    return say(resolving, "column-unknown", facts, { entry, path: ["period"], suggestion: column.nearest });
  }
  return isDated === undefined
    ? undefined
    : { kind: "table", dataset, day, column: period, type: column.type };
}
