import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { seededRandom } from "../src/stats/index.ts";
import { killRounds } from "./kill/kill-rounds.ts";

const seed = Number(process.env["ENTENTE_TEST_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

describe("kill -9 during loads and builds", () => {
  it("never leaves a broken workspace, at 25 random moments", { timeout: 300_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "entente-kill-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const random = seededRandom(seed, "kill");
    const cut = await killRounds({ folder, rounds: 25, random, rows: 100 });
    console.log(`kill rounds, seed ${seed}: ${[...cut].map((entry) => entry.join(" ")).join(", ")}`);
    expect([...cut.values()].reduce((sum, times) => sum + times, 0)).toBe(25);
  });
});
