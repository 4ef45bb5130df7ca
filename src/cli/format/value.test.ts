import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decimal } from "../../core/index.ts";
import { isKnownUnit, unitAfterValue, unitIn, unitWords } from "./unit-words.ts";
import { formatChange, formatPoints, formatValue } from "./value.ts";

const english = { language: "en", locale: "en" } as const;
const french = { language: "fr", locale: "fr" } as const;
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("formatValue", () => {
  it("writes each unit as its reader does", () => {
    expect(formatValue(12345, "people", english)).toBe("12,345");
    expect(spaced(formatValue(12345, "people", french))).toBe("12 345");
    expect(formatValue(decimal("0.12345"), "share", english)).toBe("12.3%");
    expect(spaced(formatValue(decimal("0.12345"), "share", french))).toBe("12,3 %");
    expect(formatValue(decimal("84.505"), "EUR / people", english)).toBe("€84.50");
    expect(spaced(formatValue(decimal("1234567.89"), "EUR", french))).toBe("1 234 568 €");
    expect(formatValue(decimal("0.034567"), "interactions / reach", english)).toBe("0.0346");
    expect(formatValue(decimal("3.14159"), "activities / deals", english)).toBe("3.14");
  });

  it("shows that there is no number, which is not zero", () => {
    expect(formatValue(null, "share", english)).toBe("–");
    expect(formatValue(0, "people", english)).toBe("0");
  });
});

describe("formatChange", () => {
  it("always carries its sign", () => {
    expect(formatChange(decimal("0.1234"), english)).toBe("+12.3%");
    expect(spaced(formatChange(decimal("-0.5"), french))).toBe("-50,0 %");
    expect(formatPoints(decimal("-0.0494"), french)).toBe("-4,9 pts");
  });
});

describe("unitWords", () => {
  it("have every unit of the catalogue", () => {
    const folder = new URL("../../catalogue/", import.meta.url);
    const units = readdirSync(folder)
      .filter((name) => name.endsWith(".yaml"))
      .flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/^\s+unit: (.+)$/gm)])
      .map(([, unit = ""]) => unit.trim());
    expect(units.length).toBeGreaterThan(20);
    expect(units.filter((unit) => !isKnownUnit(unit))).toEqual([]);
  });

  it("say what a number counts, and per what", () => {
    expect(unitWords("interactions / reach", "fr")).toBe("interactions par personne touchée");
    expect(unitWords(unitIn("EUR", "money / people"), "en")).toBe("EUR per person");
    expect(unitAfterValue("EUR / people", "en")).toBe("per person");
    expect(unitAfterValue("EUR", "en")).toBe("");
    expect(unitAfterValue("share", "en")).toBe("");
  });
});
