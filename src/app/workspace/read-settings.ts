import {
  fail,
  type Language,
  languages,
  nearest,
  ok,
  type Problem,
  type Result,
  type Settings,
  weekdays,
} from "../../core/index.ts";
import { readBusinessHours } from "./read-business-hours.ts";
import { readRates } from "./read-rates.ts";
import {
  listOf,
  parseSection,
  refuseUnknownKeys,
  scalarText,
  type Section,
  textOf,
} from "./settings-yaml.ts";
import { problem } from "./words.ts";

const keys = [
  "name",
  "language",
  "timezone",
  "currency",
  "country",
  "week_start",
  "fiscal_year_start",
  "parties",
  "engine",
  "rates",
  "business_hours",
];

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Reads `entente.yaml`; every problem of the file at once. */
export function readSettings(
  file: string,
  text: string,
  folderName: string,
): Result<Settings, readonly Problem[]> {
  const problems: Problem[] = [];
  const section = parseSection(file, text, problems);
  if (section === undefined) return fail(problems);
  refuseUnknownKeys(section, keys);
  const currency = readCurrency(section);
  const country = readCountry(section);
  const settings: Settings = {
    name: textOf(section, "name") ?? folderName,
    language: readLanguage(section),
    timezone: readTimezone(section),
    currency: currency ?? "",
    ...(country !== undefined && { country }),
    weekStart: readChoice(section, "week_start", weekdays, "monday"),
    fiscalYearStartMonth: readMonth(section),
    parties: readParties(section),
    engine: readChoice(section, "engine", ["duckdb"], "duckdb"),
    rates: readRates(section, currency),
    businessHours: readBusinessHours(section),
  };
  return problems.length > 0 ? fail(problems.sort(byLine)) : ok(settings);
}

function byLine(a: Problem, b: Problem): number {
  return (a.place?.line ?? 0) - (b.place?.line ?? 0);
}

function readLanguage(section: Section): Language {
  return readChoice(section, "language", languages, "en");
}

const choiceProblems = {
  language: "language-unknown",
  week_start: "week-start-unknown",
  engine: "engine-unknown",
} as const;

function readChoice<Choice extends string>(
  section: Section,
  key: keyof typeof choiceProblems,
  choices: readonly Choice[],
  fallback: Choice,
): Choice {
  const given = textOf(section, key);
  if (given === undefined) return fallback;
  const found = choices.find((choice) => choice === given.toLowerCase());
  if (found !== undefined) return found;
  const suggestion = nearest(given, choices);
  section.problems.push(problem(choiceProblems[key], { given }, { place: section.placeOf(key), suggestion }));
  return fallback;
}

function readTimezone(section: Section): string {
  const given = required(section, "timezone");
  if (given === undefined || isTimezone(given)) return given ?? "UTC";
  const suggestion = nearest(given, Intl.supportedValuesOf("timeZone"));
  section.problems.push(
    problem("timezone-unknown", { given }, { place: section.placeOf("timezone"), suggestion }),
  );
  return "UTC";
}

/** `+02:00` is refused: an offset knows no summer time. */
function isTimezone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function readCurrency(section: Section): string | undefined {
  const given = required(section, "currency");
  const known = Intl.supportedValuesOf("currency");
  if (given === undefined || known.includes(given)) return given;
  const suggestion = known.includes(given.toUpperCase()) ? given.toUpperCase() : nearest(given, known);
  section.problems.push(
    problem("currency-unknown", { given }, { place: section.placeOf("currency"), suggestion }),
  );
  return undefined;
}

function readCountry(section: Section): string | undefined {
  const given = textOf(section, "country");
  const isKnown = (code: string) => /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined;
  if (given === undefined || isKnown(given)) return given;
  const upper = given.toUpperCase();
  const suggestion = isKnown(upper) ? upper : undefined;
  section.problems.push(
    problem("country-unknown", { given }, { place: section.placeOf("country"), suggestion }),
  );
  return undefined;
}

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

function readMonth(section: Section): number {
  const given = textOf(section, "fiscal_year_start");
  if (given === undefined) return 1;
  const byName = months.indexOf(given.toLowerCase()) + 1;
  const month = /^\d{1,2}$/.test(given) ? Number(given) : byName;
  if (month >= 1 && month <= 12) return month;
  section.problems.push(
    problem(
      "fiscal-year-start-unknown",
      { given },
      { place: section.placeOf("fiscal_year_start"), suggestion: nearest(given, months) },
    ),
  );
  return 1;
}

function readParties(section: Section): readonly string[] {
  const items = listOf(section, "parties");
  if (items === undefined) return ["marketing", "sales"];
  const parties: string[] = [];
  for (const item of items) {
    const party = scalarText(item) ?? "";
    const place = section.placeOfNode(item);
    if (party === "") section.problems.push(problem("setting-not-text", { key: "parties" }, { place }));
    else if (parties.includes(party)) section.problems.push(problem("party-repeated", { party }, { place }));
    else parties.push(party);
  }
  if (parties.length < 2)
    section.problems.push(problem("parties-too-few", {}, { place: section.placeOf("parties") }));
  return parties;
}

function required(section: Section, key: string): string | undefined {
  const given = textOf(section, key);
  if (given === undefined)
    section.problems.push(problem("setting-missing", { key }, { place: section.placeOf(key) }));
  return given;
}
