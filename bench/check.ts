import { inChild, type Measured, median } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

interface Checked extends Measured {
  readonly definitions: number;
  readonly cold: number;
  readonly warm: number;
  readonly yamlOnly: number;
}

/** A check of 1,000 definitions, in new processes; beside it, the YAML library reading the same files once. */
export async function run({ rounds }: BenchOptions): Promise<void> {
  const runs: Checked[] = [];
  for (let round = 0; round < rounds; round++) runs.push(await inChild<Checked>("./check-ours.ts", []));
  const of = (pick: (one: Checked) => number) => median(runs.map(pick)).toFixed(0);
  const cold = median(runs.map((one) => one.cold));
  console.log(`check of ${runs[0]?.definitions} definitions; milliseconds, medians of ${rounds} processes`);
  console.log(`  cold  ${of((one) => one.cold)}  ${cold <= 300 ? "within" : "OVER"} 300`);
  console.log(`  warm  ${of((one) => one.warm)}`);
  console.log(`  the YAML library alone, reading the same text  ${of((one) => one.yamlOnly)}`);
}
