import type { SettingName } from "../model.ts";

/** Where no grain is named: words for people, and expressions, whose weeks always begin on Monday. */
const without: ReadonlySet<string> = new Set(["label", "description", "words", "traps", "formulaWords"]);

/** The settings on which the grains that a definition names hang: a week begins on some day, a fiscal year in some month. */
export function settingsOfGrains(meaning: unknown): readonly SettingName[] {
  if (meaning === "week") return ["weekStart"];
  if (meaning === "fiscal_quarter" || meaning === "fiscal_year") return ["fiscalYearStartMonth"];
  if (typeof meaning !== "object" || meaning === null || "span" in meaning) return [];
  return Object.entries(meaning).flatMap(([key, member]: readonly [string, unknown]) =>
    without.has(key) ? [] : settingsOfGrains(member),
  );
}
