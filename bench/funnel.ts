import { runAgainstHand } from "./against-hand.ts";
import { definitions, funnels } from "./funnel-by-hand.ts";
import type { BenchOptions } from "./run.ts";

/** Funnels of four steps over touches and people. */
export async function run(options: BenchOptions): Promise<void> {
  await runAgainstHand(options, definitions, funnels);
}
