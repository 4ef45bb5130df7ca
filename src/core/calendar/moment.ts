import { Temporal } from "temporal-polyfill";

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})$/u;

/** A moment written with its zone (`2024-01-31T14:00:00+01:00`), in UTC; undefined for any other text. */
export function momentIn(text: string): string | undefined {
  if (!form.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text).toString();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
