import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Measured {
  readonly seconds: number;
  readonly peakMb: number;
}

/** Runs a program of this folder in a process of its own and reads the one JSON line it ends with. */
export async function inChild<Figures extends Measured>(
  program: string,
  args: readonly string[],
): Promise<Figures> {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", path, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const line = Buffer.concat(chunks).toString("utf8").trim().split("\n").at(-1) ?? "";
  if (status !== 0) throw new Error(`${program} ended with ${status}.`);
  return JSON.parse(line) as Figures;
}

/** Prints what `inChild` reads: seconds of the work, and the peak memory of the whole process. */
export function printMeasured(seconds: number, more: object = {}): void {
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ seconds, peakMb, ...more }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
