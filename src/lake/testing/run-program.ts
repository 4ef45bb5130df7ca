import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

export interface RunningProgram {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves when the program has printed a line that starts so; rejects when it ends before. */
  until(start: string): Promise<void>;
  readonly ended: Promise<void>;
}

/** Starts a TypeScript program of ours in a process of its own, which goes when the test ends. */
export function runProgram(path: string, args: readonly string[]): RunningProgram {
  const child = spawn(process.execPath, ["--import", "tsx", path, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  const ended = once(child, "close").then(() => undefined);
  const until = async (start: string): Promise<void> => {
    const isThere = () => lines.some((line) => line.startsWith(start));
    while (!isThere()) {
      await Promise.race([once(reader, "line"), ended]);
      if (!isThere() && (child.exitCode !== null || child.signalCode !== null))
        throw new Error(`${path} ended before it said "${start}": ${lines.join(" | ")}`);
    }
  };
  return { child, lines, until, ended };
}
