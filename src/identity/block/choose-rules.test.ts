import { describe, expect, it } from "vitest";
import { type CandidateRule, chooseRules, type ColumnAgreement } from "./choose-rules.ts";

const rule = (pairs: number, ...columns: readonly string[]): CandidateRule => ({
  parts: columns.map((column) => ({ column })),
  pairs,
  largestBlock: 10,
  omittedPairs: 0,
  omittedShare: 0,
});
const columns = new Map<string, ColumnAgreement>([
  ["email", { exact: 0.8 }],
  ["phone", { exact: 0.6 }],
  ["name", { exact: 0.9 }],
  ["country", { exact: 1 }],
]);
const filled = new Map([["phone", 0.5]]);
const names = (rules: readonly CandidateRule[]) =>
  rules.map(({ parts }) => parts.map(({ column }) => column).join("+"));

describe("chooseRules", () => {
  it("expects the recall that independent columns give", () => {
    const alone = chooseRules({ candidates: [rule(100, "email")], columns, filled, budget: 1e6, seed: 1 });
    expect(alone.expectedRecall).toBeCloseTo(0.8, 2);
    // Both phones must be filled: .6 x .5 x .5 of the pairs, of which a fifth lack the e-mail.
    const both = chooseRules({
      candidates: [rule(100, "email"), rule(100, "phone")],
      columns,
      filled,
      budget: 1e6,
      seed: 1,
    });
    expect(both.rules[1]!.gain).toBeCloseTo(0.2 * 0.15, 2);
    expect(both.expectedRecall).toBeCloseTo(0.83, 2);
  });

  it("takes what brings most for its pairs first, and leaves what does not fit the budget", () => {
    const candidates = [rule(50_000, "country"), rule(3_000, "name"), rule(500, "email")];
    expect(names(chooseRules({ candidates, columns, filled, budget: 10_000, seed: 1 }).rules)).toEqual([
      "email",
      "name",
    ]);
    expect(chooseRules({ candidates, columns, filled, budget: 100_000, seed: 1 }).expectedRecall).toBe(1);
    expect(chooseRules({ candidates, columns, filled, budget: 10, seed: 1 })).toEqual({
      rules: [],
      expectedRecall: 0,
      pairs: 0,
    });
  });

  it("leaves a rule whose pairs another one makes already", () => {
    const candidates = [rule(500, "email"), rule(400, "email", "country")];
    const { rules } = chooseRules({ candidates, columns, filled, budget: 1e6, seed: 1 });
    expect(names(rules)).toEqual(["email+country"]);
  });

  it("holds a prefix to agree where the whole does, and more often", () => {
    const whole: CandidateRule = {
      parts: [{ column: "name" }],
      pairs: 10,
      largestBlock: 5,
      omittedPairs: 0,
      omittedShare: 0,
    };
    const prefix: CandidateRule = {
      parts: [{ column: "name", prefix: 3 }],
      pairs: 100,
      largestBlock: 9,
      omittedPairs: 0,
      omittedShare: 0,
    };
    const { rules, expectedRecall } = chooseRules({
      candidates: [whole, prefix],
      columns,
      filled,
      budget: 1e6,
      seed: 1,
    });
    expect(rules).toHaveLength(2);
    expect(expectedRecall).toBeCloseTo(0.9 + 0.1 * 0.6, 2);
  });
});
