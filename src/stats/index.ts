/**
 * Pure numerics: seeded draws, intervals, estimates. It reads no data and knows no indicator.
 */
export { aalenJohansen, type IncidencePoint, type LifeTable } from "./aalen-johansen.ts";
export { newcombe, type Share } from "./newcombe.ts";
export { randomKey, type SeededRandom, seededRandom } from "./seeded-random.ts";
export { type Interval, wilson } from "./wilson.ts";
