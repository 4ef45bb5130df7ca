import type { Duration } from "../duration.ts";
import { isHourGrain } from "../grains.ts";
import type { Entry } from "./entry.ts";
import { readDuration } from "./read-duration.ts";
import { type Resolving, say } from "./resolving.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";

interface WindowAt {
  readonly entry: Entry;
  readonly path: YamlPath;
  readonly text: string | undefined;
  /** Only days can be told. */
  readonly isDaily: boolean;
}

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

/** A length of time that begins with an event; `undefined` where none is written, `none` where it is said to be none. */
export function readWindow(
  resolving: Resolving,
  { text, isDaily, ...at }: WindowAt,
): Duration | undefined | "none" {
  if (text === undefined) return undefined;
  const duration = readDuration(resolving, text, at);
  if (!duration) return "none";
  const { unit } = duration;
  if (!units.has(unit)) return say(resolving, "window-unit", { unit }, at) ?? "none";
  if (isDaily && isHourGrain(unit)) return say(resolving, "window-of-days", { window: text }, at) ?? "none";
  return duration;
}
