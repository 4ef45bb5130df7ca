import { atom, type Written } from "./written.ts";

const form = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.0+)?)?Z?$/u;

/** A day as a date of ours; a moment of a day keeps what it is. Undefined for any other text. */
export function momentOf(text: string): Written | undefined {
  const [, day, time] = form.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  if (time === undefined || /^00:00(:00)?$/u.test(time)) return atom(`date '${day}'`, "date");
  const whole = time.length === 5 ? `${time}:00` : time;
  return { ...atom(`date '${day}'`, "instant"), moment: `${day} ${whole}` };
}

/** A literal text beside a date or a moment, as what it means there. */
export function asMoment(value: Written): Written {
  return value.literal === undefined ? value : (momentOf(value.literal) ?? value);
}
