import type { Reason } from "../../reason.ts";
import type { Window } from "../manifest.ts";
import type { Project } from "../project/project.ts";

const units: ReadonlySet<string> = new Set([
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "quarter",
  "year",
]);

/** `14 days`, `1 alien_day`. */
export function durationText(
  { calendars }: Project,
  { count, unit }: Window,
  reasons: Reason[],
): string | undefined {
  const calendar = calendars.get(unit);
  if (calendar) return `${count} ${calendar.id}`;
  if (units.has(unit)) return `${count} ${unit}${count === 1 ? "" : "s"}`;
  reasons.push({ kind: "window", text: `${count} ${unit}` });
  return undefined;
}

/** A grain of ours, or the id of a calendar. */
export function grainText({ calendars }: Project, grain: string, reasons: Reason[]): string | undefined {
  const known = calendars.get(grain)?.id ?? (units.has(grain) ? grain : undefined);
  if (known === undefined) reasons.push({ kind: "grain", grain });
  return known;
}
