import { describe, expect, it } from "vitest";
import { invertSymmetric } from "./invert-symmetric.ts";

describe("invertSymmetric", () => {
  it("inverts by hand what can be inverted", () => {
    // [[4, 2], [2, 3]] has the determinant 8.
    const inverse = invertSymmetric([
      [4, 2],
      [2, 3],
    ]);
    const expected = [3 / 8, -2 / 8, -2 / 8, 4 / 8];
    inverse!.flat().forEach((value, place) => expect(value).toBeCloseTo(expected[place]!, 12));
  });

  it("gives none where a row follows from another", () => {
    expect(
      invertSymmetric([
        [1, 2],
        [2, 4],
      ]),
    ).toBeUndefined();
  });
});
