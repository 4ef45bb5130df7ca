import { createRequire } from "node:module";
import type Holidays from "date-holidays";
import type { BusinessHours } from "../settings.ts";
import { addDays } from "./bucket.ts";

/** The years whose days of work are known: what lies outside has no business hours. */
export const businessYears = { first: 2000, last: 2049 } as const;

const require = createRequire(import.meta.url);

/**
 * The places whose public holidays are known: `FR`, and the regions that differ, `FR-57`. Reads a large file, so it is
 * asked only when a workspace names one.
 */
export function holidayPlaces(): ReadonlySet<string> {
  const { data }: { readonly data: HolidayData } = require("date-holidays/data");
  const places = Object.entries(data.holidays).flatMap(([country, { states = {} }]) => [
    country,
    ...Object.entries(states).flatMap(([state, { regions = {} }]) => [
      `${country}-${state}`,
      ...Object.keys(regions).map((region) => `${country}-${state}-${region}`),
    ]),
  ]);
  return new Set(places);
}

interface HolidayData {
  readonly holidays: {
    readonly [country: string]: {
      readonly states?: {
        readonly [state: string]: { readonly regions?: { readonly [region: string]: object } };
      };
    };
  };
}

/** Days without work in the known years, in order: public holidays and days declared. Worked out once, when asked. */
export function closedDaysOf({ holidays, closedDays }: Pick<BusinessHours, "holidays" | "closedDays">) {
  let known: readonly string[] | undefined;
  return (): readonly string[] =>
    (known ??= [...new Set([...closedDays, ...holidays.flatMap(holidaysIn)])].sort());
}

function holidaysIn(place: string): readonly string[] {
  const Library: typeof Holidays = require("date-holidays");
  const [country = "", state = "", region = ""] = place.split("-");
  const calendar = new Library(country, state, region, { types: ["public"] });
  const years = Array.from(
    { length: businessYears.last - businessYears.first + 1 },
    (_, index) => businessYears.first + index,
  );
  return years.flatMap((year) => calendar.getHolidays(year).flatMap(daysOf));
}

const millisecondsInHour = 3_600_000;

/**
 * The whole days of a holiday, by its first day as it is named there (some begin at sunset the evening before). One that
 * begins during a day leaves that day worked; a change of clocks may shorten one by an hour.
 */
function daysOf({
  date,
  start,
  end,
}: Pick<ReturnType<Holidays["getHolidays"]>[number], "date" | "start" | "end">) {
  if (date.slice(11, 19) !== "00:00:00") return [];
  const hours = (end.getTime() - start.getTime()) / millisecondsInHour;
  const days = Math.floor((hours + 1) / 24);
  return Array.from({ length: days }, (_, index) => addDays(date.slice(0, 10), index));
}
