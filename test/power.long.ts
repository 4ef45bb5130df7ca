import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { runProgram } from "../src/lake/testing/run-program.ts";
import { seededRandom } from "../src/stats/index.ts";
import { Acknowledged as AcknowledgedDecisions } from "../src/store/testing/acknowledged.ts";
import { type Acknowledged, acknowledge, checkWorkspace } from "./kill/check-workspace.ts";
import { works } from "./kill/kinds-of-work.ts";
import { makeWorkspace } from "./kill/make-workspace.ts";
import { startProgram } from "./kill/started-program.ts";
import { canCutPower, DiskWithoutPower } from "./power/disk-without-power.ts";

const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const decide = fileURLToPath(new URL("../src/store/testing/decide.ts", import.meta.url));

const neverSynced = "gone with the power";

describe("a power cut (root and loop devices on Linux)", () => {
  it.skipIf(!canCutPower())(
    `loses no acknowledged load, build or decision, at 25 random moments (seed ${seed})`,
    { timeout: 1_200_000 },
    async () => {
      const place = await mkdtemp(join(tmpdir(), "entente-power-"));
      onTestFinished(() => rm(place, { recursive: true, force: true }));
      const disk = new DiskWithoutPower(place, 512);
      onTestFinished(() => disk.unmount());
      const inbox = join(place, "inbox");
      await mkdir(inbox);
      const workspace = await makeWorkspace(join(disk.folder, "workspace"));
      disk.sync();
      const { state } = workspace.paths;
      const done: Acknowledged = { loads: new Set(), undone: new Set(), snapshot: 0 };
      const decided = new AcknowledgedDecisions();
      let lost = 0;
      const random = seededRandom(seed, "power");
      for (let round = 0; round < 25; round++) {
        const when = `round ${round}`;
        const args = [workspace.root, inbox, `r${round}`, "100", random.pick(works)];
        const [loading, deciding] = [startProgram(args), runProgram(decide, [state, when])];
        await loading.until("ready");
        await deciding.until("decided");
        loading.go();
        if (round % 2 === 0) await somethingDone(loading.lines);
        await wait(random.uniform() * 3_000);
        await writeFile(join(disk.folder, `never-synced-${round}`), neverSynced);
        const heard = { loading: [...loading.lines], deciding: [...deciding.lines] };
        disk.cut();
        deciding.child.kill("SIGKILL");
        await Promise.all([loading.kill(), deciding.ended]);
        await disk.unmount();
        disk.mount();
        if ((await textOf(join(disk.folder, `never-synced-${round}`))) !== neverSynced) lost++;
        acknowledge(done, heard.loading);
        decided.note(heard.deciding);
        await checkWorkspace(workspace, done, when);
        await decided.check(state, when);
      }
      console.log(`power cuts, seed ${seed}: ${done.loads.size} loads, ${decided.count} decisions kept`);
      expect(lost, "what was never synced").toBeGreaterThan(12);
      expect(done.loads.size).toBeGreaterThan(0);
      expect(decided.count).toBeGreaterThan(25);
    },
  );
});

/** Every other cut comes after a load, a build or an undo was acknowledged, however slow the machine. */
async function somethingDone(lines: readonly string[]): Promise<void> {
  while (!lines.some((line) => /^(loaded|built|undone) /u.test(line))) await wait(20);
}

/** Undefined when the file is gone; its name may outlive its content. */
async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
