import { Temporal } from "temporal-polyfill";
import type { Language } from "../language.ts";
import { unreachable } from "../result.ts";
import type { Calendar } from "./bucket.ts";
import type { Grain } from "./grain.ts";

const months: { readonly [L in Language]: readonly string[] } = {
  en: "January February March April May June July August September October November December".split(" "),
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
};

const words = {
  en: { quarter: "Q", week: "W", weekOf: "Week of ", fiscal: "FY " },
  fr: { quarter: "T", week: "S", weekOf: "Semaine du ", fiscal: "Exercice " },
};

/** The name of the bucket that starts on `start`, as people of that language write it. */
export function bucketLabel(calendar: Calendar, grain: Grain, start: string, language: Language): string {
  const date = Temporal.PlainDate.from(start);
  switch (grain) {
    case "day":
      return dayLabel(date, language);
    case "week":
      return weekLabel(calendar, date, language);
    case "month":
      return `${months[language][date.month - 1]} ${date.year}`;
    case "quarter":
      return `${words[language].quarter}${Math.ceil(date.month / 3)} ${date.year}`;
    case "year":
      return String(date.year);
    case "fiscal_quarter":
      return fiscalQuarterLabel(calendar, date, language);
    case "fiscal_year":
      return fiscalYearLabel(date, language);
    default:
      return unreachable(grain);
  }
}

function dayLabel(date: Temporal.PlainDate, language: Language): string {
  const day = language === "fr" && date.day === 1 ? "1er" : String(date.day);
  return `${day} ${months[language][date.month - 1]} ${date.year}`;
}

function weekLabel(calendar: Calendar, date: Temporal.PlainDate, language: Language): string {
  if (calendar.weekStart !== "monday") return `${words[language].weekOf}${dayLabel(date, language)}`;
  const number = String(date.weekOfYear).padStart(2, "0");
  return `${date.yearOfWeek}-${words[language].week}${number}`;
}

/** A fiscal year across two calendar years carries both, since companies differ on which one names it. */
function fiscalYearLabel(start: Temporal.PlainDate, language: Language): string {
  const end = start.add({ months: 12 }).subtract({ days: 1 });
  const name = end.year === start.year ? String(end.year) : `${start.year}-${String(end.year).slice(-2)}`;
  return `${words[language].fiscal}${name}`;
}

function fiscalQuarterLabel(calendar: Calendar, date: Temporal.PlainDate, language: Language): string {
  const into = (date.month - calendar.fiscalYearStartMonth + 12) % 12;
  const year = fiscalYearLabel(date.subtract({ months: into }), language);
  return `${words[language].quarter}${into / 3 + 1} ${year}`;
}
