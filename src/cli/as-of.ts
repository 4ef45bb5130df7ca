import { addDays, startOfDay } from "../core/index.ts";
import type { Options } from "./command.ts";

/** The instant at which a day is over in a zone. */
export function endOfDay(timezone: string, day: string): string {
  return new Date(startOfDay(timezone, addDays(day, 1))).toISOString();
}

export const asOfOption = {
  "as-of": {
    kind: "day",
    value: "DAY",
    summary: {
      en: "asked at the end of that day (default: the last load)",
      fr: "à la fin de ce jour (par défaut : au dernier chargement)",
    },
  },
} as const satisfies Options;
