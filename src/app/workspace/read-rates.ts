import { isMap, type Node } from "yaml";
import { decimal, type ExchangeRate, nearest } from "../../core/index.ts";
import { listOf, refuseUnknownKeys, type Section, sectionOf, textOf } from "./settings-yaml.ts";
import { problem } from "./words.ts";

/** The declared exchange rates, as written: `{currency, from?, rate}` each. */
export function readRates(section: Section, ownCurrency: string | undefined): readonly ExchangeRate[] {
  const rates: ExchangeRate[] = [];
  for (const item of listOf(section, "rates") ?? []) {
    const rate = readRate(section, item, ownCurrency);
    if (rate === undefined) continue;
    const isRepeated = rates.some(({ currency, from }) => currency === rate.currency && from === rate.from);
    if (isRepeated)
      section.problems.push(
        problem(
          "rate-repeated",
          { currency: rate.currency, from: rate.from },
          { place: section.placeOfNode(item) },
        ),
      );
    rates.push(rate);
  }
  return rates;
}

function readRate(
  section: Section,
  item: Node | null,
  ownCurrency: string | undefined,
): ExchangeRate | undefined {
  const { problems, placeOfNode } = section;
  if (!isMap(item)) {
    problems.push(problem("setting-missing", { key: "currency" }, { place: placeOfNode(item) }));
    return undefined;
  }
  const entry = sectionOf(item, problems, placeOfNode);
  refuseUnknownKeys(entry, ["currency", "from", "rate"]);
  const currency = readRateCurrency(entry, ownCurrency);
  const rate = readAmount(entry);
  const from = readDay(entry);
  if (currency === undefined || rate === undefined) return undefined;
  return { currency, rate, ...(from !== undefined && { from }) };
}

function readRateCurrency(entry: Section, ownCurrency: string | undefined): string | undefined {
  const given = textOf(entry, "currency");
  const place = entry.placeOf("currency");
  if (given === undefined) {
    entry.problems.push(problem("setting-missing", { key: "currency" }, { place }));
  } else if (given === ownCurrency) {
    entry.problems.push(problem("rate-of-own-currency", { currency: given }, { place }));
  } else if (Intl.supportedValuesOf("currency").includes(given)) {
    return given;
  } else {
    const suggestion = nearest(given, Intl.supportedValuesOf("currency"));
    entry.problems.push(problem("currency-unknown", { given }, { place, suggestion }));
  }
  return undefined;
}

function readAmount(entry: Section): string | undefined {
  const given = textOf(entry, "rate");
  const place = entry.placeOf("rate");
  if (given === undefined) {
    entry.problems.push(problem("setting-missing", { key: "rate" }, { place }));
    return undefined;
  }
  if (/^\d+(\.\d+)?$/.test(given) && decimal(given).gt(0)) return given;
  const suggestion = /^\d+,\d+$/.test(given) ? given.replace(",", ".") : undefined;
  entry.problems.push(problem("rate-not-a-number", { given }, { place, suggestion }));
  return undefined;
}

function readDay(entry: Section): string | undefined {
  const given = textOf(entry, "from");
  if (given === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : undefined;
  if (day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(given)) return given;
  entry.problems.push(problem("rate-day-unreadable", { given }, { place: entry.placeOf("from") }));
  return undefined;
}
