import type { BenchOptions } from "./run.ts";
import { benchBulk } from "./validate-bulk.ts";
import { benchDemoErrors } from "./validate-demo.ts";
import { benchEmail } from "./validate-email.ts";
import { benchRecords } from "./validate-records.ts";

/** Checks of fields over distinct values, a second of one core; then a load of contacts with them. */
export async function run({ rounds, ...demo }: BenchOptions): Promise<void> {
  benchEmail(Math.max(rounds, 3));
  benchRecords(Math.max(rounds, 3));
  await benchBulk(rounds);
  await benchDemoErrors(demo);
}
