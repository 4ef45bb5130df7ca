import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inChild, type Measured } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

interface Ours extends Measured {
  readonly candidatePairs: number;
  readonly f1: number;
  readonly trainSeconds: number;
  readonly scoreSeconds: number;
  readonly clusterSeconds: number;
  /** For a hundred changed records, and how many records then stand with others. */
  readonly changeSeconds: number;
  readonly moved: number;
}

interface ByHand extends Measured {
  readonly candidatePairs: number;
}

/** People with errors, linked from nothing: 50,000, or a million (`--size l`). Beside it one statement that compares the same columns. */
export async function run({ size, seed }: BenchOptions): Promise<void> {
  const records = size === "l" ? 1_000_000 : 50_000;
  const limits = size === "l" ? { seconds: 180, mb: 6_000 } : { seconds: 15, mb: 6_000 };
  const scratch = mkdtempSync(join(tmpdir(), "entente-bench-"));
  const args = [String(records), String(seed), scratch];
  const ours = await inChild<Ours>("identity-ours.ts", args);
  const byHand = await inChild<ByHand>("identity-by-hand.ts", args);
  rmSync(scratch, { recursive: true });
  const isWithin = ours.seconds <= limits.seconds && ours.peakMb <= limits.mb;
  console.log(`${records} people trained, scored and clustered; seed ${seed}`);
  console.log(
    `  ours     ${ours.seconds.toFixed(1)} s (train ${ours.trainSeconds.toFixed(1)}, score ${ours.scoreSeconds.toFixed(1)}, cluster ${ours.clusterSeconds.toFixed(1)}), peak ${ours.peakMb} MB, ${isWithin ? "within" : "OVER"} ${limits.seconds} s and ${limits.mb} MB`,
  );
  console.log(
    `  ${ours.candidatePairs} pairs, ${perSecond(ours.candidatePairs, ours.scoreSeconds)} scored a second; F1 ${ours.f1.toFixed(4)}`,
  );
  console.log(
    `  100 changed records joined in ${ours.changeSeconds.toFixed(1)} s; ${ours.moved} records moved`,
  );
  console.log(
    `  by hand  ${byHand.candidatePairs} pairs of one rule, ${perSecond(byHand.candidatePairs, byHand.seconds)} compared a second, no weights; peak ${byHand.peakMb} MB`,
  );
}

function perSecond(pairs: number, seconds: number): string {
  return Math.round(pairs / seconds).toLocaleString("en");
}
