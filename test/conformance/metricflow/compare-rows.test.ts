import { describe, expect, it } from "vitest";
import { compareRows } from "./compare-rows.ts";

const same = { missing: [], extra: [], isOutOfOrder: false };

describe("compareRows", () => {
  it("takes two answers as the same, whatever their order and the form of their days", () => {
    const expected = [
      ["2020-01-01", 1],
      ["2020-01-02 05:00:00", null],
    ] as const;
    const actual = [
      ["2020-01-02T05:00:00.000Z", null],
      ["2020-01-01T00:00:00.000Z", 1],
    ] as const;
    expect(compareRows(expected, actual, false)).toEqual(same);
    expect(compareRows(expected, actual, true).isOutOfOrder).toBe(true);
  });

  it("takes numbers within a millionth as the same", () => {
    expect(compareRows([[1_000_000]], [[1_000_000.9]], false)).toEqual(same);
    expect(compareRows([[1_000_000]], [[1_000_002]], false).missing).toEqual([[1_000_000]]);
    expect(compareRows([[0]], [[1e-9]], false).extra).toEqual([[1e-9]]);
  });

  it("counts a row that is there twice once, and tells what is missing and what is too much", () => {
    expect(
      compareRows(
        [
          ["a", 1],
          ["a", 1],
        ],
        [["a", 1]],
        false,
      ),
    ).toEqual(same);
    expect(
      compareRows(
        [
          ["a", 1],
          ["b", null],
        ],
        [
          ["a", 2],
          ["b", 0],
        ],
        false,
      ),
    ).toEqual({
      missing: [
        ["a", 1],
        ["b", null],
      ],
      extra: [
        ["a", 2],
        ["b", 0],
      ],
      isOutOfOrder: false,
    });
  });
});
