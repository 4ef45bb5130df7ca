import { describe, expect, it } from "vitest";
import { parseTemplate } from "./parse-template.ts";

const read = (text: string) => parseTemplate(text, ["alien_day"]);

describe("parseTemplate", () => {
  it("reads a dimension by its entities and its name", () => {
    expect(read("Dimension('listing__country')")).toEqual({
      kind: "element",
      links: ["listing"],
      element: "country",
    });
    expect(read(`Dimension("country", entity_path=['host', 'listing'])`)).toEqual({
      kind: "element",
      links: ["host", "listing"],
      element: "country",
    });
  });

  it("reads the grain of a time wherever it is said", () => {
    const month = { kind: "element", links: ["listing"], element: "ds", grain: "month" };
    for (const text of [
      "TimeDimension('listing__ds', 'month')",
      "TimeDimension('listing__ds', time_granularity_name='MONTH')",
      "TimeDimension('listing__ds__month')",
      "Dimension('listing__ds').grain('month')",
      "TimeDimension('ds', 'month', ['listing'])",
    ])
      expect(read(text), text).toEqual(month);
    expect(read("TimeDimension('metric_time', 'alien_day')")).toMatchObject({ grain: "alien_day" });
    expect(read("Dimension('listing__ds').date_part('year')")).toMatchObject({ datePart: "year" });
    expect(read("TimeDimension('listing__ds', date_part_name='dow')")).toMatchObject({ datePart: "dow" });
  });

  it("reads a metric for each of an entity", () => {
    expect(read("Metric('bookings', group_by=['listing'])")).toEqual({
      kind: "metric",
      metric: "bookings",
      groupBy: ["listing"],
    });
    expect(read("Metric('views', ['view__listing'])")).toMatchObject({ groupBy: ["view__listing"] });
  });

  it("refuses what is no such thing", () => {
    for (const text of [
      "var('x')",
      "Dimension('x') | upper",
      "Dimension(x)",
      "Metric('m')",
      "Dimension('x'",
      "Dimension('x').other('y')",
      "env_var('HOME')",
    ])
      expect(read(text), text).toBeUndefined();
  });
});
