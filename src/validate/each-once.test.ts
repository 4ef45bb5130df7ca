import { describe, expect, it } from "vitest";
import { eachOnce } from "./index.ts";

describe("eachOnce", () => {
  it("asks once for each value, and forgets the oldest past its limit", () => {
    const asked: number[] = [];
    const doubled = eachOnce(
      (value: number) => {
        asked.push(value);
        return value * 2;
      },
      String,
      4,
    );
    expect([1, 1, 2, 1].map(doubled)).toEqual([2, 2, 4, 2]);
    expect(asked).toEqual([1, 2]);
    expect([3, 4, 5, 6, 1].map(doubled)).toEqual([6, 8, 10, 12, 2]);
    expect(asked).toEqual([1, 2, 3, 4, 5, 6, 1]);
  });
});
