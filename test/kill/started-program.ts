import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const program = fileURLToPath(new URL("./work.ts", import.meta.url));

export interface StartedProgram {
  readonly lines: readonly string[];
  /** Resolves when the line was said; rejects when the program ends before. */
  until(line: string): Promise<void>;
  go(): void;
  /** Resolves when it is gone, and all that it said has been heard. */
  kill(): Promise<void>;
}

/** Starts `work.ts`; it waits for `go`. */
export function startProgram(args: readonly string[]): StartedProgram {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", program, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout! });
  reader.on("line", (line) => lines.push(line));
  const ended = Promise.all([once(child, "exit"), once(reader, "close")]);
  return {
    lines,
    until: async (line) => {
      while (!lines.includes(line)) {
        await Promise.race([once(reader, "line"), ended]);
        if (child.exitCode !== null) throw new Error(`The program ended: ${lines.join(" | ")}`);
      }
    },
    go: () => void child.stdin!.write("go\n"),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
