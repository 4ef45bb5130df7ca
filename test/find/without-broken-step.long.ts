import { describe, expect, it } from "vitest";
import { askDemos, seedsOf } from "./ask-demo.ts";

describe("findBreaks on 100 demo companies of 50,000 people without a broken step", () => {
  it("reports something in at most 5", async () => {
    const answers = await askDemos(100, false);
    const reported = answers.filter(({ findings }) => findings.length > 0);
    console.log(`A false finding in ${reported.length} of ${answers.length}: ${seedsOf(reported)}`);
    expect(reported.length).toBeLessThanOrEqual(5);
  }, 3_600_000);
});
