import { type ByHand, runAgainstHand } from "./against-hand.ts";
import { conversions, definitions } from "./conversion-by-hand.ts";
import type { BenchOptions } from "./run.ts";

const questions = conversions.map(({ metric, by, ways }): ByHand => {
  return {
    title: `${metric} by ${by ?? "month"}`,
    query: { metrics: [metric], ...(by ? { by: [by] } : { grain: "month" }), totals: false },
    columns: [by ?? "period", `${metric}.converted`, `${metric}.base`],
    ways,
  };
});

/** Conversions over touches and people. */
export async function run(options: BenchOptions): Promise<void> {
  await runAgainstHand(options, definitions, questions);
}
