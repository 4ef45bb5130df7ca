import { describe, expect, it } from "vitest";
import { searchFunnel } from "../../src/kpi/index.ts";
import { type PlantedBreak, simulateFunnel } from "../../src/kpi/testing/simulate-funnel.ts";
import { findingsIn, worlds } from "./worlds.ts";

const anHour = 3_600_000;

describe("searchFunnel where nothing broke, 40 companies of each kind", () => {
  it.each(Object.keys(worlds))(
    "is wrong about few with %s",
    (name) => {
      const wrong = Array.from({ length: 40 }, (_, place) => place + 1).filter(
        (seed) => findingsIn(worlds[name]!, seed).length > 0,
      );
      console.log(
        `${name}: a false finding in ${wrong.length} of 40${wrong.length > 0 ? ` (seeds ${wrong.join(", ")})` : ""}`,
      );
      // At a rate of 5 %, more than 5 of 40 come by chance once in a hundred times.
      expect(wrong.length).toBeLessThanOrEqual(5);
    },
    anHour,
  );
});

describe("the interval of lost conversions", () => {
  it(
    "holds the number planted in about 95 of 100 companies",
    () => {
      const broken: PlantedBreak = { step: 0, where: { 0: 1 }, week: 60, logit: -1 };
      let [found, held] = [0, 0];
      for (let seed = 1; seed <= 100; seed++) {
        const world = {
          ...worlds["values that vary more than chance"]!,
          shocks: 0.1,
          seed,
          broken: [broken],
        };
        const [finding] = searchFunnel(simulateFunnel(world)).findings;
        if (finding?.kind !== "conversion" || finding.where[0]?.value !== "v1") continue;
        found++;
        const { entered, converted } = finding.after;
        const planted = lostBy(converted / entered, entered, 1);
        if (finding.lost.low <= planted && planted <= finding.lost.high) held++;
      }
      console.log(`Found in ${found} of 100, held in ${held}`);
      expect(found).toBeGreaterThanOrEqual(90);
      expect(held / found).toBeGreaterThan(0.86);
    },
    anHour,
  );
});

/** How many fewer convert when the logit of their rate is lower by so much, from the rate that is left. */
function lostBy(rate: number, entered: number, logit: number): number {
  const odds = (rate / (1 - rate)) * Math.exp(logit);
  return entered * (odds / (1 + odds) - rate);
}
