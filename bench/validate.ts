import type { BenchOptions } from "./run.ts";
import { benchEmail } from "./validate-email.ts";
import { benchRecords } from "./validate-records.ts";

/** Checks of fields over distinct values, a second of one core. */
export async function run({ rounds }: BenchOptions): Promise<void> {
  benchEmail(Math.max(rounds, 3));
  benchRecords(Math.max(rounds, 3));
}
