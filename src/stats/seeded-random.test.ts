import { describe, expect, it } from "vitest";
import { mixBits, randomKey, seededRandom } from "./seeded-random.ts";

describe("mixBits", () => {
  it("gives different outputs to different inputs", () => {
    const outputs = new Set(Array.from({ length: 100_000 }, (_, input) => mixBits(input)));
    expect(outputs.size).toBe(100_000);
  });
});

describe("randomKey", () => {
  it("depends on the seed and on the purpose", () => {
    const keys = [randomKey(1, "a"), randomKey(2, "a"), randomKey(1, "b"), randomKey(1 + 2 ** 32, "a")];
    expect(new Set(keys).size).toBe(4);
  });
});

describe("seededRandom", () => {
  it("repeats its draws for the same seed and purpose", () => {
    const draws = (seed: number) => Array.from({ length: 5 }, () => seededRandom(seed, "test").uniform());
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
  });

  it("draws uniforms with mean 1/2 and variance 1/12, and Poisson counts with mean and variance alike", () => {
    const random = seededRandom(11, "moments");
    const uniforms = Array.from({ length: 20_000 }, () => random.uniform());
    const counts = Array.from({ length: 20_000 }, () => random.poisson(4));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));
    expect(mean(uniforms)).toBeCloseTo(0.5, 1.9);
    expect(variance(uniforms.slice(0, 2000))).toBeCloseTo(1 / 12, 2);
    expect(Math.abs(mean(counts) - 4)).toBeLessThan(0.06);
    expect(Math.abs(variance(counts.slice(0, 2000)) - 4)).toBeLessThan(0.5);
  });
});
