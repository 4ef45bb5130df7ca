import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readerMb } from "./find-opened.ts";
import { inChild, type Measured } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

const people = { s: "1,000", m: "50,000", l: "1,000,000" };
const asked = [
  "lead_to_mql_rate",
  "mql_to_sal_rate",
  "sal_to_sql_rate",
  "sql_to_opportunity_rate",
  "opportunity_to_customer_rate",
];

interface Told extends Measured {
  readonly datasets: readonly string[];
  readonly loadedAt: string;
}

interface Found extends Measured {
  readonly cpuSeconds: number;
  readonly places: number;
  readonly dimensions: readonly string[];
  readonly steps: readonly object[];
  readonly sentences: readonly string[];
}

/** A search of the demo company's funnel, beside its counts alone, written by hand on the same engine. */
export async function run({ size, seed }: BenchOptions): Promise<void> {
  for (const one of size ? [size] : (["m", "l"] as const)) await search(one, seed);
}

async function search(size: "s" | "m" | "l", seed: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "entente-bench-"));
  try {
    const told = await inChild<Told>("./find-tell.ts", [folder, size, String(seed)]);
    const opened = [folder, told.datasets.join(","), told.loadedAt];
    const ours = await inChild<Found>("./find-ours.ts", [...opened, asked.join(",")]);
    const hand = await inChild<Measured & { readonly rows: number }>("./find-by-hand.ts", [
      ...opened,
      JSON.stringify(ours.steps),
    ]);
    console.log(
      `size ${size}, ${people[size]} people, seed ${seed}; ${readerMb} MB for the engine; each in a process of its own`,
    );
    console.log(
      `  find      ${ours.seconds.toFixed(1)} s (${ours.cpuSeconds.toFixed(1)} of processor), peak ${ours.peakMb} MB; ${ours.places.toLocaleString("en")} places in ${ours.dimensions.length} dimensions`,
    );
    console.log(
      `  baseline, the same counts by hand, one statement a step: ${hand.seconds.toFixed(1)} s, peak ${hand.peakMb} MB, ${hand.rows.toLocaleString("en")} rows; ratio ${(ours.seconds / hand.seconds).toFixed(1)}`,
    );
    for (const sentence of ours.sentences) console.log(`  ${sentence}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
