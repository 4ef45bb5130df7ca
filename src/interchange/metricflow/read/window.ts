import type { Window } from "../manifest.ts";
import { isGranularity } from "../granularity.ts";

/** `14 days`, `1 alien_day`; custom granularities may be in the plural too. Undefined when it is no such thing. */
export function readWindow(text: string, custom: readonly string[]): Window | undefined {
  const [, count, word] = /^\s*(\d+)\s+([a-z][a-z0-9_]*)\s*$/u.exec(text.toLowerCase()) ?? [];
  if (count === undefined || word === undefined) return undefined;
  const isKnown = (unit: string) => isGranularity(unit) || custom.includes(unit);
  const unit = [word, word.replace(/s$/u, "")].find(isKnown);
  return { count: Number(count), unit: unit ?? word };
}
