import { describe, expect, it } from "vitest";
import { closedDaysOf, holidayPlaces } from "./index.ts";

const inYear = (place: string, year: number) =>
  closedDaysOf({ holidays: [place], closedDays: [] })().filter((day) => day.startsWith(String(year)));

describe("closedDaysOf", () => {
  it("gives the public holidays of France in 2025 as service-public.fr publishes them (page F2405)", () => {
    expect(inYear("FR", 2025)).toEqual([
      "2025-01-01",
      "2025-04-21",
      "2025-05-01",
      "2025-05-08",
      "2025-05-29",
      "2025-06-09",
      "2025-07-14",
      "2025-08-15",
      "2025-11-01",
      "2025-11-11",
      "2025-12-25",
    ]);
  });

  it("knows the regions in which they differ", () => {
    const own = inYear("FR-57", 2025).filter((day) => !inYear("FR", 2025).includes(day));
    expect(own).toEqual(["2025-04-18", "2025-12-26"]);
  });

  it("takes whole days: several of a long feast, none of an afternoon", () => {
    expect(inYear("TR", 2024).filter((day) => day.startsWith("2024-06"))).toEqual([
      "2024-06-16",
      "2024-06-17",
      "2024-06-18",
      "2024-06-19",
    ]);
    expect(inYear("IS", 2024)).not.toContain("2024-12-31");
  });

  it("names the day on which a feast that begins at sunset is kept", () => {
    expect(inYear("IL", 2024)).toContain("2024-10-12");
    expect(inYear("IL", 2024)).not.toContain("2024-10-11");
  });

  it("puts days declared among them, in order, each once", () => {
    const days = closedDaysOf({ holidays: ["FR", "BE"], closedDays: ["2025-12-24", "2025-12-25"] })();
    expect(days.filter((day) => day.startsWith("2025-12"))).toEqual(["2025-12-24", "2025-12-25"]);
  });
});

describe("holidayPlaces", () => {
  it("lists countries, and the regions that differ", () => {
    const places = holidayPlaces();
    expect(["FR", "FR-57", "DE-BY", "DE-BY-A", "CH-GE"].filter((place) => !places.has(place))).toEqual([]);
    expect(places.has("XX")).toBe(false);
  });
});
