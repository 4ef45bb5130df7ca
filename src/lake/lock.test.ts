import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { Refusal } from "../core/index.ts";
import { withLock } from "./lock.ts";
import { runProgram } from "./testing/run-program.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const program = fileURLToPath(new URL("./testing/hold-lock.ts", import.meta.url));
const isLinux = process.platform === "linux";

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error(`Not refused: ${String(error)}`);
  return error;
}

const lockFiles = async (state: string) =>
  (await readdir(state)).filter((name) => name.startsWith("build.lock"));

async function writeHolder(state: string, holder: object): Promise<void> {
  await mkdir(state, { recursive: true });
  const whole = { host: hostname(), startedAt: "2025-03-01T08:00:00.000Z", verb: "build", token: "old" };
  await writeFile(join(state, "build.lock"), JSON.stringify({ ...whole, ...holder }));
}

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "close");
  return child.pid!;
}

describe("withLock", () => {
  it("runs the work, gives back its value, and leaves no lock file", async () => {
    const state = await temporaryFolder();
    expect(await withLock(state, { verb: "load" }, async () => 7)).toBe(7);
    expect(await lockFiles(state)).toEqual([]);
  });

  it("leaves no lock file when the work throws", async () => {
    const state = await temporaryFolder();
    const work = withLock(state, { verb: "load" }, () => Promise.reject(new Error("no")));
    await expect(work).rejects.toThrow("no");
    expect(await lockFiles(state)).toEqual([]);
  });

  it("refuses a second process with a sentence that names the first, in both languages", async () => {
    const state = await temporaryFolder();
    const holder = runProgram(program, [state, "60000"]);
    onTestFinished(() => void holder.child.kill("SIGKILL"));
    await holder.until("held");
    const refused = await refusalOf(withLock(state, { verb: "build" }, async () => 1));
    expect(refused.code).toBe("workspace-busy");
    const { pid } = holder.child;
    expect(refused.words.en).toMatch(
      new RegExp(
        `^Process ${pid} has been loading files into this workspace since 20..-..-.. ..:..:..: wait`,
      ),
    );
    expect(refused.words.fr).toMatch(new RegExp(`^Le processus ${pid} charge des fichiers .* depuis le 20`));
  });

  it("refuses a second work of the same process", async () => {
    const state = await temporaryFolder();
    await withLock(state, { verb: "build" }, async () => {
      const refused = await refusalOf(withLock(state, { verb: "load" }, async () => 1));
      expect(refused.words.en).toContain(`Process ${process.pid} has been building`);
    });
  });

  it("takes over from a holder that was killed, and sweeps what it left", async () => {
    const state = await temporaryFolder();
    const holder = runProgram(program, [state, "60000"]);
    await holder.until("held");
    await writeFile(join(state, "lake", "tmp", "half"), "half");
    holder.child.kill("SIGKILL");
    await holder.ended;
    await withLock(state, { verb: "build" }, async () => {
      expect(await readdir(join(state, "lake", "tmp"))).toEqual([]);
      expect(await lockFiles(state)).toEqual(["build.lock"]);
    });
    expect(await lockFiles(state)).toEqual([]);
  });

  it.skipIf(!isLinux)("takes over when the holder's pid now belongs to another process", async () => {
    const state = await temporaryFolder();
    await writeHolder(state, { pid: process.pid, process: "another boot:12345" });
    expect(await withLock(state, { verb: "load" }, async () => "mine")).toBe("mine");
  });

  it("never takes over from another machine, and says which file to delete", async () => {
    const state = await temporaryFolder();
    await writeHolder(state, { pid: await endedPid(), host: "atlas" });
    const refused = await refusalOf(withLock(state, { verb: "load" }, async () => 1));
    expect(refused.code).toBe("workspace-busy-elsewhere");
    expect(refused.words.en).toContain("on the machine atlas");
    expect(refused.words.fr).toContain(join(state, "build.lock"));
  });

  it("takes over a lock file that a power cut emptied, but not one that is seconds old", async () => {
    const state = await temporaryFolder();
    await writeFile(join(state, "build.lock"), "");
    await refusalOf(withLock(state, { verb: "load" }, async () => 1));
    await utimes(join(state, "build.lock"), 1, 1);
    expect(await withLock(state, { verb: "load" }, async () => "mine")).toBe("mine");
    expect(await lockFiles(state)).toEqual([]);
  });

  it("follows a chain of takers-over that died before they were done", async () => {
    const state = await temporaryFolder();
    const pid = await endedPid();
    await writeHolder(state, { pid, token: "first" });
    const successor = { pid, host: hostname(), startedAt: "2025-03-01T08:00:00.000Z", verb: "load" };
    await writeFile(join(state, "build.lock.after-first"), JSON.stringify({ ...successor, token: "second" }));
    await writeFile(join(state, "build.lock.after-second"), JSON.stringify({ ...successor, token: "third" }));
    await withLock(state, { verb: "load" }, async () => {
      expect(await lockFiles(state)).toEqual(["build.lock"]);
      expect(JSON.parse(await readFile(join(state, "build.lock"), "utf8"))).toMatchObject({
        pid: process.pid,
      });
    });
  });

  it("lets one in at a time, however many succeed a dead holder together", async () => {
    const pid = await endedPid();
    for (let round = 0; round < 20; round++) {
      const state = await temporaryFolder();
      await writeHolder(state, { pid, token: `dead-${round}` });
      let inside = 0;
      let entered = 0;
      const contend = async () => {
        try {
          await withLock(state, { verb: "load" }, async () => {
            expect(++inside).toBe(1);
            entered++;
            await wait(3);
            inside--;
          });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      };
      await Promise.all(Array.from({ length: 12 }, contend));
      expect(entered).toBeGreaterThan(0);
      expect(await lockFiles(state)).toEqual([]);
    }
  });

  it("lets one process in at a time after a kill", async () => {
    const state = await temporaryFolder();
    const journal = join(await temporaryFolder(), "journal");
    await writeHolder(state, { pid: await endedPid() });
    const programs = Array.from({ length: 5 }, () => runProgram(program, [state, "100", journal]));
    await Promise.all(programs.map(({ ended }) => ended));
    const lines = (await readFile(journal, "utf8")).trim().split("\n");
    for (let at = 0; at < lines.length; at += 2) {
      expect(lines[at]).toMatch(/^held /);
      expect(lines[at + 1]).toBe(lines[at]!.replace("held", "left"));
    }
    for (const { lines: said } of programs)
      expect(said.at(-1)).toMatch(/^(left|refused: Process \d+ has been)/);
  });
});
