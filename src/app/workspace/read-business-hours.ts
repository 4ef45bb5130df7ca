import { isMap } from "yaml";
import {
  type BusinessHours,
  holidayPlaces,
  nearest,
  usualBusinessHours,
  weekdays,
} from "../../core/index.ts";
import { listOf, refuseUnknownKeys, scalarText, type Section, sectionOf, textOf } from "./settings-yaml.ts";
import { problem } from "./words.ts";

/** When people work: `{ days, from, to, holidays }`, each with its usual value when it is not written. */
export function readBusinessHours(section: Section): BusinessHours {
  const node = section.members.get("business_hours");
  if (node === undefined || node === null) return usualBusinessHours;
  const { problems, placeOfNode } = section;
  if (!isMap(node)) {
    problems.push(problem("business-hours-form", {}, { place: section.placeOf("business_hours") }));
    return usualBusinessHours;
  }
  const hours = sectionOf(node, problems, placeOfNode);
  refuseUnknownKeys(hours, ["days", "from", "to", "holidays"]);
  const read: BusinessHours = {
    days: readDays(hours),
    fromMinute: readMinute(hours, "from") ?? usualBusinessHours.fromMinute,
    toMinute: readMinute(hours, "to") ?? usualBusinessHours.toMinute,
    ...readHolidays(hours),
  };
  if (read.fromMinute >= read.toMinute) {
    const facts = { from: clock(read.fromMinute), to: clock(read.toMinute) };
    problems.push(problem("business-hours-reversed", facts, { place: section.placeOf("business_hours") }));
  }
  return read;
}

function readDays(hours: Section): BusinessHours["days"] {
  const items = listOf(hours, "days");
  if (items === undefined) return usualBusinessHours.days;
  const given = items.map((item) => {
    const text = scalarText(item) ?? "";
    const day = weekdays.find((one) => one === text.toLowerCase());
    const detail = { place: hours.placeOfNode(item), suggestion: nearest(text, weekdays) };
    if (day === undefined) hours.problems.push(problem("week-start-unknown", { given: text }, detail));
    return day;
  });
  if (items.length === 0)
    hours.problems.push(problem("business-days-none", {}, { place: hours.placeOf("days") }));
  return weekdays.filter((day) => given.includes(day));
}

/** Minutes after midnight of `09:00`; the day may end at `24:00`. */
function readMinute(hours: Section, key: "from" | "to"): number | undefined {
  const given = textOf(hours, key);
  if (given === undefined) return undefined;
  const [, hour, minute] = /^(\d{1,2}):([0-5]\d)$/.exec(given) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  if (minutes <= 1440) return minutes;
  hours.problems.push(problem("time-of-day-unreadable", { given }, { place: hours.placeOf(key) }));
  return undefined;
}

function clock(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
}

function readHolidays(hours: Section): Pick<BusinessHours, "holidays" | "closedDays"> {
  const items = (listOf(hours, "holidays") ?? []).map((item) => ({ item, text: scalarText(item) ?? "" }));
  const closedDays = items.map(({ text }) => text).filter(isDay);
  const named = items.filter(({ text }) => !isDay(text));
  const places = named.length === 0 ? new Set<string>() : holidayPlaces();
  for (const { item, text } of named) {
    if (places.has(text)) continue;
    const detail = { place: hours.placeOfNode(item), suggestion: nearest(text.toUpperCase(), places) };
    hours.problems.push(problem("holidays-unknown", { given: text }, detail));
  }
  const inOrder = (texts: readonly string[]) => [...new Set(texts)].sort();
  return { holidays: inOrder(named.map(({ text }) => text)), closedDays: inOrder(closedDays) };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
