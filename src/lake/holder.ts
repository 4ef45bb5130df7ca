import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";
import type { LockVerb } from "./refuse.ts";

const verbs = ["load", "build", "rebuild", "undo", "retry", "backup"] as const satisfies readonly LockVerb[];

const holderSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  startedAt: z.string(),
  verb: z.enum(verbs),
  token: z.string(),
  process: z.string().exactOptional(),
});

/** Who holds the lock. `token` is never used twice; `process` tells a pid from its next bearer. */
export type Holder = z.infer<typeof holderSchema>;

export async function newHolder(verb: LockVerb): Promise<Holder> {
  const born = await processBirth(process.pid);
  return {
    pid: process.pid,
    host: hostname(),
    startedAt: new Date().toISOString(),
    verb,
    token: randomUUID(),
    ...(born !== undefined && { process: born }),
  };
}

/** The holder that a lock file names; undefined when the file holds no such thing. */
export function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** False only when it is certain: another machine's process counts as running. */
export async function isRunning(holder: Holder): Promise<boolean> {
  if (isElsewhere(holder)) return true;
  if (!pidExists(holder.pid)) return false;
  const born = await processBirth(holder.pid);
  return holder.process === undefined || born === undefined || born === holder.process;
}

export function isElsewhere(holder: Holder): boolean {
  return holder.host !== hostname();
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * On Linux, what no later process of the same pid shares: the boot, and the tick at which it started.
 * `ended` for a process that was killed and that its parent has not yet buried.
 */
async function processBirth(pid: number): Promise<string | undefined> {
  try {
    const [boot, stat] = await Promise.all([
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      readFile(`/proc/${pid}/stat`, "utf8"),
    ]);
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? "ended" : `${boot.trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}
