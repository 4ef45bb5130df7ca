/**
 * Pure numerics: seeded draws, intervals, estimates. It reads no data and knows no indicator.
 */
export { mixBits, randomKey, type SeededRandom, seededRandom } from "./seeded-random.ts";
