import { describe, expect, it } from "vitest";
import { askDemos, seedsOf } from "./ask-demo.ts";

describe("findBreaks on 100 demo companies of 50,000 people with a broken step", () => {
  it("finds step, segment and week in 90, and no second cause", async () => {
    const answers = await askDemos(100, true);
    const wrong = answers.filter(({ isRight }) => !isRight);
    const several = answers.filter(({ findings }) => findings.length > 1);
    console.log(`Right in ${answers.length - wrong.length} of ${answers.length}; wrong: ${seedsOf(wrong)}`);
    console.log(`More than one finding: ${seedsOf(several)}`);
    expect(answers.length - wrong.length).toBeGreaterThanOrEqual(90);
    expect(several.length).toBeLessThanOrEqual(5);
  }, 3_600_000);
});
