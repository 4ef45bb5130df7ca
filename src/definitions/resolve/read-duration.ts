import { grainNames, isGrain } from "../grains.ts";
import type { Duration } from "../duration.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import type { Entry } from "./entry.ts";
import { near, type Resolving, say } from "./resolving.ts";

interface At {
  readonly entry: Entry;
  readonly path: YamlPath;
}

/** `14 days`, `1 month`, `2 retail_month`; undefined, and said, when it is none. */
export function readDuration(resolving: Resolving, text: string, at: At): Duration | undefined {
  const [count = "", word = ""] = text.split(" ");
  const unit = unitOf(resolving, word);
  if (unit !== undefined && Number(count) > 0) return { count: Number(count), unit };
  return say(resolving, "duration-form", { text }, at);
}

/** In the singular or the plural. */
function unitOf({ calendars }: Resolving, word: string): string | undefined {
  return [word, word.replace(/s$/u, "")].find((one) => isGrain(one) || calendars.has(one));
}

/** A grain or a calendar; undefined, and said, when it is none. */
export function readPeriod(resolving: Resolving, name: string, at: At): string | undefined {
  if (isGrain(name) || resolving.calendars.has(name)) return name;
  const facts = { name, ...near(name, [...grainNames, ...resolving.calendars.keys()]) };
  return say(resolving, "period-unknown", facts, { ...at, suggestion: facts.nearest });
}

/** What is written is read, what is not written is not missed: undefined only when it is wrong. */
export type Optional<Value> = { readonly value?: Value } | undefined;

/** A key that may be left out. */
export function ifWritten<Written, Value>(
  written: Written | undefined,
  read: (written: Written) => Value | undefined,
): Optional<Value> {
  if (written === undefined) return {};
  const value = read(written);
  return value === undefined ? undefined : { value };
}
