import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inChild } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

interface DemoFigures {
  readonly seconds: number;
  readonly peakMb: number;
  readonly makeSeconds: number;
  readonly loadSeconds: number;
  readonly buildSeconds: number;
  readonly scorecardSeconds: number;
  readonly bytes: number;
  readonly scanSeconds: number;
}

/** From exports to the scorecard, beside one bare read of the same exports by DuckDB. */
export async function run({ size = "m", seed }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "entente-bench-demo-"));
  try {
    const figures = await inChild<DemoFigures>("./demo-ours.ts", [
      join(folder, "demo"),
      size,
      String(seed),
      "scan",
    ]);
    const { makeSeconds, loadSeconds, buildSeconds, scorecardSeconds, seconds, peakMb } = figures;
    console.log(`size ${size}, seed ${seed}: ${Math.round(figures.bytes / 1e6)} MB of exports`);
    console.log(`made in ${makeSeconds.toFixed(1)} s`);
    console.log(
      `exports to scorecard: ${seconds.toFixed(1)} s (load ${loadSeconds.toFixed(1)}, build ${buildSeconds.toFixed(1)}, scorecard ${scorecardSeconds.toFixed(1)}), peak ${peakMb} MB`,
    );
    console.log(
      `baseline, each CSV read once as text by DuckDB: ${figures.scanSeconds.toFixed(1)} s; ratio ${(seconds / figures.scanSeconds).toFixed(1)}`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
