import type { Language } from "../../../core/index.ts";

/** A country's name by the prefix of its numbers. */
export function namingOf(
  language: Language,
  others: Readonly<Record<string, string>>,
): (country: string) => string {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return (country) => others[country] ?? names.of(country === "EL" ? "GR" : country) ?? country;
}
