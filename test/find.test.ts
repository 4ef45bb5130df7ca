import { describe, expect, it } from "vitest";
import { askDemos } from "./find/ask-demo.ts";
import { findingsIn, worlds } from "./find/worlds.ts";

/** A few seeds of what test/find/*.long.ts measure over a hundred. */
const aWhile = 300_000;

describe("findBreaks on the demo company", () => {
  it(
    "finds the broken step, its segment and its week, and nothing else",
    async () => {
      for (const { seed, findings, isRight } of await askDemos(2, true))
        expect([seed, isRight, findings.length]).toEqual([seed, true, 1]);
    },
    aWhile,
  );

  it(
    "finds nothing when no step is broken",
    async () => {
      for (const { findings } of await askDemos(2, false)) expect(findings).toEqual([]);
    },
    aWhile,
  );
});

describe("searchFunnel where nothing broke", () => {
  it("finds nothing in a company that moves in every way", () => {
    for (const seed of [1, 2]) expect(findingsIn(worlds["all of it"]!, seed)).toEqual([]);
  });
});
