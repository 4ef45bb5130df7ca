import { type Finding, searchFunnel } from "../../src/kpi/index.ts";
import { simulateFunnel, type World } from "../../src/kpi/testing/simulate-funnel.ts";

const plain = {
  weeks: 97,
  perWeek: 200,
  dimensions: [6, 4, 9, 20],
  rates: [0.38, 0.58, 0.68],
  spread: 0.3,
};

/** Companies in which nothing broke, but much moves: what each does besides chance. Swings are in logits. */
export const worlds: { readonly [name: string]: Omit<World, "seed"> } = {
  "nothing but chance": plain,
  "a season and a trend of everybody": { ...plain, season: 0.4, trend: 0.6 },
  "a mix that drifts": { ...plain, drift: 1, season: 0.2 },
  "values that vary more than chance": { ...plain, shocks: 0.25 },
  "values that remember their last week": { ...plain, shocks: 0.2, memory: 0.7 },
  "a season of each value's own": { ...plain, ownSeason: 0.25, season: 0.3 },
  "a trend of each value's own": { ...plain, ownTrend: 0.5, trend: 0.3 },
  "small cells": { ...plain, perWeek: 40, rates: [0.1, 0.5], dimensions: [6, 4, 30], shocks: 0.2 },
  "less than a year": { ...plain, weeks: 45, season: 0.3, shocks: 0.1 },
  "rates near 0 and 1": { ...plain, rates: [0.02, 0.95], shocks: 0.1 },
  "a large company": { ...plain, perWeek: 700, season: 0.3, shocks: 0.15, memory: 0.5, ownSeason: 0.1 },
  "all of it": {
    ...plain,
    season: 0.4,
    trend: 0.5,
    ownSeason: 0.1,
    ownTrend: 0.2,
    shocks: 0.2,
    memory: 0.5,
    drift: 0.7,
  },
};

export function findingsIn(world: Omit<World, "seed">, seed: number): readonly Finding[] {
  return searchFunnel(simulateFunnel({ ...world, seed })).findings;
}
