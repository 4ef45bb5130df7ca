import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that goes when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "entente-lake-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether this process may mount a small disk: root on Linux, outside of a locked container. */
export function canMount(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && mounts();
}

function mounts(): boolean {
  try {
    execFileSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A disk of a few kilobytes. */
export async function smallDisk(kilobytes: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "entente-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder]);
  onTestFinished(async () => {
    execFileSync("umount", ["-l", folder]);
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Forbids writing: by a read-only mount for root, whom no mode bits stop. */
export async function makeReadOnly(folder: string, isMount: boolean): Promise<void> {
  if (isMount) execFileSync("mount", ["-o", "remount,ro", folder]);
  else {
    await chmod(folder, 0o555);
    onTestFinished(() => chmod(folder, 0o755));
  }
}
