import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * A small ext4 disk in a file, whose power can be cut: EXT4_IOC_SHUTDOWN without a flush of the journal (what xfstests calls
 * "godown"). What no fsync had sent to the disk is then gone. Only what was acknowledged before `cut` is called counts: an fsync
 * under way at that moment may return without an error. It cannot show what a disk loses that lies about its own cache.
 */
export class DiskWithoutPower {
  readonly folder: string;
  readonly #image: string;

  constructor(place: string, megabytes: number) {
    this.folder = join(place, "disk");
    this.#image = join(place, "disk.img");
    mkdirSync(this.folder);
    run("truncate", "-s", `${megabytes}M`, this.#image);
    run("mkfs.ext4", "-q", "-F", this.#image);
    this.mount();
  }

  /** What is not under test reaches the disk. */
  sync(): void {
    run("sync", "-f", this.folder);
  }

  cut(): void {
    run("perl", "-e", shutDown, this.folder);
  }

  mount(): void {
    run("mount", "-o", "loop", this.#image, this.folder);
  }

  /** libsql lets go of a file when the statements over it are collected, not when it is closed. */
  async unmount(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        run("umount", this.folder);
        return;
      } catch (error) {
        if (attempt === 20) throw error;
        collectGarbage();
        await wait(50);
      }
    }
  }
}

/** Root, loop devices, and the programs that make, mount and stop a disk. */
export function canCutPower(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/dev/loop-control"))
    return false;
  return ["truncate", "mkfs.ext4", "perl", "mount", "umount"].every(isThere);
}

function isThere(program: string): boolean {
  try {
    run("which", program);
    return true;
  } catch {
    return false;
  }
}

/** EXT4_IOC_SHUTDOWN is _IOR('X', 125, __u32), 2 its EXT4_GOING_FLAGS_NOLOGFLUSH (linux/fs/ext4/ext4.h). */
const shutDown = `opendir(my $folder, $ARGV[0]) or die $!; my $how = pack("L", 2);
open(my $handle, "<", $ARGV[0]) or die $!; defined ioctl($handle, 0x8004587D, $how) or die $!;`;

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
}

function run(program: string, ...argv: readonly string[]): void {
  execFileSync(program, argv, { stdio: ["ignore", "ignore", "pipe"] });
}
