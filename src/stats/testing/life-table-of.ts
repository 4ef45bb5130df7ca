import type { LifeTable } from "../index.ts";

/** The life table of single lives: when each had the event, left otherwise, or was last seen. */
export function lifeTableOf(lives: {
  readonly events?: readonly number[];
  readonly competing?: readonly number[];
  readonly censored?: readonly number[];
}): LifeTable {
  const { events = [], competing = [], censored = [] } = lives;
  const count = (times: readonly number[], elapsed: number): number =>
    times.filter((time) => time === elapsed).length;
  return [...new Set([...events, ...competing, ...censored])]
    .sort((a, b) => a - b)
    .map((elapsed) => ({
      elapsed,
      events: count(events, elapsed),
      competing: count(competing, elapsed),
      censored: count(censored, elapsed),
    }));
}
